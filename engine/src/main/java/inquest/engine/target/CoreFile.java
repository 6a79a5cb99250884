package inquest.engine.target;

import static inquest.engine.target.CannotOpen.cannotAnalyse;
import static inquest.engine.target.CannotOpen.wrongUsage;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The bytes of a core file, mapped until closed. */
final class CoreFile implements AutoCloseable {
  private final Path path;
  private final Arena arena;
  private final Bytes bytes;
  private final List<Note> notes;

  private CoreFile(Path path, Arena arena, Bytes bytes, List<Note> notes) {
    this.path = path;
    this.arena = arena;
    this.bytes = bytes;
    this.notes = notes;
  }

  /** Maps the file; unpacks it first where it is compressed. */
  @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as what is returned
  static CoreFile open(Path path, Progress progress) throws CannotOpen {
    if (Files.isDirectory(path)) {
      throw wrongUsage(path + " is a directory", "give the core file itself");
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() == 0) {
        throw cannotAnalyse(
            path + " is empty",
            "check that the disk was not full and that core size is not limited (ulimit -c)");
      }
      Bytes bytes = Bytes.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
      return new CoreFile(path, arena, bytes, List.of());
    } catch (NoSuchFileException e) {
      arena.close();
      throw wrongUsage(path + " does not exist", "check the path");
    } catch (AccessDeniedException e) {
      arena.close();
      throw cannotAnalyse(path + " may not be read", "run as its owner or as root");
    } catch (IOException e) {
      arena.close();
      throw cannotAnalyse(path + " cannot be read: " + e.getMessage(), "copy it and try again");
    } catch (CannotOpen e) {
      arena.close();
      throw e;
    }
  }

  /** The ELF file in it, which is a core of a known architecture. */
  ElfFile parse() throws CannotOpen {
    ElfFile elf;
    try {
      elf = ElfFile.parse(bytes);
    } catch (NotElf e) {
      throw cannotAnalyse(path + " is not a core: " + e.reason().words(), "give a core file");
    }
    if (elf.type() != ElfFile.CORE) {
      throw wrongUsage(
          path + " is an executable or a shared library, not a core", "give the core file first");
    }
    if (elf.architecture().isEmpty()) {
      throw cannotAnalyse(
          path + " is the core of an unknown processor (ELF machine " + elf.machine() + ")",
          "Inquest knows x86-64 and aarch64");
    }
    return elf;
  }

  List<Note> notes() {
    return notes;
  }

  @Override
  public void close() {
    arena.close();
  }
}
