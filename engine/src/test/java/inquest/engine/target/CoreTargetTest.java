package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.elf.ElfBuilder;
import inquest.engine.machine.Architecture;
import inquest.engine.note.Absence;
import inquest.engine.target.CoreBuilder.Mapped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreTargetTest {
  private static final String ID = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  private CoreTarget open(CoreBuilder core) throws CannotOpen {
    return CoreTarget.open(core.write(folder));
  }

  @Test
  void threadsComeInTheOrderOfTheCoreWithTheirRegisters() throws CannotOpen {
    CoreBuilder core =
        CoreBuilder.kernel(6).thread(43, 6, Map.of("rip", 0x1234L, "rsp", -8L, "fs_base", 0x77L));
    try (CoreTarget target = open(core)) {
      assertEquals(List.of(42, 43), target.threads().stream().map(NativeThread::tid).toList());
      NativeThread second = target.threads().get(1);
      assertEquals(OptionalLong.of(0x1234), second.registers().programCounter());
      assertEquals(OptionalLong.of(-8), second.registers().stackPointer());
      assertEquals(OptionalLong.of(0x77), second.threadPointer());
      assertEquals(6, second.signal());
      assertEquals(List.of(), target.notes());
    }
  }

  @Test
  void theThreadPointerOfAarch64IsInANoteOfItsOwn() throws CannotOpen {
    byte[] tls = new byte[16];
    tls[0] = 0x40;
    CoreBuilder core =
        new CoreBuilder(Architecture.AARCH64)
            .thread(1, 6, Map.of("pc", 0x10L))
            .thread(2, 6, Map.of("sp", 0x20L))
            .note("LINUX", 0x401, tls);
    try (CoreTarget target = open(core)) {
      assertEquals(Architecture.AARCH64, target.architecture());
      assertEquals(OptionalLong.empty(), target.threads().get(0).threadPointer());
      assertEquals(OptionalLong.of(0x40), target.threads().get(1).threadPointer());
      assertEquals(OptionalLong.of(0x20), target.threads().get(1).registers().stackPointer());
    }
  }

  @Test
  void theProcessIsAsTheKernelNotedIt() throws CannotOpen {
    CoreBuilder core = new CoreBuilder(Architecture.X86_64).thread(42, 6, Map.of());
    try (CoreTarget target = open(core.process("python3 é", "python3 app.py --é"))) {
      assertEquals(
          new ProcessInfo(
              OptionalInt.of(42),
              OptionalInt.empty(),
              OptionalInt.of(41),
              OptionalInt.of(1000),
              OptionalInt.of(1001),
              Optional.of('R'),
              "python3 é",
              "python3 app.py --é"),
          target.process());
    }
  }

  @Test
  void bytesThatWereNotSavedAreNotZeros() throws CannotOpen {
    CoreBuilder core = CoreBuilder.kernel(6).load(0x10000, CoreBuilder.RW, new byte[100], 8192);
    try (CoreTarget target = open(core)) {
      assertEquals(0, target.memory().u8(0x10000 + 99));
      assertFalse(target.memory().readable(0x10000 + 100, 1));
      assertEquals(Absence.NOT_SAVED, target.memory().absenceAt(0x10000 + 100));
      assertEquals(Absence.UNMAPPED, target.memory().absenceAt(0x10000 + 8192));
    }
  }

  @Test
  void mappingsHavePermissionsFromSegmentsAndPathsFromTheFileNote() throws CannotOpen {
    CoreBuilder core =
        CoreBuilder.kernel(6)
            .load(0x10000, CoreBuilder.RX, new byte[0], 0x2000)
            .load(0x12000, CoreBuilder.RW, new byte[0x1000], 0x1000)
            .load(0x20000, CoreBuilder.RW, new byte[0x1000], 0x1000)
            .files(
                List.of(
                    new Mapped(0x10000, 0x13000, 0x4000, "/lib/a b\n.so"),
                    new Mapped(0x30000, 0x31000, 0, "/data\u00ff")));
    try (CoreTarget target = open(core)) {
      Optional<String> file = Optional.of("/lib/a b\n.so");
      assertEquals(
          List.of(
              new Mapping(0x10000, 0x12000, true, false, true, file, 0x4000),
              new Mapping(0x12000, 0x13000, true, true, false, file, 0x6000),
              new Mapping(0x20000, 0x21000, true, true, false, Optional.empty(), 0),
              new Mapping(0x30000, 0x31000, true, false, false, Optional.of("/data\udcff"), 0)),
          target.mappings());
    }
  }

  @Test
  void aModuleIsFoundWithTheBuildIdOfItsOwnFirstPage() throws CannotOpen {
    CoreBuilder core =
        CoreBuilder.kernel(6)
            .library(ElfBuilder.library(ID), 0x7f0000, true)
            .files(CoreBuilder.libraryFiles(0x7f0000, "/lib/libx.so.1 (deleted)"));
    try (CoreTarget target = open(core)) {
      assertEquals(1, target.modules().size());
      Module module = target.modules().getFirst();
      assertEquals(Optional.of(ID), module.buildId());
      assertEquals(0x7f0000, module.start());
      assertEquals(0x7f5000, module.end());
      assertEquals(3, module.mappings().size());
      assertTrue(module.deleted());
      assertEquals("/lib/libx.so.1", module.filePath());
      assertEquals("libx.so.1", module.fileName());
    }
  }

  @Test
  void aFileThatWasOnlyReadThroughAMappingIsNoModule() throws CannotOpen {
    byte[] file = ElfBuilder.library(ID);
    CoreBuilder core =
        CoreBuilder.kernel(6)
            .load(0x50000, CoreBuilder.R, file, file.length)
            .files(List.of(new Mapped(0x50000, 0x50000 + file.length, 0, "/lib/libx.so")));
    try (CoreTarget target = open(core)) {
      assertEquals(List.of(), target.modules());
    }
  }

  @Test
  void aFileThatIsLoadedTwiceIsTwoModules() throws CannotOpen {
    byte[] file = ElfBuilder.library(ID);
    List<Mapped> files = new ArrayList<>(CoreBuilder.libraryFiles(0x100000, "/lib/libx.so"));
    files.addAll(CoreBuilder.libraryFiles(0x200000, "/lib/libx.so"));
    CoreBuilder core =
        CoreBuilder.kernel(6)
            .library(file, 0x100000, true)
            .library(file, 0x200000, true)
            .files(files);
    try (CoreTarget target = open(core)) {
      assertEquals(
          List.of(0x100000L, 0x200000L), target.modules().stream().map(Module::start).toList());
    }
  }

  @Test
  void aModuleWhoseFirstPageWasNotSavedHasNoBuildId() throws CannotOpen {
    CoreBuilder core =
        CoreBuilder.kernel(6)
            .load(0x7f0000, CoreBuilder.R, new byte[0], 0x1000)
            .load(0x7f1000, CoreBuilder.RX, new byte[0], 0x1000)
            .load(0x7f3000, CoreBuilder.RW, new byte[0x1000], 0x1000)
            .files(CoreBuilder.libraryFiles(0x7f0000, "/lib/libx.so.1"));
    try (CoreTarget target = open(core)) {
      assertEquals(1, target.modules().size());
      assertEquals(Optional.empty(), target.modules().getFirst().buildId());
    }
  }

  /**
   * gdb leaves out the segments that it does not save: permissions come from the file's headers.
   */
  @Test
  void aMappingWithoutSegmentHasThePermissionsOfTheFile() throws CannotOpen {
    byte[] first = Arrays.copyOf(ElfBuilder.library(ID), 4096);
    CoreBuilder core =
        CoreBuilder.kernel(6)
            .load(0x7f0000, CoreBuilder.R, first, 4096)
            .files(CoreBuilder.libraryFiles(0x7f0000, "/lib/libx.so.1"));
    try (CoreTarget target = open(core)) {
      assertEquals(
          List.of("r--", "r-x", "rw-"),
          target.mappings().stream()
              .map(m -> "r" + (m.writable() ? "w" : "-") + (m.executable() ? "x" : "-"))
              .toList());
    }
  }

  @Test
  void withoutAFileNoteModulesAreFoundByTheirHeadersInMemory() throws CannotOpen {
    CoreBuilder core = CoreBuilder.kernel(6).library(ElfBuilder.library(ID), 0x7f0000, true);
    try (CoreTarget target = open(core)) {
      assertEquals(Optional.of(ID), target.modules().getFirst().buildId());
      assertEquals("[file at 0x7f0000]", target.modules().getFirst().path());
    }
  }

  @Test
  void aCutOffCoreGivesWhatItHoldsAndSaysHowMuchIsMissing() throws Exception {
    byte[] core =
        CoreBuilder.kernel(6)
            .load(0x10000, CoreBuilder.RW, new byte[4096], 4096)
            .load(0x20000, CoreBuilder.RW, new byte[4096], 4096)
            .build();
    Path cut = CoreBuilder.write(folder, Arrays.copyOf(core, core.length - 5000));
    try (CoreTarget target = CoreTarget.open(cut)) {
      assertEquals(1, target.threads().size());
      assertTrue(target.memory().readable(0x10000, 4096 - 904));
      assertEquals(Absence.CUT_OFF, target.memory().absenceAt(0x10000 + 4096 - 904));
      assertEquals(Absence.CUT_OFF, target.memory().absenceAt(0x20000));
      assertEquals(
          List.of("the core is cut off: 5000 of its " + core.length + " bytes are missing"),
          target.notes().stream().map(Object::toString).toList());
    }
  }

  /** A core of 3 GB, of which the file system holds a few pages. */
  @Test
  void aCoreOfManyGigabytesIsMappedAndNotRead() throws Exception {
    byte[] small =
        CoreBuilder.kernel(6)
            .load(0x10000, CoreBuilder.RW, new byte[] {1}, 1)
            .load(0x100000, CoreBuilder.RW, new byte[] {2}, 1)
            .build();
    long big = 3L << 30;
    java.nio.ByteBuffer header =
        java.nio.ByteBuffer.wrap(small).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    header.putLong(64 + 2 * 56 + 32, big).putLong(64 + 2 * 56 + 40, big);
    long offset = header.getLong(64 + 2 * 56 + 8);
    Path file = CoreBuilder.write(folder, small);
    try (java.nio.channels.FileChannel channel =
        java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {3}), offset + big - 1);
    }
    assertEquals(offset + big, Files.size(file));
    try (CoreTarget target = CoreTarget.open(file)) {
      assertEquals(2, target.memory().u8(0x100000));
      assertEquals(3, target.memory().u8(0x100000 + big - 1));
      assertEquals(List.of(), target.notes());
    }
  }
}
