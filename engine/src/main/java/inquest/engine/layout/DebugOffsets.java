package inquest.engine.layout;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a process's own {@code _Py_DebugOffsets} says (3.13 and later; {@code _PyRuntime} starts
 * with it). The table lies in writable memory of the target: cookie, version and sizes are checked
 * here, and every offset against its structure's size; {@link StructMerger} checks alignment.
 */
public final class DebugOffsets {
  /** {@code _Py_Debug_Cookie}: "xdebugpy" as a little-endian number. */
  public static final long COOKIE = 0x7970_6775_6265_6478L;

  private static final int LARGEST_STRUCTURE = 64 << 20;
  private static final String TABLE = "_Py_DebugOffsets";

  private final PythonVersion version;
  private final boolean freeThreaded;
  private final Map<String, Integer> sizes = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> offsets = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();

  private DebugOffsets(PythonVersion version, boolean freeThreaded) {
    this.version = version;
    this.freeThreaded = freeThreaded;
  }

  /** Whether the eight bytes at an address are the cookie. */
  public static boolean startsAt(Memory memory, long address) {
    try {
      return memory.i64(address) == COOKIE;
    } catch (Unreadable e) {
      return false; // nothing can start where nothing can be read
    }
  }

  /**
   * Reads the table.
   *
   * @param address of {@code _PyRuntime}
   * @throws Unreadable when it cannot be read or cannot be right as a whole
   */
  public static DebugOffsets read(Memory memory, long address) {
    if (memory.i64(address) != COOKIE) {
      throw Unreadable.implausible(address, "there is no table of debug offsets");
    }
    PythonVersion version = PythonVersion.ofHex(memory.i64(address + 8));
    long free = memory.i64(address + 16);
    if (!Series.plausible(version) || !Series.hasDebugOffsets(version) || free >>> 1 != 0) {
      throw Unreadable.implausible(address, "the table of debug offsets is damaged");
    }
    DebugOffsets table = new DebugOffsets(version, free == 1);
    table.fill(memory, address, table.shape(address));
    return table;
  }

  /** The shape of the table: of this series, or of the newest that Inquest knows before it. */
  private Struct shape(long address) {
    ShippedLayouts.Entry entry =
        ShippedLayouts.nearest(version, Flavour.DEFAULT)
            .orElseThrow(() ->
                new Unreadable(
                    Absence.UNSUPPORTED, address, "debug offsets of " + version + " are unknown"));
    if (!entry.version().series().equals(version.series())) {
      notes.add(
          Note.warning(
              "debug offsets",
              "their form in "
                  + version
                  + " is not known; they are read as those of "
                  + entry.version().series()));
    }
    Struct shape = ShippedLayouts.text(entry, Architecture.X86_64).struct(TABLE);
    if (shape == null) {
      throw new Unreadable(
          Absence.UNSUPPORTED, address, "debug offsets of " + version + " are unknown");
    }
    return shape;
  }

  private void fill(Memory memory, long address, Struct shape) {
    List<DebugOffsetsMap.Entry> map = DebugOffsetsMap.shipped();
    for (DebugOffsetsMap.Entry entry : map) {
      if (entry.isSize() && shape.has(entry.member())) {
        long size = memory.i64(address + shape.offset(entry.member()));
        if (size <= 0 || size > LARGEST_STRUCTURE) {
          refuse(entry, size);
        } else {
          sizes.put(entry.struct(), (int) size);
        }
      }
    }
    if (!sizes.containsKey("PyThreadState") || !sizes.containsKey("PyInterpreterState")) {
      throw Unreadable.implausible(address, "the table of debug offsets is damaged");
    }
    for (DebugOffsetsMap.Entry entry : map) {
      if (!entry.isSize() && shape.has(entry.member())) {
        offset(entry, memory.i64(address + shape.offset(entry.member())));
      }
    }
  }

  private void offset(DebugOffsetsMap.Entry entry, long offset) {
    if (offset == 0 && entry.optional()) {
      return;
    }
    int size = sizes.getOrDefault(entry.struct(), LARGEST_STRUCTURE);
    if (offset < 0 || offset > size) {
      refuse(entry, offset);
    } else {
      offsets
          .computeIfAbsent(entry.struct(), s -> new LinkedHashMap<>())
          .put(entry.field(), (int) offset);
    }
  }

  private void refuse(DebugOffsetsMap.Entry entry, long value) {
    notes.add(
        Note.warning(
            "debug offsets",
            entry.member()
                + " is "
                + Long.toUnsignedString(value)
                + ", which cannot be right; it is not used"));
  }

  /** The version that the table gives. */
  public PythonVersion version() {
    return version;
  }

  /** Whether it is of a free-threaded build. */
  public boolean freeThreaded() {
    return freeThreaded;
  }

  /** What was refused, and what was read as something else. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** {@code sizeof} of a structure, where the table gives it. */
  public OptionalInt size(String struct) {
    Integer size = sizes.get(struct);
    return size == null ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /** The offsets that the table gives of a structure's fields, in bytes. */
  public Map<String, Integer> offsets(String struct) {
    return offsets.getOrDefault(struct, Map.of());
  }

  /** How many of the structures with known sizes have the same size in a layout. */
  int agreement(LayoutText layout) {
    int same = 0;
    for (Map.Entry<String, Integer> size : sizes.entrySet()) {
      Struct struct = layout.struct(size.getKey());
      same += struct != null && struct.size() == size.getValue() ? 1 : 0;
    }
    return same;
  }

  /** Whether all the structures with known sizes have those sizes in a layout. */
  boolean fits(LayoutText layout) {
    return agreement(layout) == sizes.size();
  }
}
