package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.target.CannotOpen;
import inquest.scripts.jython.Ground;
import inquest.scripts.shell.CannotDo;
import inquest.scripts.shell.HookLoader;
import inquest.scripts.shell.Shell;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What others add to the shell, queries that do not end, and processes that change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellHooksTest {
  private DemoShell demo;

  @BeforeAll
  void open() throws CannotOpen {
    demo = new DemoShell();
  }

  @AfterAll
  void close() {
    demo.close();
  }

  /** A printer and a relation, there from the first file on that is loaded. */
  private static final class Hooks implements HookLoader {
    private final List<Path> loaded = new ArrayList<>();
    private final CountDownLatch pulled = new CountDownLatch(1000);

    @Override
    public void load(Path file) throws CannotDo {
      if (file.endsWith("bad.py")) {
        throw new CannotDo(file + ": line 3: invalid syntax");
      }
      loaded.add(file);
    }

    @Override
    public void forget(Path file) {
      loaded.remove(file);
    }

    @Override
    public void bind(Ground ground) {}

    @Override
    public List<inquest.scripts.jython.Hooks.Listed> list() {
      return List.of();
    }

    @Override
    public void enable(String name, boolean on) {}

    @Override
    public Printers over(Printers builtin) {
      return loaded.isEmpty() ? builtin : builtin.with("pricing.Rates", new RatesPrinter());
    }

    @Override
    public Catalogue over(Catalogue builtin) {
      List<Relation<?>> relations = new ArrayList<>(builtin.relations());
      relations.add(new Endless(pulled));
      return new Catalogue(relations, builtin.functions());
    }
  }

  private static final class RatesPrinter implements Printer {
    @Override
    public String name() {
      return "rates";
    }

    @Override
    public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
      return Optional.of(new Shown.Text("all the rates"));
    }
  }

  /** {@code endless}: a row for each natural number. */
  private record Endless(CountDownLatch pulled) implements Relation<Long> {
    @Override
    public String name() {
      return "endless";
    }

    @Override
    public String help() {
      return "the natural numbers";
    }

    @Override
    public List<Column<Long>> columns() {
      return List.of(new Column<>("number", Type.NUMBER, Cost.FREE, "itself", Cell::whole));
    }

    @Override
    public List<String> shown() {
      return List.of("number");
    }

    @Override
    public List<Detail<Long>> details() {
      return List.of();
    }

    @Override
    public List<String> subjects() {
      return List.of();
    }

    @Override
    public List<String> indexed() {
      return List.of();
    }

    @Override
    public Stream<Long> scan(Scan scan) {
      return Stream.iterate(0L, n -> n + 1).peek(n -> pulled.countDown());
    }
  }

  @Test
  void a_hook_that_is_loaded_shows_values_from_then_on_and_can_be_switched_off() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Hooks hooks = new Hooks();
    Shell shell = demo.shell(out, err, false, Optional.of(hooks));
    shell.run("print self\nload my/rates.py\nprint self\nprinters ! head -n 1");
    shell.run("printers disable rates\nprint self");
    assertEquals("", err.toString());
    assertEquals(List.of(Path.of("my/rates.py")), hooks.loaded);
    assertEquals(
        List.of(
            "<pricing.Rates at 0x7fbfb11ff750 table=0>",
            "all the rates",
            "on   rates",
            "<pricing.Rates at 0x7fbfb11ff750 table=0>"),
        out.toString().lines().toList());
  }

  @Test
  void a_hook_that_cannot_be_loaded_is_said_and_the_shell_goes_on() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell = demo.shell(out, err, false, Optional.of(new Hooks()));
    shell.run("load bad.py\nprint 1");
    assertEquals("bad.py: line 3: invalid syntax\n", err.toString());
    assertEquals("1\n", out.toString());
  }

  @Test
  void a_query_without_end_is_stopped_and_the_shell_is_not() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Hooks hooks = new Hooks();
    Shell shell = demo.shell(out, err, false, Optional.of(hooks));
    Thread other =
        new Thread(() -> {
          try {
            assertTrue(hooks.pulled.await(60, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          shell.work().cancellation().ask();
        });
    other.start();
    shell.run("endless where number < 0"); // would never return
    other.join();
    assertEquals("stopped\n", err.toString());
    shell.run("endless limit 1 select number ! tail -n 1");
    assertEquals("     0\n", out.toString());
  }

  @Test
  void a_living_process_is_opened_anew_and_names_place_and_settings_stay() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell = demo.shell(out, err, true, Optional.empty());
    try {
      shell.run("thread 4\nframe 1\nset depth 1\nlet mine = threads where number == 4");
      Object before = shell.work();
      out.getBuffer().setLength(0);
      shell.run("reload\nset depth\nmine select number\nprint 1");
      assertEquals(before, shell.work());
      assertEquals("(inquest 4.1) ", shell.prompt());
      assertTrue(out.toString().startsWith("Thread 4 "), out.toString());
      assertTrue(out.toString().contains("\n#1  File "), out.toString());
      assertTrue(out.toString().contains("\ndepth    1 "), out.toString());
      assertTrue(out.toString().endsWith("\n     4\n1\n"), out.toString());
      assertEquals("", err.toString());
      assertFalse(shell.failed());
    } finally {
      shell.work().close();
    }
  }
}
