package inquest.engine.target.live;

import inquest.engine.target.CannotOpen;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that has its name only once it is whole: until then it lies beside it under another, for
 * this user alone, and is removed unless it is kept. Used by one thread.
 */
final class NewFile implements AutoCloseable {
  private final Path file;
  private final boolean force;
  private final Path temporary;
  private final FileChannel channel;
  private boolean kept;

  private NewFile(Path file, boolean force, Path temporary, FileChannel channel) {
    this.file = file;
    this.force = force;
    this.temporary = temporary;
    this.channel = channel;
  }

  /**
   * Begins a file.
   *
   * @param force whether a file of that name is replaced
   * @throws CannotOpen when there is one already, or none can be made there
   */
  static NewFile begin(Path file, boolean force) throws CannotOpen {
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    if (!Files.isDirectory(folder)) {
      throw CannotOpen.wrongUsage(
          "there is no folder " + folder, "make it first, or name another file with -o");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      if (!plain || !force) {
        throw exists(file, plain);
      }
    }
    try {
      Path temporary = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
      return new NewFile(
          file, force, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw trouble(e, file);
    }
  }

  private static CannotOpen exists(Path file, boolean plain) {
    return plain
        ? CannotOpen.wrongUsage(
            file + " exists already", "name another file with -o, or pass --force to replace it")
        : CannotOpen.wrongUsage(
            file + " exists already and is no plain file", "name another file with -o");
  }

  FileChannel channel() {
    return channel;
  }

  /**
   * Gives it its name.
   *
   * @throws CannotOpen when that cannot be done
   */
  void keep() throws CannotOpen {
    try {
      channel.close(); // some file systems tell only here that they are full
      if (force) {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.move(temporary, file);
      }
      kept = true;
    } catch (FileAlreadyExistsException e) {
      throw exists(file, true);
    } catch (IOException e) {
      throw trouble(e, file);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!kept) {
      Files.deleteIfExists(temporary);
    }
  }

  /** Why a file could not be written, in a sentence. */
  static CannotOpen trouble(IOException e, Path file) {
    String why = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    String written = file + " cannot be written: ";
    if (e instanceof AccessDeniedException) {
      return CannotOpen.cannotAnalyse(
          written + "permission denied", "name a file in another folder with -o");
    }
    if (e instanceof NoSuchFileException) {
      return CannotOpen.cannotAnalyse(
          written + "no file can be made in that folder", "name one in another folder with -o");
    }
    if (why.contains("No space left") || why.contains("quota")) {
      return CannotOpen.cannotAnalyse(
          written + "the disk is full; what was there of it is removed",
          "name a file on another disk with -o, or one that ends in .zst, which is smaller");
    }
    if (why.contains("File too large")) {
      return CannotOpen.cannotAnalyse(
          written + "files may not be as large (ulimit -f, or the file system)",
          "raise the limit, or name a file that ends in .zst, which is smaller");
    }
    String reason =
        e instanceof FileSystemException f ? Objects.requireNonNullElse(f.getReason(), why) : why;
    return CannotOpen.cannotAnalyse(written + reason, "name another file with -o");
  }
}
