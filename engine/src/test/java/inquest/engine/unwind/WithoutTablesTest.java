package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.target.CoreTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stacks of programs whose own code has no unwind information: what gdb cannot be a witness of is
 * compared with what the programs are written to do.
 */
class WithoutTablesTest {
  private static final String[] FRAME_POINTERS = {
    "-O2",
    "-fno-omit-frame-pointer",
    "-fno-asynchronous-unwind-tables",
    "-fno-unwind-tables",
    "-fcf-protection=none"
  };

  private static final String[] NOTHING = {
    "-O2", "-fomit-frame-pointer", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables"
  };

  @TempDir Path folder;

  private List<String> functions(String compiler, String death, String... flags) throws Exception {
    Programs.need(compiler);
    Path program = Programs.compile(folder, compiler, "deep.c", flags);
    Path core = Programs.core(folder, Map.of(), program.toString(), death);
    try (ProcessImage image = ProcessImage.of(CoreTarget.open(core), SearchOptions.none())) {
      NativeStack stack = Stacks.of(image).values().iterator().next();
      assertTrue(stack.complete(), stack.notes().toString());
      assertTrue(stack.frames().stream().anyMatch(f -> f.how().inferred()));
      return Stacks.functions(image, stack);
    }
  }

  @Test
  void framePointersLeadThroughRecursion() throws Exception {
    assertEquals(
        List.of("recurse x31", "main", "_start"), functions("gcc", "recurse", FRAME_POINTERS));
  }

  @Test
  void framePointersLeadThroughFramesOfAnySize() throws Exception {
    assertEquals(
        List.of("leaf", "aligned", "variable", "main", "_start"),
        functions("gcc", "aligned", FRAME_POINTERS));
  }

  @Test
  void framePointersLeadOverASignalOnAStackOfItsOwn() throws Exception {
    assertEquals(
        List.of("crash", "handler", "interrupted", "main", "_start"),
        functions("gcc", "sigaltstack", FRAME_POINTERS));
  }

  @Test
  void theStackItselfLeadsThroughRecursion() throws Exception {
    assertEquals(List.of("recurse x31", "main", "_start"), functions("gcc", "recurse", NOTHING));
  }

  @Test
  void theStackItselfLeadsOverASignal() throws Exception {
    assertEquals(
        List.of("crash", "handler", "interrupted", "main", "_start"),
        functions("gcc", "signal", NOTHING));
  }

  @Test
  void aCallOfNothingIsLeftByItsReturnAddress() throws Exception {
    assertEquals(List.of("?", "call", "main", "_start"), functions("gcc", "garbage", NOTHING));
  }

  /**
   * musl describes neither its own functions nor the code that handlers return to, and its entry
   * routine has no function's symbol.
   */
  @Test
  void aSignalUnderMusl() throws Exception {
    List<String> found = functions("musl-gcc", "sigaltstack", "-O2", "-static");
    List<String> own = found.stream().filter(f -> !f.startsWith("_")).toList();
    assertEquals(
        List.of("crash", "handler", "raise", "interrupted", "main", "libc_start_main_stage2"), own);
  }

  @Test
  void recursionUnderMusl() throws Exception {
    List<String> found = functions("musl-gcc", "recurse", "-O2", "-static");
    assertEquals(
        List.of("raise", "abort", "recurse x31", "main", "libc_start_main_stage2"),
        found.subList(found.indexOf("raise"), found.size()));
  }
}
