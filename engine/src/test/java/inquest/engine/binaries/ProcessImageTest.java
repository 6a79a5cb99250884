package inquest.engine.binaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.elf.ElfBuilder;
import inquest.engine.machine.Architecture;
import inquest.engine.memory.Origin;
import inquest.engine.note.Absence;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.CoreBuilder;
import inquest.engine.target.CoreBuilder.Mapped;
import inquest.engine.target.CoreTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessImageTest {
  private static final String ID = "0123456789abcdef0123456789abcdef01234567";
  private static final String OTHER = "ffff456789abcdef0123456789abcdef01234567";
  private static final long AT = 0x7f0000;
  private static final long CODE = AT + 0x1000;
  private static final long DATA = AT + 0x3000;

  @TempDir Path folder;
  private Path library;

  @BeforeEach
  void place() throws IOException {
    library = Files.createDirectories(folder.resolve("lib")).resolve("libx.so.1");
  }

  private static CoreBuilder core() {
    return new CoreBuilder(Architecture.X86_64)
        .thread(42, 6, Map.of("rsp", 0x10000L))
        .process("python3", "python3")
        .load(0x10000, CoreBuilder.RW, new byte[64], 64);
  }

  private ProcessImage open(boolean dataWritten, SearchOptions options) throws CannotOpen {
    CoreBuilder core =
        core()
            .library(ElfBuilder.library(ID), AT, dataWritten)
            .files(CoreBuilder.libraryFiles(AT, library.toString()));
    return ProcessImage.of(CoreTarget.open(core.write(folder)), options);
  }

  private static List<String> notes(ProcessImage image) {
    return image.notes().stream().map(Object::toString).toList();
  }

  @Test
  void theRecordedFileFillsWhatTheCoreLeftOut() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    try (ProcessImage image = open(true, SearchOptions.none())) {
      assertEquals(0xc3, image.memory().u8(CODE + 4095));
      assertEquals(0xc3c3c3c3, image.memory().i32(CODE + 100));
      assertEquals(0xc3c3c3c3_c3c3c3c3L, image.memory().i64(CODE));
      assertEquals(
          new Origin.MappedFile(library.toString()),
          image.memory().extentAt(CODE).orElseThrow().origin());
      assertFalse(image.target().memory().readable(CODE, 1));
      assertEquals(List.of(), notes(image));
    }
  }

  @Test
  void whatTheCoreSavedWinsOverTheFile() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    try (ProcessImage image = open(true, SearchOptions.none())) {
      assertEquals(0xdd, image.memory().u8(DATA));
      assertEquals(new Origin.Core(), image.memory().extentAt(DATA).orElseThrow().origin());
    }
  }

  @Test
  void aReadMayStartInTheCoreAndEndInTheFile() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    try (ProcessImage image = open(true, SearchOptions.none())) {
      byte[] bytes = image.memory().bytes(CODE - 2, 4);
      assertEquals((byte) 0xc3, bytes[2]);
      assertEquals(0xc3c3_0000, image.memory().i32(CODE - 2));
    }
  }

  /** The kernel saves a private mapping whole or, when it was never written to, not at all. */
  @Test
  void dataThatWasNeverWrittenToComesFromTheFile() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    try (ProcessImage image = open(false, SearchOptions.none())) {
      assertEquals(0xda, image.memory().u8(DATA));
    }
  }

  @Test
  void dataThatWasCutOffIsNotTakenFromTheFile() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    byte[] bytes =
        core()
            .files(CoreBuilder.libraryFiles(AT, library.toString()))
            .library(ElfBuilder.library(ID), AT, true)
            .build();
    Path cut = CoreBuilder.write(folder, Arrays.copyOf(bytes, bytes.length - 4096));
    try (ProcessImage image = ProcessImage.of(CoreTarget.open(cut), SearchOptions.none())) {
      assertEquals(0xc3, image.memory().u8(CODE));
      assertFalse(image.memory().readable(DATA, 1));
      assertEquals(Absence.CUT_OFF, image.memory().absenceAt(DATA));
    }
  }

  @Test
  void dataIsNotTakenFromTheFileWhenTheCoreWasWrittenWithoutAnyData() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    CoreBuilder bare =
        CoreBuilder.kernel(6)
            .library(ElfBuilder.library(ID), AT, false)
            .files(CoreBuilder.libraryFiles(AT, library.toString()));
    try (ProcessImage image =
        ProcessImage.of(CoreTarget.open(bare.write(folder)), SearchOptions.none())) {
      assertTrue(image.memory().readable(CODE, 1));
      assertFalse(image.memory().readable(DATA, 1));
    }
  }

  @Test
  void anotherBuildAtTheRecordedPathIsNotUsed() throws Exception {
    Files.write(library, ElfBuilder.library(OTHER));
    try (ProcessImage image = open(true, SearchOptions.none())) {
      assertFalse(image.memory().readable(CODE, 1));
      assertEquals(Absence.NOT_SAVED, image.memory().absenceAt(CODE));
      image.memory().readable(CODE, 1);
      assertEquals(
          List.of(
              "libx.so.1: "
                  + library
                  + " is another build than the one in the process (build id "
                  + ID
                  + ") and was not used; pass --lib-search-root or --sysroot"),
          notes(image));
    }
  }

  @Test
  void aMissingFileIsNamedOnceWithItsBuildId() throws Exception {
    try (ProcessImage image = open(true, SearchOptions.none())) {
      for (int i = 0; i < 3; i++) {
        assertFalse(image.memory().readable(CODE + i, 1));
      }
      assertEquals(
          List.of(
              "libx.so.1: "
                  + library
                  + " (build id "
                  + ID
                  + ") was not found; pass --lib-search-root, --sysroot or EXECUTABLE"),
          notes(image));
    }
  }

  @Test
  void nothingIsSaidOfFilesThatNobodyNeeded() throws Exception {
    try (ProcessImage image = open(true, SearchOptions.none())) {
      assertEquals(0xdd, image.memory().u8(DATA));
      assertEquals(List.of(), notes(image));
    }
  }

  @Test
  void aMappingThatClaimsToBeHugeEndsWithItsFile() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    List<Mapped> files = new ArrayList<>(CoreBuilder.libraryFiles(AT, library.toString()));
    files.set(1, new Mapped(CODE, 1L << 62, 0x1000, library.toString()));
    CoreBuilder core =
        core()
            .load(AT, CoreBuilder.R, Arrays.copyOf(ElfBuilder.library(ID), 4096), 4096)
            .files(files);
    try (ProcessImage image =
        ProcessImage.of(CoreTarget.open(core.write(folder)), SearchOptions.none())) {
      assertTrue(image.memory().readable(CODE, 4096));
      assertFalse(image.memory().readable(CODE + 0x2000, 1));
    }
  }

  @Test
  void theSearchPathIsSearchedByFileName() throws Exception {
    Path there = Files.createDirectories(folder.resolve("a")).resolve("libx.so.1");
    Files.write(there, ElfBuilder.library(ID));
    SearchOptions options =
        new SearchOptions(
            Optional.empty(),
            List.of(folder.resolve("none"), there.getParent()),
            Optional.empty(),
            Optional.empty());
    try (ProcessImage image = open(true, options)) {
      assertEquals(there, image.modules().getFirst().binary().orElseThrow().path());
    }
  }

  @Test
  void underTheSearchRootTheFileWithTheRightBuildIdIsTaken() throws Exception {
    Path wrong = Files.createDirectories(folder.resolve("r/a/b")).resolve("libx.so.1");
    Path right = Files.createDirectories(folder.resolve("r/z/y")).resolve("libx.so.1");
    Files.write(wrong, ElfBuilder.library(OTHER));
    Files.write(right, ElfBuilder.library(ID));
    SearchOptions options =
        new SearchOptions(
            Optional.empty(), List.of(), Optional.of(folder.resolve("r")), Optional.empty());
    try (ProcessImage image = open(true, options)) {
      assertEquals(right, image.modules().getFirst().binary().orElseThrow().path());
    }
  }

  @Test
  void linksUnderASysrootAreFollowedInsideIt() throws Exception {
    Path root = folder.resolve("root");
    Path real = Files.createDirectories(root.resolve("opt/real")).resolve("libx.so.1.0");
    Files.write(real, ElfBuilder.library(ID));
    Path link = root.resolve(Path.of("/").relativize(library));
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("/opt/alias/libx.so.1.0"));
    Files.createSymbolicLink(root.resolve("opt/alias"), Path.of("../../opt/real"));
    try (ProcessImage image = open(true, SearchOptions.none().withSysroot(root))) {
      assertEquals(real, image.modules().getFirst().binary().orElseThrow().path());
    }
  }

  @Test
  void aLoopOfLinksUnderASysrootIsNoFile() throws Exception {
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.createSymbolicLink(root.resolve("a"), Path.of("/b"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("/a"));
    assertEquals(Optional.empty(), new Sysroot(root).resolve(Path.of("/a/x")));
  }

  @Test
  void anExecutableOfAnotherNameIsUsedWhereItsBuildIdIsTheProcesss() throws Exception {
    Path given = Files.write(folder.resolve("python-copy"), ElfBuilder.library(ID));
    try (ProcessImage image = open(true, SearchOptions.none().withExecutable(given))) {
      assertEquals(given, image.modules().getFirst().binary().orElseThrow().path());
      assertEquals(List.of(), notes(image));
    }
  }

  @Test
  void aWrongExecutableIsNotUsedAndNamed() throws Exception {
    Files.write(library, ElfBuilder.library(ID));
    Path given = Files.write(folder.resolve("wrong"), ElfBuilder.library(OTHER));
    CoreBuilder core =
        core()
            .library(ElfBuilder.library(ID), AT, true)
            .files(CoreBuilder.libraryFiles(AT, library.toString()))
            .auxiliary(Map.of(3L, AT + 64));
    try (ProcessImage image =
        ProcessImage.of(
            CoreTarget.open(core.write(folder)), SearchOptions.none().withExecutable(given))) {
      assertEquals(
          List.of(
              given
                  + " is not the executable of this process (build id "
                  + OTHER
                  + ", the process has "
                  + ID
                  + "): it is not used"),
          notes(image));
      assertEquals(library, image.modules().getFirst().binary().orElseThrow().path());
    }
  }

  @Test
  void aScriptGivenAsExecutableIsNamed() throws Exception {
    Path given = Files.writeString(folder.resolve("python"), "#!/bin/sh\nexec python3.12 \"$@\"\n");
    try (ProcessImage image = open(true, SearchOptions.none().withExecutable(given))) {
      assertEquals(
          List.of(given + " is a script and not the executable itself: it is not used"),
          notes(image));
    }
  }

  @Test
  void withoutABuildIdAFileIsTakenWhereItsSegmentsFitAndTheAnswerSaysSo() throws Exception {
    Files.write(library, ElfBuilder.library(""));
    try (ProcessImage image = openWithoutBuildId()) {
      Binary binary = image.modules().getFirst().binary().orElseThrow();
      assertEquals(Binary.Match.INFERRED, binary.match());
      assertEquals(0xc3, image.memory().u8(CODE));
      assertEquals(
          List.of(
              "libx.so.1: the core has no build id of it to compare: "
                  + library
                  + " is taken for it because its segments fit (inferred)"),
          notes(image));
    }
  }

  @Test
  void withoutABuildIdAFileWithOtherHeadersIsNotTaken() throws Exception {
    byte[] other = ElfBuilder.library("");
    other[64 + 5] = 1;
    Files.write(library, other);
    try (ProcessImage image = openWithoutBuildId()) {
      assertEquals(Optional.empty(), image.modules().getFirst().binary());
    }
  }

  private ProcessImage openWithoutBuildId() throws CannotOpen {
    CoreBuilder core =
        core()
            .library(ElfBuilder.library(""), AT, true)
            .files(CoreBuilder.libraryFiles(AT, library.toString()));
    return ProcessImage.of(CoreTarget.open(core.write(folder)), SearchOptions.none());
  }

  /** {@code ld-linux-x86-64.so.2 python}: AT_PHDR and AT_ENTRY are the loader's, AT_BASE is 0. */
  @Test
  void aProgramThatWasStartedThroughTheLoaderIsTheExecutable() throws Exception {
    List<Mapped> files = new ArrayList<>(CoreBuilder.libraryFiles(AT, "/lib/ld-linux.so.2"));
    files.addAll(CoreBuilder.libraryFiles(0x400000, "/usr/bin/python3"));
    byte[] python = ElfBuilder.library(OTHER);
    python[64 + 3 * 56] = 3; // its note segment becomes PT_INTERP
    CoreBuilder core =
        core()
            .library(python, 0x400000, true)
            .library(ElfBuilder.library(ID), AT, true)
            .files(files)
            .auxiliary(Map.of(3L, AT + 64, 7L, 0L, 9L, CODE));
    try (ProcessImage image =
        ProcessImage.of(CoreTarget.open(core.write(folder)), SearchOptions.none())) {
      assertEquals("/usr/bin/python3", image.executable().orElseThrow().module().path());
      assertEquals(0x400000, image.executable().orElseThrow().loadBias());
    }
  }

  @Test
  void aDebugFileIsFoundByBuildIdUnderASysroot() throws Exception {
    Path debug = folder.resolve("root/usr/lib/debug/.build-id/01");
    Path file = Files.createDirectories(debug).resolve(ID.substring(2) + ".debug");
    Files.write(file, DebugFileBuilder.with(ID));
    SearchOptions options = SearchOptions.none().withSysroot(folder.resolve("root"));
    try (ProcessImage image = open(true, options)) {
      LoadedModule module = image.modules().getFirst();
      assertEquals(file, image.debugFile(module).orElseThrow().path());
    }
  }

  @Test
  void aDebugFileOfAnotherBuildIsNone() throws Exception {
    Path debug = folder.resolve("root/usr/lib/debug/.build-id/01");
    Path file = Files.createDirectories(debug).resolve(ID.substring(2) + ".debug");
    Files.write(file, DebugFileBuilder.with(OTHER));
    SearchOptions options = SearchOptions.none().withSysroot(folder.resolve("root"));
    try (ProcessImage image = open(true, options)) {
      assertEquals(Optional.empty(), image.debugFile(image.modules().getFirst()));
    }
  }
}
