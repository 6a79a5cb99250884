package inquest.engine.target;

import static inquest.engine.target.CannotOpen.cannotAnalyse;
import static inquest.engine.target.CannotOpen.wrongUsage;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The bytes of a core file, unpacked where need be and mapped until closed. */
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

  /**
   * Maps the file.
   *
   * @param temporary folder for the unpacked form of a compressed file
   */
  static CoreFile open(Path path, Path temporary, Progress progress) throws CannotOpen {
    if (Files.isDirectory(path)) {
      throw wrongUsage(path + " is a directory", "give the core file in it");
    }
    try {
      if (isPipe(path)) {
        try (InputStream in = Files.newInputStream(path)) {
          return unpack(path, Optional.empty(), in, 0, temporary, progress);
        }
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        return open(path, channel, temporary, progress);
      }
    } catch (NoSuchFileException e) {
      throw wrongUsage(path + " does not exist", "check the path");
    } catch (AccessDeniedException e) {
      throw cannotAnalyse(
          path + " may not be read by this user",
          "run Inquest as the owner of the file or as root");
    } catch (IOException e) {
      throw cannotAnalyse(
          path + " cannot be read: " + words(e), "copy it to another disk and try again");
    }
  }

  private static CoreFile open(Path path, FileChannel channel, Path temporary, Progress progress)
      throws CannotOpen, IOException {
    if (channel.size() == 0) {
      throw cannotAnalyse(
          path + " is empty",
          "look whether the disk was full or core files are limited (ulimit -c), and let it be"
              + " written again");
    }
    byte[] start = new byte[Compression.MAGIC_BYTES];
    int had = channel.read(ByteBuffer.wrap(start), 0);
    Optional<Compression> compression = Compression.of(start, had);
    if (compression.isEmpty()) {
      return map(path, channel, channel.size(), List.of());
    }
    if (!compression.get().supported()) {
      throw wrongUsage(
          path + " is compressed with " + compression.get().displayName(),
          "unpack it first; Inquest itself unpacks gzip, xz, zstd and lz4");
    }
    InputStream in = Channels.newInputStream(channel);
    return unpack(path, compression, in, channel.size(), temporary, progress);
  }

  private static CoreFile unpack(
      Path path,
      Optional<Compression> compression,
      InputStream in,
      long totalIn,
      Path temporary,
      Progress progress)
      throws CannotOpen {
    try (Spool spool = Spool.in(temporary)) {
      Optional<Note> note = Unpacking.run(path, compression, in, totalIn, spool, progress);
      return map(path, spool.channel(), spool.length(), note.stream().toList());
    } catch (IOException e) {
      throw cannotAnalyse(
          path + " cannot be unpacked into " + temporary + ": " + words(e),
          "make room there, or set TMPDIR to a folder with more room");
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as what is returned
  private static CoreFile map(Path path, FileChannel channel, long size, List<Note> notes)
      throws IOException {
    Arena arena = Arena.ofShared();
    try {
      Bytes bytes = Bytes.of(channel.map(MapMode.READ_ONLY, 0, size, arena));
      return new CoreFile(path, arena, bytes, notes);
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  private static boolean isPipe(Path path) throws IOException {
    if (Files.isRegularFile(path) || !Files.exists(path)) {
      return false;
    }
    int mode = (int) Files.getAttribute(path, "unix:mode");
    return (mode & 0170000) == 0010000; // S_IFIFO
  }

  private static String words(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  /** The ELF file in it, which is a core of a known architecture with at least something in it. */
  ElfFile parse() throws CannotOpen {
    ElfFile elf;
    try {
      elf = ElfFile.parse(bytes);
    } catch (NotElf e) {
      throw notElf(e.reason());
    }
    if (elf.type() != ElfFile.CORE) {
      throw notCore(elf);
    }
    if (elf.architecture().isEmpty()) {
      throw cannotAnalyse(
          path
              + " is a core of a processor that Inquest does not know (ELF machine "
              + elf.machine()
              + ")",
          "use gdb; Inquest reads x86-64 and aarch64");
    }
    if (elf.programHeaders().stream().allMatch(h -> elf.content(h).length() == 0)) {
      throw cutOff();
    }
    return elf;
  }

  private CannotOpen notElf(NotElf.Reason reason) {
    return switch (reason) {
      case NO_MAGIC ->
          wrongUsage(
              path + " is not a core: it is not an ELF file",
              "give a core file; it may be compressed with gzip, xz, zstd or lz4");
      case TOO_SHORT -> cutOff();
      case NOT_64_BIT ->
          cannotAnalyse(
              path + " is of a 32-bit process", "use gdb; Inquest reads 64-bit processes only");
      case BIG_ENDIAN ->
          cannotAnalyse(
              path + " is of a big-endian process",
              "use gdb; Inquest reads little-endian processes only");
    };
  }

  private CannotOpen notCore(ElfFile elf) {
    boolean interpreter =
        elf.programHeaders().stream().anyMatch(h -> h.type() == ProgramHeader.INTERP);
    String kind =
        switch (elf.type()) {
          case ElfFile.EXEC -> "an executable";
          case ElfFile.DYN -> interpreter ? "an executable" : "a shared library";
          default -> "an ELF file of type " + elf.type();
        };
    return wrongUsage(
        path + " is " + kind + ", not a core", "give the core first and its executable after it");
  }

  private CannotOpen cutOff() {
    return cannotAnalyse(
        path
            + " is cut off: nothing but a part of its headers is left ("
            + bytes.length()
            + " bytes)",
        "copy it again from where it was written");
  }

  /** What happened on the way. */
  List<Note> notes() {
    return notes;
  }

  @Override
  public void close() {
    arena.close();
  }
}
