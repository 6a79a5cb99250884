package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonStreamParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canned investigations over the sample cores. */
class InvestigationsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/inquest/examples/investigations");

  private static final List<String> NAMES =
      List.of(
          "crash", "hang", "summary", "threads", "exceptions", "gc", "imports", "subinterpreters");

  private static final List<String> CORES =
      List.of(
          "demo.core.xz",
          "2.7.core.xz",
          "3.7.core.xz",
          "3.10.core.xz",
          "3.12.core.xz",
          "3.15.core.xz",
          "aarch64-3.14.core.zst");

  /** Nothing of this machine but what lies beside the sample core, as far as that can be had. */
  private static final String CLOSED = " --sysroot examples/cores/demo --no-debuginfod";

  @TempDir Path folder;

  private static CommandLine run(String words) {
    return CommandLine.run(words + CLOSED);
  }

  /** A file NAME.CORE.txt says what an investigation answers about a core. */
  @TestFactory
  Stream<DynamicTest> answersAreThoseOfTheFiles() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(GOLDEN)) {
      files = all.sorted().toList();
    }
    assertTrue(files.size() >= 16, files.size() + " files");
    return files.stream().map(f -> dynamicTest(f.getFileName().toString(), () -> compare(f)));
  }

  private static void compare(Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    String prefix = name.substring(dot + 1, name.length() - ".txt".length()) + ".core";
    String core = CORES.stream().filter(c -> c.startsWith(prefix)).findFirst().orElseThrow();
    String investigation = name.substring(0, dot);
    // how many native frames there are is the C library's affair: no limit may count them
    boolean limited = investigation.equals("crash") || investigation.equals("hang");
    String words = "run " + investigation + " examples/cores/" + core;
    CommandLine ran = run(limited ? words + " stack=1000" : words);
    assertEquals(0, ran.status(), ran.err());
    assertEquals(Files.readString(file), ran.withoutNative());
  }

  @TestFactory
  Stream<DynamicTest> eachAnswersOfEachSample() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String core : CORES) {
      for (String name : NAMES) {
        tests.add(dynamicTest(name + " " + core, () -> answers(name, core)));
      }
    }
    return tests.stream();
  }

  private static void answers(String name, String core) {
    CommandLine ran = run("run " + name + " examples/cores/" + core + " --format json");
    assertEquals(0, ran.status(), ran.err());
    assertFalse(ran.err().contains("fault of Inquest"), ran.err());
    JsonStreamParser documents = new JsonStreamParser(ran.out());
    int count = 0;
    while (documents.hasNext()) {
      assertEquals(1, documents.next().getAsJsonObject().get("schema").getAsInt());
      count++;
    }
    assertTrue(count > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "crash demo.core.xz, 3",
    "hang demo.core.xz, 0",
    "exceptions demo.core.xz, 0",
    "exceptions 3.12.core.xz, 3",
    "exceptions 3.12.core.xz type=KeyError, 0",
    "gc demo.core.xz, 0",
    "imports demo.core.xz, 0",
    "subinterpreters demo.core.xz, 0",
    "threads demo.core.xz, 0"
  })
  void theExitStatusSaysWhetherItWasFound(String words, int status) {
    String[] parts = words.split(" ", 2);
    CommandLine ran = run("run " + parts[0] + " examples/cores/" + parts[1] + " --exit-code");
    assertEquals(status, ran.status(), ran.err());
  }

  @Test
  void aCoreAloneOfASignalIsACrashAndNamesWhatToRunNext() {
    CommandLine alone = run("examples/cores/demo.core.xz");
    CommandLine crash = run("run crash examples/cores/demo.core.xz");
    assertEquals(0, alone.status(), alone.err());
    assertEquals(crash.out(), alone.out());
    List<String> next =
        alone
            .out()
            .substring(alone.out().indexOf("\nWorth running next:\n"))
            .lines()
            .filter(l -> l.startsWith("  "))
            .toList();
    assertEquals(3, next.size(), alone.out());
    for (String line : next) {
      String words = line.strip();
      assertTrue(words.startsWith("scripts/inquest ") && words.endsWith(CLOSED), words);
      CommandLine ran = CommandLine.run(words.substring("scripts/inquest ".length()));
      assertEquals(0, ran.status(), words + ": " + ran.err());
      assertFalse(ran.out().isEmpty(), words);
    }
  }

  @Test
  void aCoreAloneCanBeAskedByAScript() {
    assertEquals(3, run("examples/cores/demo.core.xz --exit-code").status());
    CommandLine json = run("examples/cores/demo.core.xz --format ndjson");
    json.out().lines().forEach(line -> assertTrue(line.startsWith("{"), line));
  }

  @Test
  void theScriptCanBeReadAndRunAsAFile() throws IOException {
    CommandLine shown = CommandLine.run("run gc --show");
    assertEquals(0, shown.status(), shown.err());
    Path copy = Files.writeString(folder.resolve("copy.iq"), shown.out());
    assertEquals(
        run("run gc examples/cores/demo.core.xz").out(),
        run("run " + copy + " examples/cores/demo.core.xz").out());
  }

  @Test
  void parametersReachTheScript() {
    String one = run("run threads examples/cores/demo.core.xz name=worker-1").out();
    assertEquals(1, one.lines().filter(l -> l.startsWith("number=")).count(), one);
    CommandLine none = run("run threads examples/cores/demo.core.xz name=nobody");
    assertTrue(none.out().startsWith("No thread has a name like nobody;"), none.out());
    CommandLine wrong = run("run crash examples/cores/demo.core.xz stak=3");
    assertEquals(2, wrong.status());
    assertEquals("inquest: crash has no parameter 'stak'; did you mean stack?\n", wrong.err());
  }

  @Test
  void valuesAreShownAsTheOptionsSay() {
    String open = run("run crash examples/cores/demo.core.xz").out();
    String redacted = run("run crash examples/cores/demo.core.xz --redact").out();
    assertTrue(open.contains("'pen'"));
    assertFalse(redacted.contains("'pen'"), redacted);
  }

  @Test
  void theUsersOwnAreFoundInTheFolderOfTheConfiguration() throws IOException {
    Path own = Files.createDirectories(folder.resolve("inquest/investigations"));
    Files.writeString(own.resolve("mine.iq"), "# Mine.\necho \"{(threads select count())}\"\n");
    Map<String, String> environment = Map.of("XDG_CONFIG_HOME", folder.toString());
    CommandLine ran = CommandLine.run("run mine examples/cores/demo.core.xz", environment);
    assertEquals("7\n", ran.out(), ran.err());
    String list = CommandLine.run("list", environment).out();
    assertTrue(list.contains("  mine             Mine.\n"), list);
  }

  @Test
  void aHookInAFolderOfInvestigationsIsOne() throws IOException {
    String source =
        """
        import inquest

        @inquest.investigation
        def mine(target, least="7"):
            "Counts threads."
            print "%d of %s" % (len(list(inquest.query("threads"))), least)
        """;
    Path file = Files.writeString(folder.resolve("hooked.py"), source);
    String there = " --investigations " + folder;
    assertEquals("7 of 7\n", run("run mine examples/cores/demo.core.xz" + there).out());
    assertEquals("7 of 8\n", run("run " + file + " examples/cores/demo.core.xz least=8").out());
    assertEquals(source, run("run mine --show" + there).out());
    String list = CommandLine.run("list" + there).out();
    assertTrue(list.contains("  mine             Counts threads"), list);
  }

  @Test
  void anErrorInAScriptOfTheUserNamesItsFileAndLine() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.iq"), "# Bad.\nthreads\nthreds\n");
    CommandLine ran = run("run " + file + " examples/cores/demo.core.xz");
    assertEquals(2, ran.status());
    assertEquals(
        "inquest: "
            + file
            + ": line 3: there is no relation threds; did you mean threads?\n  threds\n  ^^^^^^\n",
        ran.err());
  }

  @Test
  void aSourceThatMayNotBeWhatRanIsSaidSo() throws IOException {
    Path shop = Files.createDirectories(folder.resolve("srv/shop"));
    Path changed = shop.resolve("pricing.py");
    Files.writeString(
        changed, "# added\n" + Files.readString(Path.of("cores/demo/srv/shop/pricing.py")));
    Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(60)));
    Commands ran =
        Commands.run(
            Map.of(),
            "query",
            Commands.DEMO.toString(),
            "frames of crashed limit 1 select line, source",
            "--sysroot",
            folder.toString());
    assertTrue(ran.out().contains("  14  value = ctypes.c_double()\n"), ran.out());
    assertTrue(
        ran.err()
            .contains(
                "inquest: /srv/shop/pricing.py: changed since, so the lines shown may not be what"
                    + " ran\n"),
        ran.err());
  }

  @Test
  void theListHasInvestigationsRelationsAndPrinters() {
    CommandLine list = CommandLine.run("list --investigations examples/investigations");
    assertEquals(0, list.status(), list.err());
    for (String name : NAMES) {
      assertTrue(list.out().contains("\n  " + name + " "), name);
    }
    assertTrue(list.out().contains("\n  idle             Which workers wait for work"), list.out());
    assertTrue(list.out().contains("\n  exceptions       what each thread is raising"), list.out());
    assertTrue(
        list.out()
            .contains("\n  decimals in Python              _pydecimal.Decimal, decimal.Decimal\n"),
        list.out());
  }
}
