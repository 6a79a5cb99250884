package inquest.engine.target.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.CannotOpen;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreOutputTest {
  private static final int MEGA = 1 << 20;

  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Runs of zeros that begin and end within the pieces that are compressed, and span several. */
  private static byte[] write(CoreOutput out) throws IOException {
    byte[] all = new byte[13 * MEGA];
    byte[] noise = new byte[3 * MEGA + 17];
    new Random(1).nextBytes(noise);
    out.write(ByteBuffer.wrap(noise));
    out.zeros(6 * MEGA + 5);
    out.write(ByteBuffer.wrap(noise));
    out.zeros(all.length - out.length());
    out.finish();
    System.arraycopy(noise, 0, all, 0, noise.length);
    System.arraycopy(noise, 0, all, noise.length + 6 * MEGA + 5, noise.length);
    assertEquals(all.length, out.length());
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"core.zst", "core.gz"})
  void compressedPiecesFollowEachOther(String name) throws Exception {
    Path file = folder.resolve(name);
    byte[] expected;
    try (NewFile whole = NewFile.begin(file, false);
        CoreOutput out = new PackedOutput(whole.channel(), Packing.of(name).orElseThrow())) {
      expected = write(out);
      whole.keep();
      assertEquals(Files.size(file), out.onDisk());
    }
    try (InputStream packed = Files.newInputStream(file);
        InputStream in =
            name.endsWith("gz") ? new GZIPInputStream(packed) : new ZstdInputStream(packed)) {
      assertArrayEquals(expected, in.readAllBytes());
    }
  }

  @Test
  void aPlainFileIsAsLongAsTheCoreWhereItEndsInZeros() throws Exception {
    Path file = folder.resolve("core");
    byte[] expected;
    try (NewFile whole = NewFile.begin(file, false);
        CoreOutput out = new SparseOutput(whole.channel())) {
      expected = write(out);
      whole.keep();
    }
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  @Test
  void onlyThisUserMayReadIt() throws Exception {
    Path file = folder.resolve("core");
    try (NewFile whole = NewFile.begin(file, false)) {
      whole.keep();
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aFileThatIsNotKeptIsRemoved() throws Exception {
    try (NewFile whole = NewFile.begin(folder.resolve("core"), false)) {
      whole.channel().write(ByteBuffer.allocate(10));
      assertEquals(1, files().size());
    }
    assertEquals(List.of(), files());
  }

  @Test
  void aFileThatExistsIsReplacedOnlyWhenAskedFor() throws Exception {
    Path file = Files.writeString(folder.resolve("core"), "mine");
    CannotOpen refused = assertThrows(CannotOpen.class, () -> NewFile.begin(file, false));
    assertEquals(file + " exists already", refused.reason());
    assertEquals("name another file with -o, or pass --force to replace it", refused.next());
    assertEquals("mine", Files.readString(file));
    try (NewFile whole = NewFile.begin(file, true)) {
      whole.keep();
    }
    assertEquals("", Files.readString(file));
  }

  @Test
  void aFileThatAppearsMeanwhileIsNotReplaced() throws Exception {
    Path file = folder.resolve("core");
    try (NewFile whole = NewFile.begin(file, false)) {
      Files.writeString(file, "mine");
      assertThrows(CannotOpen.class, whole::keep);
    }
    assertEquals("mine", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void whatIsNoPlainFileIsNeverReplaced() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("core"), folder.resolve("other"));
    CannotOpen refused = assertThrows(CannotOpen.class, () -> NewFile.begin(link, true));
    assertEquals(link + " exists already and is no plain file", refused.reason());
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    CannotOpen refused =
        assertThrows(CannotOpen.class, () -> NewFile.begin(folder.resolve("no/core"), false));
    assertEquals("there is no folder " + folder.resolve("no"), refused.reason());
  }

  @Test
  void aFullDiskIsASentence() {
    CannotOpen full = NewFile.trouble(new IOException("No space left on device"), Path.of("core"));
    assertTrue(full.reason().startsWith("core cannot be written: the disk is full"), full.reason());
  }
}
