package inquest.engine.unwind;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.engine.binaries.SearchOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of programs with unwind information: gdb walks the same cores to the same frames. */
class GdbStacksTest {
  private static final List<String> ALL =
      List.of(
          "recurse",
          "last",
          "aligned",
          "signal",
          "sigaltstack",
          "fault",
          "null",
          "garbage",
          "threads");

  private static final List<String> SOME = List.of("recurse", "aligned", "sigaltstack");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> optimised() throws Exception {
    return programs("gcc", "deep.c", ALL, "-O2");
  }

  @TestFactory
  Stream<DynamicTest> notOptimised() throws Exception {
    return programs("gcc", "deep.c", SOME, "-O0");
  }

  @TestFactory
  Stream<DynamicTest> withoutFramePointers() throws Exception {
    return programs("gcc", "deep.c", SOME, "-O2", "-fomit-frame-pointer");
  }

  @TestFactory
  Stream<DynamicTest> linkedStatically() throws Exception {
    return programs("gcc", "deep.c", SOME, "-O2", "-static");
  }

  @TestFactory
  Stream<DynamicTest> describedInDebugFrameOnly() throws Exception {
    return programs(
        "gcc", "deep.c", ALL, "-O2", "-g", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables");
  }

  @TestFactory
  Stream<DynamicTest> withoutATableOfFrames() throws Exception {
    return programs("gcc", "deep.c", SOME, "-O2", "-Wl,--no-eh-frame-hdr");
  }

  @TestFactory
  Stream<DynamicTest> withExceptionsUnderWay() throws Exception {
    return programs("g++", "thrown.cc", List.of("destructor", "terminate"), "-O2");
  }

  private Stream<DynamicTest> programs(
      String compiler, String source, List<String> deaths, String... flags) throws Exception {
    Programs.need("gdb", compiler);
    Path program = Programs.compile(folder, compiler, source, flags);
    List<DynamicTest> tests = new ArrayList<>();
    for (String death : deaths) {
      tests.add(dynamicTest(death, () -> compare(program, death)));
    }
    return tests.stream();
  }

  private void compare(Path program, String death) throws Exception {
    Path own = Files.createDirectories(folder.resolve(death));
    Path core = Programs.core(own, Map.of(), program.toString(), death);
    Stacks.assertSame(
        Gdb.stacks("gdb", own, program, core, Path.of("/")), Stacks.of(core, SearchOptions.none()));
  }
}
