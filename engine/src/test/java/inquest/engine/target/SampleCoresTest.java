package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.machine.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample cores, which real kernels wrote, against what the programs said of themselves. */
class SampleCoresTest {
  private static final Path CORES = Path.of("..", "examples", "cores");

  @ParameterizedTest
  @ValueSource(strings = {"2.7", "3.7", "3.10", "3.12", "3.15"})
  void hasTheThreadsThatTheProgramHad(String name) throws Exception {
    String account = Files.readString(CORES.resolve(name + ".json"));
    Set<Integer> said = numbers(account, "\"tid\": (\\d+)");
    try (CoreTarget target = CoreTarget.open(CORES.resolve(name + ".core.xz"))) {
      Set<Integer> found =
          target.threads().stream()
              .map(NativeThread::tid)
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(!said.isEmpty() && found.containsAll(said), said + " in " + found);
      assertEquals(
          numbers(account, "\"pid\": (\\d+)"), Set.of(target.process().pid().orElseThrow()));
      assertEquals(List.of(), target.notes());
      assertTrue(target.cause() instanceof Cause.Signal);
      assertTrue(target.modules().stream().allMatch(m -> m.buildId().isPresent()));
      assertTrue(target.threads().stream().allMatch(t -> t.threadPointer().isPresent()));
    }
  }

  private static Set<Integer> numbers(String text, String pattern) {
    Set<Integer> numbers = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      numbers.add(Integer.parseInt(matcher.group(1)));
    }
    return numbers;
  }

  @Test
  void anAarch64CoreHasThreadPointersAndInferredCalls() throws Exception {
    try (CoreTarget target = CoreTarget.open(CORES.resolve("aarch64-3.14.core.zst"))) {
      assertEquals(Architecture.AARCH64, target.architecture());
      assertTrue(target.threads().stream().allMatch(t -> t.threadPointer().isPresent()));
      BlockedCalls calls = new BlockedCalls(target.architecture(), target.memory());
      assertEquals(
          List.of("clock_nanosleep", "futex", "futex", "futex"),
          target.threads().stream().map(t -> calls.of(t).orElseThrow().name()).toList());
    }
  }
}
