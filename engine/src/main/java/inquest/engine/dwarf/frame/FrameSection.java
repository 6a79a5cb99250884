package inquest.engine.dwarf.frame;

import inquest.engine.memory.Memory;
import inquest.engine.memory.Ranges;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where call frame information lies, seen as memory: the process's own, or a file's section placed
 * at the address that it has or would have in the process. All addresses in it come out as
 * addresses of the process. Safe to use from several threads.
 */
public final class FrameSection {
  /** In which of its two forms it is written. */
  public enum Kind {
    /** {@code .eh_frame}: pointers are encoded, a frame's pointer to its CIE is relative. */
    EH_FRAME,
    /** {@code .debug_frame}: pointers are absolute, that to the CIE counts from the start. */
    DEBUG_FRAME
  }

  private final Kind kind;
  private final Memory memory;
  private final Ranges.Range extent;
  private final boolean endKnown;
  private final PointerEncoding.Bases bases;
  private final Map<Long, Cie> cies = new ConcurrentHashMap<>();

  private FrameSection(
      Kind kind, Ranges.Range extent, boolean endKnown, PointerEncoding.Bases bases) {
    this.kind = kind;
    this.memory = Objects.requireNonNull(bases.memory());
    this.extent = extent;
    this.endKnown = endKnown;
    this.bases = bases;
  }

  /**
   * A section in the process's own memory, whose pointers the loader has relocated.
   *
   * @param extent the section; it may end before the end of that run, at an entry of length zero
   */
  public static FrameSection loaded(Memory memory, Ranges.Range extent) {
    return new FrameSection(
        Kind.EH_FRAME, extent, false, new PointerEncoding.Bases(memory, 0, 0, 0));
  }

  /**
   * A section of a file.
   *
   * @param memory the section at its place
   * @param extent the section
   * @param bias what is added to absolute pointers
   */
  public static FrameSection ofFile(Kind kind, Memory memory, Ranges.Range extent, long bias) {
    return new FrameSection(
        kind, extent, true, new PointerEncoding.Bases(memory, bias, bias, bias));
  }

  Kind kind() {
    return kind;
  }

  Memory memory() {
    return memory;
  }

  long start() {
    return extent.start();
  }

  long end() {
    return extent.end();
  }

  /** Whether the section is known to reach to its end, past entries of length zero. */
  boolean endKnown() {
    return endKnown;
  }

  PointerEncoding.Bases bases() {
    return bases;
  }

  boolean contains(long address) {
    return Long.compareUnsigned(address, start()) >= 0 && Long.compareUnsigned(address, end()) < 0;
  }

  /**
   * The CIE at an address, read once.
   *
   * @throws inquest.engine.note.Unreadable where there is none
   */
  Cie cieAt(long address) {
    Cie known = cies.get(address);
    if (known == null) {
      known = Cie.read(this, address);
      cies.put(address, known);
    }
    return known;
  }
}
