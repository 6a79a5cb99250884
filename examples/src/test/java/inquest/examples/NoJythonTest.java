package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a hook nothing of Jython is loaded, as the JVM itself tells. */
class NoJythonTest {
  private static final Path RUN = Path.of("../scripts/target/inquest").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void a_query_without_hooks_loads_no_class_of_jython() throws Exception {
    List<String> without = classes("query", "cores/demo.core.xz", "threads");
    assertTrue(without.stream().anyMatch(line -> line.contains("inquest.dsl.Session ")));
    assertEquals(List.of(), without.stream().filter(l -> l.contains("org.python.")).toList());
  }

  @Test
  void a_query_with_hooks_does() throws Exception {
    assertFalse(
        classes("query", "cores/demo.core.xz", "threads", "--hooks", "printers/orders.py").stream()
            .noneMatch(line -> line.contains("org.python.")));
  }

  private List<String> classes(String... words) throws Exception {
    assumeTrue(Files.exists(RUN.resolve("stamp")), "the jars are made by mvn package");
    Path log = folder.resolve("classes");
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "@" + RUN.resolve("jvm.options"),
                "-Xlog:class+load:file=" + log,
                "-cp",
                RUN.resolve("lib/inquest-scripts.jar").toString(),
                "inquest.scripts.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    Process process = builder.start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it hangs");
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("output")));
    return Files.readAllLines(log);
  }
}
