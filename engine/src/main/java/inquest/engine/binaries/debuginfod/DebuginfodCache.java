package inquest.engine.binaries.debuginfod;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The folder in which debuginfod clients keep what servers gave, laid out as elfutils does
 * (debuginfod_find_debuginfo(3), "CACHE"): {@code BUILDID/debuginfo} and {@code
 * BUILDID/executable}, where an empty file says that no server had it at the time when it was made.
 */
final class DebuginfodCache {
  private static final Duration USUAL_MISS = Duration.ofMinutes(10);
  private static final String MISS_FILE = "cache_miss_s";
  private static final String OWNER_ONLY = "rwx------";
  private static final String READ_ONLY = "r--------";

  private final Path folder;
  private final InstantSource clock;

  DebuginfodCache(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What the cache knows of a file. */
  sealed interface Known {
    /** It is there. */
    record Present(Path file) implements Known {}

    /** No server had it a short while ago. */
    record Missed() implements Known {}

    /** Nothing: the servers are to be asked. */
    record Nothing() implements Known {}
  }

  /** Looks for a file; a mark that no server had it is taken away when it is too old. */
  Known look(String buildId, DebuginfodKind kind) throws IOException {
    Path file = file(buildId, kind);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return new Known.Nothing();
    }
    if (attributes.isRegularFile() && attributes.size() > 0 && Files.isReadable(file)) {
      used(file);
      return new Known.Present(file);
    }
    Instant made = attributes.lastModifiedTime().toInstant();
    boolean fresh = !clock.instant().isAfter(made.plus(missTime()));
    if (fresh && attributes.size() == 0 && Files.isReadable(file)) {
      return new Known.Missed();
    }
    Files.delete(file); // old, or a mark of elfutils before 0.184, which nobody may read
    return new Known.Nothing();
  }

  /** elfutils removes what was not used for some time. */
  private void used(Path file) {
    try {
      Files.setAttribute(file, "lastAccessTime", FileTime.from(clock.instant()));
    } catch (IOException e) {
      return; // someone else's file: it is as good
    }
  }

  private Duration missTime() {
    try {
      String text = Files.readString(folder.resolve(MISS_FILE)).strip();
      return Duration.ofSeconds(Math.clamp(Long.parseLong(text), 0, Integer.MAX_VALUE));
    } catch (IOException | NumberFormatException e) {
      return USUAL_MISS;
    }
  }

  /** A new file beside the one that is to come. */
  Path temporary(String buildId, DebuginfodKind kind) throws IOException {
    return Files.createTempFile(make(buildId), kind.word() + ".", "");
  }

  /** Gives a file that came its place, at once and whole. */
  Path keep(Path temporary, String buildId, DebuginfodKind kind, Optional<Instant> modified)
      throws IOException {
    Path file = file(buildId, kind);
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(READ_ONLY));
    if (modified.isPresent()) {
      Files.setLastModifiedTime(temporary, FileTime.from(modified.get()));
    }
    try {
      return Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Throws a file away that is not to be kept, and its folder if nothing else is in it. */
  void drop(Path temporary) throws IOException {
    Files.deleteIfExists(temporary);
    try {
      Files.deleteIfExists(temporary.getParent());
    } catch (DirectoryNotEmptyException e) {
      return;
    }
  }

  /** Marks that no server has a file. */
  void miss(String buildId, DebuginfodKind kind) throws IOException {
    make(buildId);
    try {
      Files.createFile(file(buildId, kind));
    } catch (FileAlreadyExistsException e) {
      return; // another client was faster, perhaps with the file itself
    }
  }

  private Path make(String buildId) throws IOException {
    Path of = folder.resolve(buildId);
    if (!Files.isDirectory(of, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(
          of, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }
    return of;
  }

  private Path file(String buildId, DebuginfodKind kind) {
    return folder.resolve(buildId).resolve(kind.word());
  }
}
