package inquest.engine.layout;

import inquest.engine.dwarf.TypeReader;
import inquest.engine.elf.ElfFile;
import java.util.Optional;

/**
 * Makes a layout from the debug information of an interpreter and its extension modules. Each file
 * adds what the ones before it did not describe. Belongs to one thread.
 */
public final class LayoutMaker {
  private final Wanted wanted = Wanted.shipped();
  private Structs structs = Structs.none();

  /** Whether the file has debug information to read. */
  public static boolean canRead(ElfFile file) {
    return TypeReader.canRead(file);
  }

  /**
   * Adds what a file describes.
   *
   * @param supplement the file that {@code .gnu_debugaltlink} names, where there is one
   * @throws inquest.engine.note.Unreadable when the debug information cannot be read
   */
  public void add(ElfFile file, Optional<ElfFile> supplement) {
    structs = structs.orElse(DwarfStructs.read(TypeReader.open(file, supplement), wanted));
  }

  /** What was found so far, in the order of the wanted list. */
  public Structs structs() {
    return structs.inOrderOf(wanted.items().stream().map(Wanted.Item::name).toList());
  }
}
