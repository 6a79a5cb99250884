package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.Inquest;
import inquest.engine.show.ShowLimits;
import inquest.scripts.jython.CannotRun;
import inquest.scripts.jython.Complaints;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.HookSettings;
import inquest.scripts.jython.Hooks;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of the target, as Python code of hooks sees them: {@code programs/values.py}. */
class HookValuesTest {
  private static final Path CORE = Path.of("cores/3.12.core.xz");

  @TempDir static Path folder;

  private static Inquest inquest;
  private static Hooks hooks;

  @BeforeAll
  static void open() throws Exception {
    Path file = folder.resolve("tell.py");
    Files.writeString(
        file,
        """
        import inquest

        @inquest.investigation
        def tell(target, function, expression):
            names = {"inquest": inquest}
            frame = target.query("frames where function == '%s'" % function)[0]
            for name in frame.locals.columns:
                names[str(name)] = frame.locals[name]
            try:
                told = eval(expression.encode("utf-8"), names)
                print told if isinstance(told, unicode) else repr(told)
            except Exception as problem:
                print "%s: %s" % (type(problem).__name__, problem)
        """);
    inquest = Inquest.open(CORE, Inquest.Options.defaults());
    hooks =
        Hooks.start(
            List.of(file),
            spared -> false,
            HookSettings.usual(false),
            new Complaints() {
              @Override
              public void complain(String sentence, List<String> lines) {
                throw new AssertionError(sentence + lines);
              }

              @Override
              public void print(String text) {
                throw new AssertionError(text);
              }
            });
    hooks.bind(
        new Ground(
            "values", inquest, inquest.python().orElseThrow(), ShowLimits.defaults(), false));
  }

  @AfterAll
  static void close() {
    hooks.close();
    inquest.close();
  }

  /** What an expression gives with the variables of a function of the program. */
  private static String told(String function, String expression) throws CannotRun {
    StringWriter out = new StringWriter();
    hooks.run("tell", Map.of("function", function, "expression", expression), out);
    return out.toString().strip();
  }

  private static void assertTold(String expected, String function, String expression)
      throws CannotRun {
    assertEquals(expected, told(function, expression), expression);
  }

  @Test
  void truth_is_what_the_engine_knows_or_unreadable() throws Exception {
    assertTold("[False, True, True]", "library", "map(bool, [zero_delta, delta, minus_delta])");
    assertTold("[True, True, False]", "library", "map(bool, special)");
    assertTold("[True, True]", "numbers", "map(bool, [complex_one, complex_nan])");
    assertTold(
        "[False, False, True]", "containers", "map(bool, [empty_list, empty_set, long_list])");
    assertTold("[False, True]", "collected", "map(bool, [empty_deque, numbers_of])");
    assertTold("True", "texts", "bool(view)");
    assertTold(
        "Unreadable: its truth needs code of the target: fractions.Fraction",
        "library",
        "bool(half)");
  }

  @Test
  void whole_numbers_are_exact() throws Exception {
    assertTold("1234567890123456789012345678901234567890L", "library", "int(long_decimal)");
    assertTold("[1, 42, 0]", "library", "map(int, [price, whole, negative])");
    assertTold(
        "100000000000000000000000000000000000000000000000000L", "library", "int(scientific)");
    assertTold("ValueError: cannot convert NaN to integer", "library", "int(special[0])");
    assertTold("(1+2j)", "numbers", "complex(complex_one)");
  }

  @Test
  void equality_is_of_contents_or_unreadable() throws Exception {
    assertTold(
        "[True, True, True, False, True]",
        "containers",
        "[empty_list == [], empty_dict == {}, empty_tuple == (), long_list == [1],"
            + " long_list[:3] == [0, 1, 2]]");
    assertTold(
        "[True, False, False]", "library", "[whole == 42, price == 1.1, special[0] == special[0]]");
    assertTold(
        "Unreadable: its equality needs code of the target: fractions.Fraction",
        "library",
        "half == 1");
    assertTold("[False, True]", "library", "[delta == minus_delta, delta == delta]");
    assertTold("[False, False]", "library", "[half == None, zero_delta == 0]");
  }

  @Test
  void keys_are_found_by_what_they_are() throws Exception {
    assertTold("KeyError: (1, 'b')", "containers", "large_dict[(1, 'b')]");
    assertTold("81", "containers", "large_dict[9]");
    assertTold("[[4], None, 'x']", "containers", "[other_keys[k] for k in [(2, 3), None, 2.5]]");
    assertTold("5", "containers", "{(u'a', 1): 5}[pair]");
  }

  @Test
  void texts_and_sequences_have_items_and_slices() throws Exception {
    assertTold("[u'\\ud800', u'e', 6]", "texts", "[surrogate[-1], surrogate[3], len(surrogate)]");
    assertTold("[u'lone ', [2, 4], 10]", "texts", "[surrogate[:5], range(9)[2:5:2], 10]");
    assertTold(
        "['\\xff', '\\x01\\x02', '\\x00']",
        "texts",
        "[all_bytes[255], all_bytes[1:3], list(all_bytes)[0]]");
    assertTold("[2, 5, 8]", "containers", "long_list[2:10:3]");
    assertTold(
        "([7, 8, 9], [10, 7], [0, 1])",
        "collected",
        "([bounded[i] for i in range(3)], steps[:2], shorts[:2])");
    assertTold("IndexError: there is no item 5000", "containers", "long_list[5000]");
    assertTold("TypeError: indices are integers, not str", "containers", "long_list['a']");
    assertTold(
        "Unreadable: to index a set would need to run code of the target",
        "containers",
        "large_set[0]");
  }

  @Test
  void numbers_are_reckoned_with() throws Exception {
    assertTold(
        "[-7, 7, 1, 3, 4, 15, 28, 343, '0x7', (3, 1), 128, -8]",
        "containers",
        "[-long_list[7], abs(long_list[7]), long_list[7] % 2, long_list[7] & 3, long_list[7] ^ 3,"
            + " long_list[7] | 8, long_list[7] << 2, long_list[7] ** 3, hex(long_list[7]),"
            + " divmod(long_list[7], 2), 2 ** long_list[7], ~long_list[7]]");
    assertTold("'h'", "containers", "'ghi'[long_list[1]]");
  }

  @Test
  void a_lone_surrogate_is_kept() throws Exception {
    assertTold(
        "['lone \\xed\\xa0\\x80', u'lone \\ud800', True]",
        "texts",
        "[str(surrogate), unicode(surrogate), hash(surrogate) == hash(surrogate.plain())]");
  }

  @Test
  void text_of_the_target_and_of_the_hook_meet() throws Exception {
    assertTold("['na\u00efve caf\u00e9']", "texts", "'%s' % [latin]");
    assertTold("True", "texts", "latin == 'na\u00efve caf\u00e9'");
    assertTold("\u00e0", "instances", "unicode(named.attr('\u00e9t\u00e9'))");
  }
}
