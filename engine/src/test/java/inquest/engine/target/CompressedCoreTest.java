package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Limits;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressedCoreTest {
  @TempDir Path folder;

  enum Kind {
    GZIP,
    XZ,
    ZSTD,
    LZ4;

    byte[] pack(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = open(packed)) {
        out.write(bytes);
      }
      return packed.toByteArray();
    }

    private OutputStream open(OutputStream out) throws IOException {
      return switch (this) {
        case GZIP -> new GZIPOutputStream(out);
        case XZ -> new XZOutputStream(out, new LZMA2Options(0));
        case ZSTD -> new ZstdOutputStream(out);
        case LZ4 ->
            new LZ4FrameOutputStream(
                out,
                LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB,
                -1,
                LZ4Factory.safeInstance().fastCompressor(),
                XXHashFactory.safeInstance().hash32(),
                LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE);
      };
    }
  }

  /** A core whose memory is noise, then zeros, then noise. */
  private static byte[] core() {
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    return CoreBuilder.kernel(6)
        .load(0x100000, CoreBuilder.RW, noise, noise.length)
        .load(0x200000, CoreBuilder.RW, new byte[1 << 20], 1 << 20)
        .load(0x400000, CoreBuilder.RW, noise, noise.length)
        .build();
  }

  private Path write(byte[] bytes) {
    return CoreBuilder.write(folder, bytes);
  }

  @ParameterizedTest
  @EnumSource
  void aCompressedCoreReadsAsThePlainOne(Kind kind) throws Exception {
    byte[] core = core();
    try (CoreTarget plain = CoreTarget.open(write(core));
        CoreTarget packed = CoreTarget.open(write(kind.pack(core)))) {
      for (Mapping mapping : plain.mappings()) {
        int length = (int) (mapping.end() - mapping.start());
        assertEquals(
            Arrays.hashCode(plain.memory().bytes(mapping.start(), length)),
            Arrays.hashCode(packed.memory().bytes(mapping.start(), length)));
      }
      assertEquals(plain.mappings(), packed.mappings());
      assertEquals(List.of(), packed.notes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void partsThatFollowEachOtherAreOneCore(Kind kind) throws Exception {
    byte[] core = core();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(kind.pack(Arrays.copyOf(core, 200_000)));
    both.writeBytes(kind.pack(Arrays.copyOfRange(core, 200_000, core.length)));
    try (CoreTarget target = CoreTarget.open(write(both.toByteArray()))) {
      assertTrue(target.memory().readable(0x400000, 300_000));
      assertEquals(List.of(), target.notes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCameOutOfATruncatedFileIsUsed(Kind kind) throws Exception {
    byte[] packed = kind.pack(core());
    byte[] cut = Arrays.copyOf(packed, packed.length * 3 / 4);
    try (CoreTarget target = CoreTarget.open(write(cut))) {
      assertEquals(1, target.threads().size());
      assertTrue(target.memory().readable(0x100000, 100_000));
      String note = target.notes().getFirst().text();
      String start =
          "its " + kind.name().toLowerCase(Locale.ROOT) + " data end early or are damaged";
      assertTrue(note.startsWith(start), note);
      assertTrue(note.endsWith(" bytes that came out before are used"), note);
      assertTrue(target.notes().get(1).text().startsWith("the core is cut off: "));
    }
  }

  @Test
  void aCompressedFileOfSomethingElseIsRefused() throws IOException {
    Path file = write(Kind.GZIP.pack("hello".getBytes(StandardCharsets.UTF_8)));
    CannotOpen e = assertThrows(CannotOpen.class, () -> CoreTarget.open(file).close());
    assertEquals(file + " is not a core: its gzip content is not an ELF file", e.reason());
  }

  @Test
  void aCompressedFileWithNothingInItIsRefused() throws IOException {
    Path file = write(Arrays.copyOf(Kind.GZIP.pack(core()), 15));
    CannotOpen e = assertThrows(CannotOpen.class, () -> CoreTarget.open(file).close());
    assertEquals(
        file
            + " cannot be unpacked: its gzip data end early or are damaged"
            + " (Unexpected end of ZLIB input stream)",
        e.reason());
    assertEquals("copy it again, or unpack it with its own program and give the result", e.next());
  }

  @Test
  void aFolderWithoutRoomIsNamed() throws IOException {
    Path file = write(Kind.GZIP.pack(core()));
    Path nowhere = folder.resolve("nowhere");
    CannotOpen e =
        assertThrows(CannotOpen.class, () -> CoreFile.open(file, nowhere, Progress.none()).close());
    assertEquals(
        file + " cannot be unpacked into " + nowhere + ": NoSuchFileException", e.reason());
    assertEquals("make room there, or set TMPDIR to a folder with more room", e.next());
  }

  @Test
  void theUnpackedFileHasNoNameAndHolesForZeros() throws Exception {
    Path spools = Files.createDirectory(folder.resolve("spools"));
    byte[] page = new byte[4096];
    Arrays.fill(page, (byte) 1);
    try (Spool spool = Spool.in(spools)) {
      spool.append(page, page.length);
      spool.append(new byte[64 << 20], 64 << 20);
      spool.finish();
      assertEquals(page.length + (64L << 20), spool.channel().size());
      try (Stream<Path> left = Files.list(spools)) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void progressEndsWithTheWholeFile() throws Exception {
    byte[] core = core();
    Path file = write(Kind.GZIP.pack(core));
    List<List<Long>> calls = new ArrayList<>();
    Progress progress = (in, total, out) -> calls.add(List.of(in, total, out));
    CoreTarget.open(file, Limits.defaults(), progress).close();
    assertEquals(List.of(Files.size(file), Files.size(file), (long) core.length), calls.getLast());
  }
}
