package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import inquest.engine.elf.ElfBuilder;
import inquest.engine.elf.ElfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  private static final int ANALYSE = CannotOpen.CANNOT_ANALYSE;
  private static final int USAGE = CannotOpen.WRONG_USAGE;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("core");
  }

  private void refused(String reason, String next, int exitStatus) {
    CannotOpen e = assertThrows(CannotOpen.class, () -> CoreTarget.open(file).close());
    assertEquals(file + reason, e.reason());
    assertEquals(next, e.next());
    assertEquals(exitStatus, e.exitStatus());
  }

  private void write(byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  private byte[] patched(int at, int value) {
    byte[] core = CoreBuilder.kernel(6).build();
    core[at] = (byte) value;
    return core;
  }

  @Test
  void aMissingFile() {
    refused(" does not exist", "check the path", USAGE);
  }

  @Test
  void aFolder() throws IOException {
    Files.createDirectory(file);
    refused(" is a directory", "give the core file in it", USAGE);
  }

  @Test
  void anEmptyFile() throws IOException {
    write(new byte[0]);
    refused(
        " is empty",
        "look whether the disk was full or core files are limited (ulimit -c), and let it be"
            + " written again",
        ANALYSE);
  }

  @Test
  void aFileOfAnotherUser() throws IOException {
    write(new byte[10]);
    Files.setPosixFilePermissions(file, java.util.Set.of());
    assumeFalse(Files.isReadable(file), "root may read everything");
    refused(
        " may not be read by this user",
        "run Inquest as the owner of the file or as root",
        ANALYSE);
  }

  @Test
  void aTextFile() throws IOException {
    write("Traceback (most recent call last):\n".getBytes(StandardCharsets.UTF_8));
    refused(
        " is not a core: it is not an ELF file",
        "give a core file; it may be compressed with gzip, xz, zstd or lz4",
        USAGE);
  }

  @Test
  void anExecutable() throws IOException {
    write(
        new ElfBuilder(ElfFile.DYN, 62)
            .segment(3, 4, 0, "/lib64/ld-linux-x86-64.so.2".getBytes(StandardCharsets.UTF_8))
            .build());
    refused(
        " is an executable, not a core", "give the core first and its executable after it", USAGE);
  }

  @Test
  void aSharedLibrary() throws IOException {
    write(ElfBuilder.library("00"));
    refused(
        " is a shared library, not a core",
        "give the core first and its executable after it",
        USAGE);
  }

  @Test
  void aProcessOf32Bit() throws IOException {
    write(patched(4, 1));
    refused(" is of a 32-bit process", "use gdb; Inquest reads 64-bit processes only", ANALYSE);
  }

  @Test
  void aBigEndianProcess() throws IOException {
    write(patched(5, 2));
    refused(
        " is of a big-endian process",
        "use gdb; Inquest reads little-endian processes only",
        ANALYSE);
  }

  @Test
  void anotherProcessor() throws IOException {
    write(patched(18, 243));
    refused(
        " is a core of a processor that Inquest does not know (ELF machine 243)",
        "use gdb; Inquest reads x86-64 and aarch64",
        ANALYSE);
  }

  @Test
  void aCoreOfWhichOnlyHeadersAreLeft() throws IOException {
    write(Arrays.copyOf(CoreBuilder.kernel(6).build(), 100));
    refused(
        " is cut off: nothing but a part of its headers is left (100 bytes)",
        "copy it again from where it was written",
        ANALYSE);
  }

  @Test
  void aCoreThatEndsInsideTheElfHeader() throws IOException {
    write(Arrays.copyOf(CoreBuilder.kernel(6).build(), 30));
    refused(
        " is cut off: nothing but a part of its headers is left (30 bytes)",
        "copy it again from where it was written",
        ANALYSE);
  }

  @Test
  void aCompressionThatIsKnownByNameOnly() throws IOException {
    write("BZh91AY&SY".getBytes(StandardCharsets.ISO_8859_1));
    refused(
        " is compressed with bzip2",
        "unpack it first; Inquest itself unpacks gzip, xz, zstd and lz4",
        USAGE);
  }
}
