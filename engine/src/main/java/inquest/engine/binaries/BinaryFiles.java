package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.memory.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** ELF files of this machine, each opened and mapped once, until closed. */
final class BinaryFiles implements AutoCloseable {
  private final Arena arena;
  private final Map<Path, Optional<ElfFile>> opened = new HashMap<>();

  @SuppressWarnings("MustBeClosedChecker") // closed with this
  BinaryFiles() {
    arena = Arena.ofShared();
  }

  /** The ELF file at a path; empty where there is none that can be read. */
  synchronized Optional<ElfFile> open(Path path) {
    Optional<ElfFile> known = opened.get(path);
    if (known == null) {
      known = map(path).flatMap(BinaryFiles::parse);
      opened.put(path, known);
    }
    return known;
  }

  /** Whether the file starts with {@code #!}. */
  static boolean isScript(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == '#' && in.read() == '!';
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Bytes> map(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return Optional.of(
          Bytes.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ElfFile> parse(Bytes bytes) {
    try {
      return Optional.of(ElfFile.parse(bytes));
    } catch (NotElf e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
