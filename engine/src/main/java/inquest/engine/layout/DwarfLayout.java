package inquest.engine.layout;

import inquest.engine.elf.ElfFile;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the structures from the debug information of the target's own interpreter, when a {@link
 * Binding} asks for it.
 *
 * @param file the file with the debug information
 * @param supplement the file that {@code .gnu_debugaltlink} names, where there is one
 * @param cache where readings are kept between runs; they are found by build id
 */
public record DwarfLayout(ElfFile file, Optional<ElfFile> supplement, Optional<LayoutCache> cache)
    implements Supplier<Structs> {

  /** Whether a file has debug information to read. */
  public static boolean canRead(ElfFile file) {
    return LayoutMaker.canRead(file);
  }

  /**
   * Reads them, or takes them from the cache.
   *
   * @throws inquest.engine.note.Unreadable when the debug information is damaged or of a kind that
   *     is not supported
   */
  @Override
  public Structs get() {
    Optional<String> id = file.buildId();
    if (cache.isEmpty() || id.isEmpty()) {
      return read();
    }
    return cache.get().structs(id.get(), this::read);
  }

  private Structs read() {
    LayoutMaker maker = new LayoutMaker();
    maker.add(file, supplement);
    return maker.structs();
  }
}
