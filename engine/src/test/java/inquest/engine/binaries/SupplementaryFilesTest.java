package inquest.engine.binaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import inquest.engine.elf.ElfBuilder;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Tools;
import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import inquest.engine.target.CoreBuilder;
import inquest.engine.target.CoreTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that dwz made. */
class SupplementaryFilesTest {
  @TempDir Path folder;
  private ProcessImage image;
  private Path debug;

  @BeforeEach
  void open() throws Exception {
    image = image(SearchOptions.none());
  }

  private ProcessImage image(SearchOptions options) throws Exception {
    CoreBuilder core =
        new CoreBuilder(Architecture.X86_64)
            .thread(42, 6, Map.of("rsp", 0x10000L))
            .load(0x10000, CoreBuilder.RW, new byte[64], 64)
            .files(List.of());
    return ProcessImage.of(CoreTarget.open(core.write(folder)), options);
  }

  /** Two programs whose common debug information dwz moves to a third file. */
  private void dwz(String linkName, String... options) throws IOException {
    Tools.need("gcc", "dwz");
    StringBuilder common = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      common.append("struct common_%d { int a_%d; long b_%d; };\n".formatted(i, i, i));
      common.append(
          "extern struct common_%d var_%d; struct common_%d var_%d;\n".formatted(i, i, i, i));
    }
    Files.createDirectories(folder.resolve("debug/.dwz"));
    for (String name : List.of("one", "two")) {
      Files.writeString(
          folder.resolve("debug/" + name + ".c"), common + "int main(void) { return 0; }\n");
      Tools.run(folder.resolve("debug"), "gcc", "-g", "-Wl,--build-id", "-o", name, name + ".c");
    }
    List<String> command = new java.util.ArrayList<>(List.of("dwz", "-m", ".dwz/common.debug"));
    command.addAll(List.of("-M", linkName));
    command.addAll(List.of(options));
    command.addAll(List.of("one", "two"));
    Tools.run(folder.resolve("debug"), command.toArray(String[]::new));
    debug = folder.resolve("debug/one");
  }

  private Binary debug() throws Exception {
    ElfFile elf = ElfFile.parse(Bytes.of(Files.readAllBytes(debug)));
    return new Binary(debug, elf, Binary.Match.BUILD_ID);
  }

  private Optional<Path> found() throws Exception {
    return image.supplementaryFile(debug()).map(Binary::path);
  }

  private Path common() {
    return folder.resolve("debug/.dwz/common.debug");
  }

  private Path moved(String to) throws IOException {
    Path there = folder.resolve(to);
    Files.createDirectories(there.getParent());
    return Files.move(common(), there);
  }

  private String id() throws Exception {
    return ElfFile.parse(Bytes.of(Files.readAllBytes(common()))).buildId().orElseThrow();
  }

  @Test
  void aRelativeNameStartsAtTheFile() throws Exception {
    dwz(".dwz/common.debug");
    assertEquals(Optional.of(common()), found());
  }

  @Test
  void aRelativeNameStartsAtTheFileThatALinkLeadsTo() throws Exception {
    dwz(".dwz/common.debug");
    Path link = Files.createDirectories(folder.resolve("ids/ab")).resolve("cd.debug");
    debug = Files.createSymbolicLink(link, debug);
    assertEquals(Optional.of(common().toRealPath()), found().map(SupplementaryFilesTest::real));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void itIsFoundBesideTheFile() throws Exception {
    dwz("/nowhere/.dwz/common.debug");
    assertEquals(Optional.of(moved("debug/common.debug")), found());
  }

  @Test
  void itIsFoundByBuildIdAndByNameInFoldersOfDebugFiles() throws Exception {
    dwz("/nowhere/debug/.dwz/common.debug");
    String id = id();
    Path byId =
        moved(
            "root/usr/lib/debug/.build-id/"
                + id.substring(0, 2)
                + "/"
                + id.substring(2)
                + ".debug");
    image = image(SearchOptions.none().withSysroot(folder.resolve("root")));
    assertEquals(Optional.of(byId), found());
    Files.createDirectories(common().getParent());
    Files.move(byId, common());
    Path byName = moved("root/usr/lib/debug/.dwz/common.debug");
    image = image(SearchOptions.none().withSysroot(folder.resolve("root")));
    assertEquals(Optional.of(byName), found());
  }

  @Test
  void itIsFoundUnderTheSearchRoot() throws Exception {
    dwz("/nowhere/common.debug");
    Path there = moved("root/a/b/common.debug");
    image =
        image(
            new SearchOptions(
                Optional.empty(),
                List.of(),
                Optional.of(folder.resolve("root")),
                Optional.empty()));
    assertEquals(Optional.of(there), found());
  }

  @Test
  void itComesFromAServerByItsBuildId() throws Exception {
    dwz("/nowhere/common.debug");
    String id = id();
    Path cached = moved("cache/" + id + "/debuginfo");
    image =
        image(
            SearchOptions.none()
                .withDebuginfod(
                    DebuginfodOptions.of(List.of("http://127.0.0.1:9"), folder.resolve("cache"))));
    assertEquals(Optional.of(cached), found());
    assertEquals(List.of(), image.notes());
  }

  @Test
  void dwarf5HasALinkOfItsOwn() throws Exception {
    dwz(".dwz/common.debug", "--dwarf-5");
    ElfFile elf = debug().elf();
    assertEquals(Optional.empty(), elf.section(".gnu_debugaltlink"));
    assertEquals(Optional.of(common()), found());
  }

  @Test
  void anotherBuildIsNotTakenAndTheMissingOneIsNamed() throws Exception {
    dwz(".dwz/common.debug");
    String id = id();
    Files.write(common(), ElfBuilder.library("0123456789abcdef0123456789abcdef01234567"));
    assertEquals(Optional.empty(), found());
    assertEquals(
        List.of(
            "one: a part of its debug information is in .dwz/common.debug (build id "
                + id
                + "), which was not found"),
        image.notes().stream().map(Note::toString).toList());
  }

  @Test
  void aFileThatNeedsNoneHasNone() throws Exception {
    debug = Files.write(folder.resolve("plain"), ElfBuilder.library("0123456789abcdef"));
    assertEquals(Optional.empty(), found());
    assertEquals(List.of(), image.notes());
  }

  @Test
  void aDamagedLinkIsNone() throws Exception {
    byte[] good = DebugFileBuilder.with("0123456789abcdef", ".gnu_debugaltlink", altlink());
    Random random = new Random(9);
    int names = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i < 8; i++) {
        bad[3 * 4096 + random.nextInt(bad.length - 3 * 4096)] = (byte) random.nextInt();
      }
      ElfFile elf = ElfFile.parse(Bytes.of(bad));
      Binary binary = new Binary(folder.resolve("x"), elf, Binary.Match.BUILD_ID);
      names += image.supplementaryFile(binary).isPresent() ? 1 : 0;
    }
    assertEquals(0, names);
    ElfFile whole = ElfFile.parse(Bytes.of(good));
    assertNotEquals(Optional.empty(), SupplementLink.of(whole));
  }

  private static byte[] altlink() {
    return "/a/b\0\1\2\3\4\5\6\7\b".getBytes(StandardCharsets.ISO_8859_1);
  }
}
