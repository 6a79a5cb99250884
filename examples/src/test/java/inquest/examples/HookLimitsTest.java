package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.dsl.Session;
import inquest.engine.Inquest;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.CannotRun;
import inquest.scripts.jython.Complaints;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.HookSettings;
import inquest.scripts.jython.Hooks;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hooks that do not end, and what a program does with hooks: switching, loading, running. */
@Timeout(120)
class HookLimitsTest {
  private static final String ORDER = "locals of 6.4 where name == 'order' select value";
  private static final String BUILT_IN = "Order(number=1043, customer='Grace', ";

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private final StringBuilder printed = new StringBuilder();
  private Inquest inquest;

  @BeforeEach
  void open() throws Exception {
    inquest = Inquest.open(Commands.DEMO, Inquest.Options.defaults());
  }

  @AfterEach
  void close() {
    inquest.close();
  }

  private Path file(String... lines) throws Exception {
    Path file = folder.resolve("mine.py");
    Files.writeString(file, "import inquest\n" + String.join("\n", lines) + "\n");
    return file;
  }

  private Hooks start(Path file) throws CannotLoad {
    HookSettings settings = HookSettings.usual(false).withCall(Duration.ofMillis(500));
    Hooks hooks =
        Hooks.start(
            List.of(file),
            spared -> false,
            settings,
            new Complaints() {
              @Override
              public synchronized void complain(String sentence, List<String> lines) {
                told.add(sentence);
                told.addAll(lines);
              }

              @Override
              public synchronized void print(String text) {
                printed.append(text);
              }
            });
    hooks.bind(ground());
    return hooks;
  }

  private Ground ground() {
    return new Ground(
        "demo", inquest, inquest.python().orElseThrow(), ShowLimits.defaults(), false);
  }

  private String ask(Hooks hooks, String query) throws Exception {
    Shower shower = ground().shower(hooks);
    Session session = ground().session(hooks, shower, Map.of());
    return QueryText.of(session, query);
  }

  private void assertStops(String... body) throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "import itertools", "@inquest.printer('__main__.Order')", "def endless(value):"));
    lines.addAll(List.of(body));
    try (Hooks hooks = start(file(lines.toArray(String[]::new)))) {
      long began = System.nanoTime();
      assertTrue(ask(hooks, ORDER).contains(BUILT_IN));
      assertTrue(ask(hooks, "locals of 6").contains(BUILT_IN), "the query goes on");
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.toSeconds() < 30, "it took " + took);
    }
    assertEquals(
        "the printer endless (mine.py) is switched off, for it ran longer than 500 ms; its values"
            + " are shown without it",
        told.getFirst());
    assertEquals(1, told.stream().filter(t -> t.contains("switched off")).count());
  }

  @Test
  void an_endless_loop_is_stopped_and_shown() throws Exception {
    assertStops("  while True: pass");
    assertEquals("    while True: pass", told.getLast());
  }

  @Test
  void one_that_catches_everything_too() throws Exception {
    assertStops(
        "  while True:",
        "    try:",
        "      while True: pass",
        "    except:",
        "      pass",
        "    finally:",
        "      n = 0");
  }

  @Test
  void one_inside_of_jython_is_left_behind() throws Exception {
    assertStops("  return str(sum(itertools.count()))");
  }

  @Test
  void one_that_sleeps_is_left_behind() throws Exception {
    assertStops("  import time", "  time.sleep(1000)");
  }

  @Test
  void a_hook_is_called_while_another_is_left_behind() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "import itertools",
                "@inquest.printer('__main__.Order')",
                "def endless(value): return str(sum(itertools.count()))",
                "@inquest.printer('pricing.Book')",
                "def book(value): return 'a book'"))) {
      assertTrue(ask(hooks, "locals of 6").contains("a book"));
    }
  }

  @Test
  void a_printer_is_switched_off_and_on() throws Exception {
    try (Hooks hooks = start(Path.of("printers/orders.py"))) {
      assertTrue(ask(hooks, ORDER).contains("order 1043"));
      assertTrue(hooks.enable("OrderPrinter", false));
      assertTrue(ask(hooks, ORDER).contains(BUILT_IN));
      assertTrue(hooks.enable("OrderPrinter", true));
      assertTrue(ask(hooks, ORDER).contains("order 1043"));
      assertTrue(!hooks.enable("Nothing", false));
      assertEquals(
          List.of("OrderPrinter", "book", "pieces", "orders", "stuck"),
          hooks.list().stream().map(Hooks.Listed::name).toList());
    }
  }

  @Test
  void a_file_is_loaded_again() throws Exception {
    Path file = file("@inquest.printer('__main__.Order')", "def p(value): return 'old'");
    try (Hooks hooks = start(file)) {
      assertTrue(ask(hooks, ORDER).contains("old"));
      hooks.load(file("@inquest.printer('__main__.Order')", "def p(value): return 'new'"));
      assertTrue(ask(hooks, ORDER).contains("new"));
      file("def p(:");
      assertThrows(CannotLoad.class, () -> hooks.load(file));
      assertTrue(ask(hooks, ORDER).contains(BUILT_IN));
    }
  }

  @Test
  void an_investigation_prints_and_says_whether_it_found_something() throws Exception {
    try (Hooks hooks = start(Path.of("printers/orders.py"))) {
      assertEquals(
          List.of(
              new Hooks.Investigation(
                  "stuck", "which orders have an article", List.of("article"), List.of("pen"))),
          hooks.investigations());
      StringWriter out = new StringWriter();
      assertTrue(hooks.run("stuck", Map.of(), out));
      assertEquals("thread 6 has 10 of pen\n", out.toString());
      assertTrue(!hooks.run("stuck", Map.of("article", "ink"), new StringWriter()));
      assertEquals(
          "stuck takes article, not colour",
          assertThrows(CannotRun.class, () -> hooks.run("stuck", Map.of("colour", "x"), out))
              .getMessage());
      assertEquals("", printed.toString());
    }
  }

  @Test
  void an_investigation_that_fails_says_so_with_its_traceback() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "@inquest.investigation('no-luck', help='fails')",
                "def broken(target, n):",
                "  target.show('threads limit 1 select number')",
                "  target.query('thread')"))) {
      StringWriter out = new StringWriter();
      assertEquals(
          "no-luck needs n=...",
          assertThrows(CannotRun.class, () -> hooks.run("no-luck", Map.of(), out)).getMessage());
      CannotRun failed =
          assertThrows(CannotRun.class, () -> hooks.run("no-luck", Map.of("n", "1"), out));
      assertTrue(
          failed.getMessage().startsWith("no-luck failed: QueryError: "), failed.getMessage());
      assertTrue(failed.place().contains("    target.query('thread')"), failed.place().toString());
      assertTrue(out.toString().startsWith("number\n──────\n     1\n"), out.toString());
    }
  }
}
