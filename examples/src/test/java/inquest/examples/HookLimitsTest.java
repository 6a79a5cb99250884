package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.dsl.Session;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Relation;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  void an_exception_that_never_says_what_it_is_ends_nothing_else() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "class Mute(Exception):",
                "  def __str__(self):",
                "    while True: pass",
                "  __unicode__ = __repr__ = __str__",
                "@inquest.printer('__main__.Order')",
                "def mute(value): raise Mute()",
                "@inquest.investigation",
                "def silent(target): raise Mute()"))) {
      assertTrue(ask(hooks, ORDER).contains(BUILT_IN));
      assertEquals(
          List.of(
              "the printer mute (mine.py) failed; its values are shown without it",
              "Traceback (most recent call last):",
              "  File \"" + folder.resolve("mine.py") + "\", line 7, in mute",
              "    def mute(value): raise Mute()",
              "an exception that does not say what it is"),
          told);
      CannotRun failed =
          assertThrows(CannotRun.class, () -> hooks.run("silent", Map.of(), new StringWriter()));
      assertEquals("silent failed: an exception that does not say what it is", failed.getMessage());
    }
  }

  @Test
  void a_value_that_stands_for_another_and_so_on_ends_somewhere() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "@inquest.printer('int')",
                "def next(value): return inquest.value(value.address + 32) # a small int"))) {
      String pens =
          ask(hooks, "locals of 6.4 where name == 'order' select value.lines['pen'] as n");
      assertTrue(pens.contains("10"), pens);
    }
    assertEquals(
        "the printer next (mine.py) gives a value for a value for a value, without an end; its"
            + " values are shown without it",
        told.getFirst());
  }

  @Test
  void what_a_hook_does_is_given_up_when_the_user_stops_the_query() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (Hooks hooks =
        start(
            file(
                "import time",
                "@inquest.relation(columns=['n'])",
                "def slow():",
                "  yield (1,)",
                "  time.sleep(1000)"))) {
      hooks.heed(cancellation);
      CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(cancellation::ask);
      long began = System.nanoTime();
      assertThrows(Cancellation.Cancelled.class, () -> ask(hooks, "slow"));
      assertTrue(System.nanoTime() - began < Duration.ofSeconds(20).toNanos());
      cancellation.clear();
      assertTrue(ask(hooks, "slow limit 1").contains("1"), "it is not switched off");
    }
    assertEquals(List.of(), told);
  }

  @Test
  void a_relation_is_called_once_for_its_columns_and_rows() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "@inquest.relation",
                "def counted():",
                "  print 'called'",
                "  yield {'a': 1}",
                "  yield {'a': 2}"))) {
      assertTrue(ask(hooks, "counted").contains("2"));
    }
    assertEquals("called\n", printed.toString());
  }

  @Test
  void columns_that_only_a_row_tells_are_not_proposed() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "@inquest.relation",
                "def untold():",
                "  print 'called'",
                "  yield {'a': 1}",
                "@inquest.relation(columns=['b'])",
                "def told():",
                "  yield (1,)"))) {
      Session session = ground().session(hooks, ground().shower(hooks), Map.of());
      Map<String, Integer> known =
          session.environment().catalogue().relations().stream()
              .filter(r -> r.name().endsWith("told"))
              .collect(Collectors.toMap(Relation::name, r -> r.knownColumns().size()));
      assertEquals(Map.of("untold", 0, "told", 1), known);
    }
    assertEquals("", printed.toString());
  }

  @Test
  void a_hook_whose_file_was_loaded_again_is_told_of_again() throws Exception {
    Path file = file("@inquest.function", "def f(x): return x.first");
    try (Hooks hooks = start(file)) {
      ask(hooks, "threads limit 1 select f(1)");
      hooks.load(file("@inquest.function", "def f(x): return x.second"));
      ask(hooks, "threads limit 1 select f(1)");
    }
    assertEquals(2, told.stream().filter(t -> t.startsWith("AttributeError: ")).count(), told + "");
  }

  @Test
  void a_hook_that_uses_up_the_heap_is_switched_off() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "import java.lang.OutOfMemoryError",
                "@inquest.function",
                "def big(x): raise java.lang.OutOfMemoryError('Java heap space')"))) {
      ask(hooks, "threads select big(1)");
    }
    assertEquals(
        "the function big (mine.py) is switched off, for it used up the Java heap (INQUEST_HEAP"
            + " sets another), its result is unknown",
        told.getFirst());
    assertEquals(1, told.stream().filter(t -> t.contains("big (mine.py)")).count(), told + "");
  }

  @Test
  void a_hook_that_interrupts_itself_does_no_harm_to_the_next() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "import java.lang.Thread",
                "@inquest.function",
                "def rude(x): java.lang.Thread.currentThread().interrupt(); return x",
                "@inquest.function",
                "def innocent(x): return x"))) {
      assertTrue(ask(hooks, "threads limit 1 select rude(1), innocent(5) as n").contains("5"));
    }
    assertEquals(List.of(), told);
  }

  @Test
  void a_thread_of_a_hook_may_show_values_too() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "import threading",
                "@inquest.printer('__main__.Order')",
                "def order(value): return 'an order'",
                "@inquest.function",
                "def threaded(value):",
                "  shown = []",
                "  thread = threading.Thread(target=lambda: shown.append(repr(value)))",
                "  thread.start()",
                "  thread.join()",
                "  return shown[0]"))) {
      String answer = ask(hooks, ORDER.replace("select value", "select threaded(value)"));
      assertTrue(answer.contains("an order"), answer);
    }
    assertEquals(List.of(), told);
  }

  @Test
  void a_hook_does_not_end_inquest() throws Exception {
    try (Hooks hooks =
        start(
            file(
                "import os, sys",
                "@inquest.function",
                "def leave(x): os._exit(7)",
                "@inquest.function",
                "def quit(x): sys.exit(7)"))) {
      String answer = ask(hooks, "threads limit 1 select leave(1), quit(2)");
      assertTrue(answer.contains("SystemExit: 7"), answer);
    }
    assertTrue(told.contains("the function leave (mine.py) failed, its result is unknown"));
    assertTrue(told.contains("the function quit (mine.py) failed, its result is unknown"));
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
  void a_file_is_the_same_by_any_spelling_of_its_path() throws Exception {
    Path file = file("@inquest.printer('__main__.Order')", "def p(value): return 'old'");
    try (Hooks hooks = start(file)) {
      file("@inquest.function", "def f(value): return 1");
      Path link = Files.createSymbolicLink(folder.resolve("link.py"), file);
      hooks.load(folder.resolve("../" + folder.getFileName() + "/mine.py"));
      hooks.load(link);
      assertEquals(List.of("f"), hooks.list().stream().map(Hooks.Listed::name).toList());
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
