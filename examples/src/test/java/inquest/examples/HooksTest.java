package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hooks can do, over the sample core: from the command line to what it prints. */
class HooksTest {
  private static final Path ORDERS = Path.of("printers/orders.py");
  private static final String ORDER = "locals of 6.4 where name == 'order' select value";
  private static final String BUILT_IN =
      "Order(number=1043, customer='Grace', lines={'pen': 10, 'スタンプ': 1})";

  @TempDir Path folder;

  private Path hooks(String... lines) throws IOException {
    Path file = folder.resolve("mine.py");
    Files.writeString(file, "import inquest\n" + String.join("\n", lines) + "\n");
    return file;
  }

  private static String value(Commands commands) {
    assertEquals(0, commands.status(), commands.err());
    return commands.out().lines().skip(2).findFirst().orElse("").strip();
  }

  private String shown(String... body) throws IOException {
    StringBuilder printer =
        new StringBuilder("@inquest.printer('__main__.Order')\nclass P(object):\n");
    printer.append("  def __init__(self, value): self.value = value\n");
    for (String line : body) {
      printer.append("  ").append(line).append('\n');
    }
    Commands commands = Commands.ask(hooks(printer.toString()), ORDER);
    assertEquals("", commands.err());
    return value(commands);
  }

  // printers

  @Test
  void a_printer_shows_its_values_in_tables() {
    assertEquals("order 1043 of Grace {'pen': 10, 'スタンプ': 1}", value(Commands.ask(ORDERS, ORDER)));
  }

  @Test
  void in_json() {
    String json = Commands.ask(ORDERS, ORDER, "--format", "json").out();
    assertTrue(json.contains("order 1043 of Grace"), json);
  }

  @Test
  void in_reports() {
    String report =
        Commands.run(
                Map.of(),
                "core",
                Commands.DEMO.toString(),
                "--locals",
                "--hooks",
                ORDERS.toString())
            .out();
    assertTrue(report.contains("order = order 1043 of Grace {'pen': 10, 'スタンプ': 1}"), report);
    assertTrue(report.contains("book of 3 prices"), report);
  }

  @Test
  void inside_of_other_values() {
    String frame = "frames of 6.1 select locals";
    assertTrue(
        Commands.ask(ORDERS, frame).out().contains("self=book of 3 prices, article='pen'"), frame);
  }

  @Test
  void contents_stay_back_when_they_are_to() {
    Commands plain = Commands.run(Map.of(), "query", "cores/demo.core.xz", ORDER, "--redact");
    Commands hooked = Commands.ask(ORDERS, ORDER, "--redact");
    assertEquals(plain, hooked);
    assertFalse(hooked.out().contains("Grace"), hooked.out());
  }

  @Test
  void text_alone_stands_as_it_is() throws IOException {
    assertEquals("wrapped\\n\\u202ex", shown("def to_string(self): return u'wrapped\\n\\u202ex'"));
  }

  @Test
  void children_alone_stand_behind_the_name_of_the_class() throws IOException {
    assertEquals(
        "Order(who='Grace', two=[1, 'x', None], n=None)",
        shown(
            "def children(self):",
            "  yield 'who', self.value.attr('customer')",
            "  yield 'two', [1, 'x', None]",
            "  yield 'n', None"));
  }

  @Test
  void the_hint_says_what_children_are() throws IOException {
    assertEquals(
        "items [10, 1]",
        shown(
            "def to_string(self): return 'items'",
            "def children(self): return [('0', 10), ('1', 1)]",
            "def display_hint(self): return 'array'"));
    assertEquals(
        "{'a': 1, 'b': 2}",
        shown(
            "def children(self): return [('k', 'a'), ('v', 1), ('k', 'b'), ('v', 2)]",
            "def display_hint(self): return 'map'"));
    assertEquals(
        "\"Gra'ce\"",
        shown("def to_string(self): return \"Gra'ce\"", "def display_hint(self): return 'string'"));
  }

  @Test
  void a_value_may_stand_for_another() throws IOException {
    assertEquals("'Grace'", shown("def to_string(self): return self.value.attr('customer')"));
  }

  @Test
  void children_are_pulled_as_far_as_they_are_shown() throws IOException {
    assertEquals(
        "Order(n0=0, n1=1, …)",
        value(
            Commands.ask(
                hooks(
                    "@inquest.printer('__main__.Order')",
                    "class P(object):",
                    "  def __init__(self, value): pass",
                    "  def children(self):",
                    "    n = 0",
                    "    while True:",
                    "      yield 'n%d' % n, n",
                    "      n += 1"),
                ORDER,
                "--items",
                "2")));
  }

  @Test
  void the_most_specific_class_wins_then_name_then_pattern_then_predicate() throws IOException {
    String worker = "locals of 6.5 where name == 'self' select value";
    String base = "@inquest.printer('threading.Thread')\ndef base(v): return 'base'";
    String any = "@inquest.printer(pattern='.*')\ndef any(v): return 'pattern'";
    String predicate =
        "@inquest.printer(matches=lambda t: t.short == 'Worker')\ndef p(v): return 'predicate'";
    String exact = "@inquest.printer('__main__.Worker')\ndef exact(v): return 'exact'";
    assertEquals("base", value(Commands.ask(hooks(base), worker)));
    assertEquals("predicate", value(Commands.ask(hooks(base, predicate), worker)));
    assertEquals("pattern", value(Commands.ask(hooks(any, base, predicate), worker)));
    assertEquals("exact", value(Commands.ask(hooks(exact, any, base, predicate), worker)));
  }

  @Test
  void of_equals_the_last_wins() throws IOException {
    assertEquals(
        "two",
        value(
            Commands.ask(
                hooks(
                    "@inquest.printer('__main__.Order')\ndef one(v): return 'one'",
                    "@inquest.printer('__main__.Order')\ndef two(v): return 'two'"),
                ORDER)));
  }

  @Test
  void what_a_printer_asks_of_its_own_value_is_shown_without_it() throws IOException {
    assertEquals("<" + BUILT_IN + ">", shown("def to_string(self): return '<%r>' % self.value"));
  }

  // values

  @Test
  void values_are_read_as_python_would() throws IOException {
    assertEquals(
        "1043 1044 True 5 Grace False True True [u'pen', u'\\u30b9\\u30bf\\u30f3\\u30d7'] 10 Order",
        shown(
            "def to_string(self):",
            "  v = self.value; n = v.attr('number'); c = v.attr('customer'); l = v['lines']",
            "  parts = [n, n + 1, n == 1043, len(c), c, v.has('nothing'), c == u'Grace', bool(l),",
            "           [k.plain() for k in l], int(l['pen']), v.type.short]",
            "  return ' '.join(unicode(p) for p in parts)"));
  }

  @Test
  void memory_is_read_by_offsets_and_addresses() throws IOException {
    assertEquals(
        "True True 8 True",
        shown(
            "def to_string(self):",
            "  v = self.value",
            "  return '%s %s %d %s' % (v.pointer(8) == v.type.address, v.u64(8) == v.i64(8),",
            "      len(v.read(8, 8)), inquest.memory.u32(v.address + 8) == v.u32(8))"));
  }

  @Test
  void what_cannot_be_read_is_an_exception_of_its_own() throws IOException {
    assertEquals(
        "unreadable at 0x10: not mapped",
        shown(
            "def to_string(self):",
            "  try:",
            "    inquest.memory.u8(16)",
            "  except inquest.Unreadable as problem:",
            "    return str(problem)"));
  }

  @Test
  void a_printer_that_cannot_read_is_told_of_once() throws IOException {
    Path hooks =
        hooks(
            "@inquest.printer('__main__.Order')",
            "def wrong(v): return str(inquest.memory.u8(16))");
    Commands commands = Commands.ask(hooks, ORDER);
    assertEquals(BUILT_IN, value(commands));
    assertEquals(
        """
        inquest: the printer wrong (mine.py) cannot read the target; its values are shown without it
        Traceback (most recent call last):
          File "%s", line 3, in wrong
            def wrong(v): return str(inquest.memory.u8(16))
        Unreadable: unreadable at 0x10: not mapped
        """
            .formatted(hooks),
        commands.err());
  }

  // functions, relations and queries

  @Test
  void a_function_belongs_to_the_language() {
    assertEquals(
        "11",
        value(
            Commands.ask(
                ORDERS,
                "locals of 6.4 where pieces(value) > 3 and name == 'order' select pieces(value)")));
    String described = Commands.ask(ORDERS, "describe pieces").out();
    assertEquals("pieces(order): any\n  how many pieces an order has\n", described);
  }

  @Test
  void arguments_with_defaults_need_not_be_given() throws IOException {
    Path hooks = hooks("@inquest.function", "def plus(x, y=2): return x + y");
    assertEquals("3", value(Commands.ask(hooks, "threads limit 1 select plus(1)")));
    assertEquals("6", value(Commands.ask(hooks, "threads limit 1 select plus(1, 5)")));
    Commands none = Commands.ask(hooks, "threads select plus()");
    assertTrue(none.err().contains("plus takes (x, y=2)\n"), none.err());
  }

  @Test
  void help_is_text_in_any_language() throws IOException {
    Path hooks =
        hooks(
            "@inquest.relation(columns=[('id', 'Nümmer')])",
            "def bestellungen():",
            "  'Fällige Ω'",
            "  return []");
    String described = Commands.ask(hooks, "describe bestellungen").out();
    assertTrue(described.contains("bestellungen: Fällige Ω\n"), described);
    assertTrue(described.contains("Nümmer"), described);
  }

  @Test
  void a_relation_is_asked_like_any_other() {
    assertEquals(
        """
        thread  customer  n
        ──────  ────────  ──
        6       'Grace'   11
        """,
        Commands.ask(
                ORDERS,
                "orders where thread == 6 select thread, order.customer as customer,"
                    + " pieces(order) as n")
            .out());
  }

  @Test
  void a_relation_takes_its_columns_from_its_first_row() throws IOException {
    Path hooks =
        hooks(
            "@inquest.relation",
            "def pairs():",
            "  for row in inquest.query('threads limit 2 select number, name'):",
            "    yield {'twice': row.number * 2, 'name': row.name}");
    assertEquals(
        """
        name        twice
        ──────────  ─────
        MainThread  2
        heartbeat   4
        """,
        Commands.ask(hooks, "pairs").out().replaceAll(" +\n", "\n"));
  }

  @Test
  void answers_of_hooks_are_contents_too() {
    Commands redacted = Commands.ask(ORDERS, "orders select thread", "--redact");
    assertFalse(redacted.out().contains("6"), redacted.out());
    assertTrue(redacted.out().contains("kept back by --redact"), redacted.out());
  }

  @Test
  void a_name_that_is_taken_is_refused() throws IOException {
    Commands commands = Commands.ask(hooks("@inquest.function", "def len(x): return 1"), "threads");
    assertEquals(2, commands.status());
    assertEquals(
        "inquest: "
            + folder.resolve("mine.py")
            + " defines the function len, which there is already; give it another name\n",
        commands.err());
  }

  @Test
  void each_folder_has_helper_modules_of_its_own() throws IOException {
    for (String name : List.of("one", "two")) {
      Path own = Files.createDirectories(folder.resolve(name));
      Files.writeString(own.resolve("helper.py"), "WHO = '" + name + "'\n");
      Files.writeString(
          own.resolve("hooks.py"),
          "import inquest, helper\n@inquest.function\ndef %s(): return helper.WHO\n"
              .formatted(name));
    }
    Commands commands =
        Commands.run(
            Map.of(),
            "query",
            Commands.DEMO.toString(),
            "print one()\nprint two()",
            "--hooks",
            folder.resolve("one/hooks.py").toString(),
            "--hooks",
            folder.resolve("two/hooks.py").toString());
    assertEquals(new Commands(0, "one\n\ntwo\n", ""), commands);
    try (Stream<Path> files = Files.list(folder.resolve("one"))) {
      assertEquals(2, files.count(), "nothing was written beside them");
    }
  }

  // what goes wrong

  @Test
  void a_printer_that_raises_is_told_of_once_and_its_values_are_shown_without_it()
      throws IOException {
    Path hooks =
        hooks(
            "@inquest.printer('__main__.Order')",
            "class Broken(object):",
            "  def __init__(self, value): self.value = value",
            "  def to_string(self):",
            "    return self.value.attr('nothing')");
    Commands commands = Commands.ask(hooks, "locals where name == 'order' and value select value");
    assertTrue(commands.out().contains(BUILT_IN), commands.out());
    assertEquals(
        """
        inquest: the printer Broken (mine.py) failed; its values are shown without it
        Traceback (most recent call last):
          File "%s", line 6, in to_string
            return self.value.attr('nothing')
        AttributeError: a __main__.Order of the target has no attribute nothing
        inquest: the printer Broken (mine.py) failed 2 times; the first is shown
        """
            .formatted(hooks),
        commands.err());
  }

  @Test
  void a_printer_inside_of_another_fails_alone() throws IOException {
    Path hooks =
        hooks(
            "@inquest.printer('__main__.Order')",
            "def outer(value): return 'for %s' % value.attr('customer')",
            "@inquest.printer('str')",
            "def broken(value): raise KeyError('x')",
            "@inquest.printer('dict')",
            "def showing(value): return 'dict with %r' % value.keys().next()");
    Commands commands =
        Commands.ask(
            hooks, "locals of 6.4 where name == 'order' select value, value.lines as lines");
    assertTrue(commands.out().contains("for Grace"), commands.out());
    assertTrue(commands.out().contains("dict with 'pen'"), commands.out());
    assertTrue(commands.err().contains("the printer broken (mine.py) failed"), commands.err());
    assertFalse(commands.err().contains("the printer showing"), commands.err());
  }

  @Test
  void nonsense_is_said_to_be_nonsense() throws IOException {
    assertNonsense(
        "def to_string(self): return 5", "to_string() gave a int, and not text or a value");
    assertNonsense(
        "def children(self): return [5]", "children() gave 5, and not a (name, value) pair");
    assertNonsense(
        "def children(self): return [('x', object)]", "a child is a type, and not a value");
    assertNonsense("x = 1", "a printer has to_string or children");
    assertNonsense(
        "def to_string(self): return 'x'\n  def display_hint(self): return 'tree'",
        "display_hint() gave 'tree'");
  }

  private void assertNonsense(String method, String sentence) throws IOException {
    Commands commands =
        Commands.ask(
            hooks(
                "@inquest.printer('__main__.Order')",
                "class P(object):",
                "  def __init__(self, value): pass",
                "  " + method),
            ORDER);
    assertEquals(BUILT_IN, value(commands));
    assertTrue(commands.err().contains(sentence), commands.err());
  }

  @Test
  void a_function_that_raises_leaves_its_result_unknown() throws IOException {
    Path hooks = hooks("@inquest.function", "def bad(x): return 1 // 0");
    Commands commands = Commands.ask(hooks, "threads limit 1 select number, bad(number) as b");
    assertTrue(commands.out().contains("<bad: ZeroDivisionError"), commands.out());
    assertTrue(commands.err().contains("in bad\n"), commands.err());
    Commands left =
        Commands.ask(hooks, "threads where bad(number) == 1 or number == 1 select number");
    assertEquals("1", value(left));
    assertTrue(left.err().contains("6 rows were left out"), left.err());
  }

  @Test
  void an_error_in_a_file_of_the_users_own_folder_costs_that_file() throws IOException {
    Path own = Files.createDirectories(folder.resolve("inquest/hooks"));
    Files.writeString(
        own.resolve("a.py"),
        "import inquest\n@inquest.function()\ndef gone(): return 1\nprint f'{1}'\n");
    Files.writeString(
        own.resolve("b.py"), "import inquest\n@inquest.function()\ndef there(): return 2\n");
    Map<String, String> home = Map.of("XDG_CONFIG_HOME", folder.toString());
    Commands ran = Commands.run(home, "query", Commands.DEMO.toString(), "print there()");
    assertEquals("2\n", ran.out(), ran.err());
    assertTrue(
        ran.err().startsWith("inquest: " + own.resolve("a.py") + ", line 4: SyntaxError: "),
        ran.err());
    assertTrue(ran.err().contains(" (hooks are Python 2.7); its hooks are left out\n"), ran.err());

    Commands without =
        Commands.run(home, "query", Commands.DEMO.toString(), "print 3", "--no-hooks");
    assertEquals(new Commands(0, "3\n", ""), without);
  }

  @Test
  void a_syntax_error_names_file_and_line() throws IOException {
    Commands commands = Commands.ask(hooks("def f(:", "  pass"), "threads");
    assertEquals(2, commands.status());
    assertEquals("", commands.out());
    assertTrue(
        commands
            .err()
            .startsWith("inquest: " + folder.resolve("mine.py") + ", line 2: SyntaxError: "),
        commands.err());
    assertTrue(commands.err().contains("    def f(:\n"), commands.err());
  }

  @Test
  void bytes_that_are_no_text_are_wrong_like_syntax() throws IOException {
    Path file = folder.resolve("mine.py");
    byte[] latin = "import inquest\nx = u'f\u00fcr'\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin);
    assertEquals(
        new Commands(
            2,
            "",
            "inquest: "
                + file
                + ", line 2: the byte 0xfc is not UTF-8, in which the file is read\n"
                + "    x = u'f\ufffdr'\n"),
        Commands.ask(file, "threads"));

    Commands literal = Commands.ask(hooks("x = u'\\ud800'"), "threads");
    assertEquals(2, literal.status());
    assertTrue(
        literal.err().startsWith("inquest: " + file + ", line 2: UnicodeDecodeError: "),
        literal.err());
    assertTrue(literal.err().endsWith("\n    x = u'\\ud800'\n"), literal.err());
  }

  @Test
  void a_file_may_say_in_which_encoding_it_is() throws IOException {
    Path file = Files.createDirectories(folder.resolve("h\u00f6fe")).resolve("f\u00fcr.py");
    String text =
        "# -*- coding: latin-1 -*-\nimport inquest\n"
            + "@inquest.function\ndef f(x): return u'f\u00fcr'\n"
            + "@inquest.function\ndef g(x): return x.h # \u00fc\n";
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("f\u00fcr", value(Commands.ask(file, "threads limit 1 select f(1)")));
    String told = Commands.ask(file, "threads limit 1 select g(1)").err();
    assertTrue(
        told.contains("\"" + file + "\", line 6, in g\n    def g(x): return x.h # \u00fc\n"), told);
  }

  @Test
  void a_file_that_raises_while_it_loads_is_shown_with_the_line() throws IOException {
    Commands commands = Commands.ask(hooks("import nothing_like_it"), "threads");
    assertEquals(2, commands.status());
    assertTrue(
        commands.err().contains("line 2, in <module>\n    import nothing_like_it\nImportError"),
        commands.err());
  }

  @Test
  void what_hooks_print_goes_to_the_error_stream() throws IOException {
    Commands commands =
        Commands.ask(
            hooks(
                "@inquest.printer('__main__.Order')",
                "def p(v):",
                "  import sys",
                "  print 'seen', u'\\xe9', '\\x1b[31m'",
                "  sys.__stdout__.write('too\\n')",
                "  return 'x'"),
            ORDER);
    assertEquals("x", value(commands));
    assertEquals("seen é \\u{1b}[31m\ntoo\n", commands.err());
  }

  // where hooks come from

  @Test
  void the_users_own_folder_is_always_loaded() throws IOException {
    Path own = Files.createDirectories(folder.resolve("config/inquest/hooks"));
    Files.copy(ORDERS, own.resolve("orders.py"));
    Commands commands =
        Commands.run(
            Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()),
            "query",
            "cores/demo.core.xz",
            ORDER);
    assertTrue(value(commands).startsWith("order 1043 of Grace"), commands.out());
  }

  @Test
  void a_folder_stands_for_the_files_in_it() {
    Commands commands = Commands.ask(Path.of("printers"), ORDER);
    assertTrue(value(commands).startsWith("order 1043 of Grace"), commands.out());
  }

  @Test
  void hooks_that_are_not_there_are_wrong_use() {
    Commands commands = Commands.ask(folder.resolve("none.py"), "threads");
    assertEquals(
        new Commands(2, "", "inquest: --hooks " + folder.resolve("none.py") + " does not exist\n"),
        commands);
  }
}
