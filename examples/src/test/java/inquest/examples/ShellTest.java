package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.CannotOpen;
import inquest.scripts.cli.Console;
import inquest.scripts.cli.Input;
import inquest.scripts.cli.Main;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell over the sample core, fed with lines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellTest {
  @TempDir Path folder;
  private DemoShell demo;

  @BeforeAll
  void open() throws CannotOpen {
    demo = new DemoShell();
  }

  @AfterAll
  void close() {
    demo.close();
  }

  private void says(String out, String lines) throws Exception {
    assertEquals(new DemoShell.Outcome(false, out, ""), demo.say(lines));
  }

  private void complains(String err, String lines) throws Exception {
    assertEquals(new DemoShell.Outcome(true, "", "line 1: " + err), demo.say(lines));
  }

  /** What has no value says why, and is no failure. */
  private void wonders(String err, String lines) throws Exception {
    assertEquals(new DemoShell.Outcome(false, "", err), demo.say(lines));
  }

  @Test
  void begins_at_the_frame_that_crashed() throws Exception {
    says(
        """
        #0  File "/srv/shop/pricing.py", line 14, in Rates.rate
            ctypes.memmove(ctypes.byref(value), self.table + 8 * currency, 8)
        """,
        "frame");
  }

  @Test
  void moves_through_the_frames() throws Exception {
    DemoShell.Outcome talk =
        demo.say(
            """
            up
            py-up 2
            down
            frame 0
            up 100
            """);
    assertEquals(
        List.of("#1", "#3", "#2", "#0", "#7"),
        talk.out().lines().filter(l -> l.startsWith("#")).map(l -> l.substring(0, 2)).toList());
    assertEquals("", talk.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3", "tid 5806", "\"listener\"", "listener", "(threads where tid == 5806)"})
  void goes_to_a_thread_as_the_language_names_it(String subject) throws Exception {
    says(
        """
        Thread 3 "listener" (tid 5806): in accept4 fd 3
        #0  File "/opt/python/lib/python3.14/socket.py", line 298, in socket.accept
        """,
        "thread " + subject);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          thread 99      | there is no thread 99; threads are numbered 1 to 7
          thread wroker  | no thread is called wroker; names of threads stand in quotes
          thread current | no thread is current; threads lists them
          thread (threads where function == 'wait') | (threads where function == 'wait') are the threads 4, 5, 7; name one by its number
          thread 1.8     | thread 1 has no frame 8; its frames are 0 to 2, 0 is the innermost
          thread 1.x     | a thread is a number, or with its frame a place as 1.2, not '1.x'
          thread 1 on    | a thread is a number, or with its frame a place as 1.2, not '1 on'
          info x         | info takes threads, locals, frame or source; help lists all commands
          print          | print takes an expression, as in print len(order.items)
          p              | print takes an expression, as in print len(order.items)
          \\q             | there is no \\q here; quit does that
          \\d threads     | there is no \\d here; describe does that
          \\?             | there is no \\? here; help does that
          \\x             | commands have no backslash here; help lists them
          frame 8        | thread 6 has no frame 8; its frames are 0 to 7, 0 is the innermost
          frame x        | frame takes a number, not 'x'
          down           | frame 0 is the innermost of thread 6
          list x         | list takes one or two numbers of lines, - or ., not 'x'
          list 1000      | /srv/shop/pricing.py has no line 1000
          bt x           | bt takes full and a number of frames, not 'x'
          set dept 3     | there is no setting dept; did you mean depth?
          printers disable cuonters | there is no printer cuonters; did you mean counters?
          help thraed    | there is no help on thraed; did you mean thread?
          reload         | cores/demo.core.xz is a core, which does not change: there is nothing to reload
          load           | load takes a file: a script of queries (.iq) or hooks (.py)
          load no/such.iq | no/such.iq does not exist
          load cores     | cores is a folder
          load hooks.py  | hooks in Python cannot be loaded here, only .iq scripts
          frames !       | behind ! stands a command of the system's shell, as in frames ! less
          !exit 3        | the command ended with status 3
          """)
  void says_what_is_wrong_in_one_sentence(String line, String sentence) throws Exception {
    complains(sentence + "\n", line);
  }

  @Test
  void points_at_what_is_wrong_with_a_query() throws Exception {
    complains(
        """
        no column 'holds_gi' in threads; did you mean holds_gil?
          threads where holds_gi
                        ^^^^^^^^
        """,
        "threads where holds_gi");
  }

  @Test
  void a_word_that_is_nearly_a_command_is_taken_for_one_in_the_hint() throws Exception {
    complains(
        """
        there is no relation or command relod; did you mean reload?
          relod
          ^^^^^
        """,
        "relod");
  }

  @Test
  void goes_on_behind_an_error_and_ends_with_status_1() throws Exception {
    DemoShell.Outcome talk = demo.say("thread 99\nprint 1 + 1\nquit\nprint 3");
    assertEquals("2\n", talk.out());
    assertTrue(talk.failed());
  }

  @Test
  void a_backtrace_has_the_innermost_frame_first() throws Exception {
    String all = demo.say("bt").out();
    assertEquals(8, all.lines().filter(l -> l.startsWith("#")).count());
    says(
        """
        #0  File "/srv/shop/pricing.py", line 14, in Rates.rate
            ctypes.memmove(ctypes.byref(value), self.table + 8 * currency, 8)
        … 7 more, outwards
        """,
        "py-bt 1");
    String last = demo.say("bt -1").out();
    assertTrue(all.endsWith(last) && last.startsWith("#7"), last);
  }

  @Test
  void the_word_locals_alone_is_the_frame_and_with_a_clause_the_relation() throws Exception {
    says(
        """
            Arguments:
              self     = <pricing.Rates at 0x7fbfb11ff750 table=0>
              currency = 0
            Locals:
              value = <ctypes.c_double at 0x7fbfb11e2750>
        """,
        "locals");
    says(
        """
        name
        ────────
        self
        currency
        value
        """,
        "locals of 6.0 select name");
  }

  @Test
  void a_full_backtrace_has_the_variables() throws Exception {
    String out = demo.say("bt full 1").out();
    assertTrue(out.contains("\n      currency = 0\n"), out);
    assertEquals(out, demo.say("set locals on\nbt 1").out());
  }

  @Test
  void lists_the_source_around_the_frame() throws Exception {
    says(
        """
        /srv/shop/pricing.py
            13          value = ctypes.c_double()
        >   14          ctypes.memmove(ctypes.byref(value), self.table + 8 * currency, 8)
            15          return value.value
        """,
        "list 13, 15");
    assertTrue(demo.say("list").out().contains("\n>   14  "));
  }

  /** The numbers of the first and the last line of each listing. */
  private List<String> listed(String lines) throws Exception {
    List<String> ends = new ArrayList<>();
    for (String listing : demo.say(lines).out().split("/srv/shop/[a-z.]*(?: \\(.*\\))?\n", -1)) {
      List<String> numbered = listing.lines().filter(l -> l.matches(">? +[0-9]+( .*)?")).toList();
      if (!numbered.isEmpty()) {
        ends.add(number(numbered.getFirst()) + "-" + number(numbered.getLast()));
      }
    }
    return ends;
  }

  private static String number(String line) {
    return line.replaceFirst(">? *([0-9]+).*", "$1");
  }

  @Test
  void list_goes_on_where_the_last_listing_ended() throws Exception {
    assertEquals(
        List.of("17-27", "28-38", "39-49", "17-27", "25-35", "17-27", "6-16"),
        listed("frame 3\nlist 22\nlist\nlist\nlist 22\nlist 30\nlist 22\nlist -"));
    assertEquals(List.of("14-24", "25-35", "14-24"), listed("frame 3\nlist\nlist\nlist ."));
  }

  @Test
  void a_script_is_told_the_line_of_what_is_wrong() throws Exception {
    assertEquals(
        """
        line 2: there is no thread 99; threads are numbered 1 to 7
        line 6: no column 'holds_gi' in threads; did you mean holds_gil?
            where holds_gi
                  ^^^^^^^^
        line 8: there is no relation threeds; did you mean threads?
            threeds
            ^^^^^^^
        """,
        demo.say(
                """
                print 1
                print 2; thread 99

                # the GIL
                threads
                  where holds_gi
                if true
                  threeds
                end
                """)
            .err());
  }

  @Test
  void debuggers_have_other_names_for_the_same_commands() throws Exception {
    for (String pair :
        List.of(
            "bt|backtrace",
            "bt|where",
            "bt -1|where -1",
            "bt full 1|backtrace full 1",
            "print currency|p currency",
            "threads|info threads",
            "locals|info locals",
            "frame|info frame",
            "list|info source")) {
      String[] two = pair.split("\\|", -1);
      assertEquals(demo.say(two[0]), demo.say(two[1]), pair);
    }
  }

  @Test
  void where_goes_on_with_a_query_in_a_script() throws Exception {
    assertTrue(demo.say("threads\nwhere\n  main select number;").out().endsWith("\n     1\n"));
  }

  @Test
  void a_name_does_not_hide_a_relation_a_function_or_a_command() throws Exception {
    complains(
        """
        threads is a relation; take another name
          let threads = frames
              ^^^^^^^
        """,
        "let threads = frames");
    assertTrue(demo.say("let len = frames").err().contains("len is a function; take another"));
    assertTrue(demo.say("def bt(x) = frames").err().contains("bt is a command; take another"));
  }

  @Test
  void a_query_of_sql_is_answered_with_the_form_here() throws Exception {
    complains(
        """
        a query begins with its relation; write threads select …
          SELECT * FROM threads
          ^^^^^^
        """,
        "SELECT * FROM threads");
  }

  @Test
  void a_place_is_a_thread_and_its_frame() throws Exception {
    assertTrue(demo.say("thread 1.2").out().contains("\n#2  File "));
    assertTrue(
        demo.say("thread 1.2\nthread 4.99\nframe")
            .out()
            .endsWith(demo.say("thread 1\nframe 2").out().replaceFirst("(?s).*(#2)", "$1")));
  }

  @Test
  void print_names_variables_of_the_frame_its_globals_and_the_builtins() throws Exception {
    says(
        "0\n1\n\"it is 0\"\n".replace("\"", ""),
        "print currency\nprint currency + 1\necho \"it is {currency}\"");
    assertTrue(demo.say("up; py-print article").out().endsWith("\n'pen'\n"));
    assertTrue(demo.say("print ctypes").out().startsWith("<module 'ctypes'"));
    assertEquals("<class 'ValueError'>\n", demo.say("print ValueError").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          print __builtins__["zz"].x | __builtins__ has no key 'zz'
          print self.__class__.__mro__[2] | tuple index 2 is out of range (2 items)
          print self.nosuch          | no attribute 'nosuch' of pricing.Rates
          print __file__[20]         | text index 20 is out of range (20 items)
          print __file__["a"]        | the index of text is a whole number, not 'a'
          print currency[0]          | [] takes a container or a text, not int
          print len(5)               | len takes a container or a text, not int
          print lower(currency)      | lower takes a text, not int
          print 1 / 0                | division by zero
          print 5 % 0                | division by zero
          print (threads where number == 99 select name) | the query in brackets gave no row
          print (threads of 6 select exception) | no value
          """)
  void print_says_why_there_is_no_value(String line, String sentence) throws Exception {
    wonders(sentence + "\n", line);
  }

  @Test
  void what_getters_of_builtin_types_hand_out_is_read() throws Exception {
    says(
        """
        'Rates'
        'pricing'
        (<class 'object'>,)
        'Rates.rate'
        1
        """,
        """
        print self.__class__.__name__
        print self.__class__.__module__
        print self.__class__.__bases__
        print self.rate.__qualname__
        print currency.denominator
        """);
  }

  @Test
  void texts_have_characters() throws Exception {
    says("/\ny\nb\n", "print __file__[0]\nprint __file__[-1]\nprint 'abc'[1]");
  }

  @Test
  void print_says_which_variables_there_are() throws Exception {
    complains(
        """
        no variable 'curency' in frame 6.0; did you mean currency?
          print curency
                ^^^^^^^
        """,
        "print curency");
  }

  @Test
  void a_variable_may_have_the_name_of_a_clause() throws Exception {
    DemoShell.Outcome talk = demo.say("frame 5\nprint order\nprint order.number\n");
    assertEquals("", talk.err());
    assertTrue(
        talk.out().contains("\nOrder(number=1043, ") && talk.out().endsWith("\n1043\n"),
        talk.out());
  }

  @Test
  void names_stay_from_line_to_line_and_queries_go_on_over_lines() throws Exception {
    says(
        """
        number
        ──────
             4
             5
        """,
        """
        let stuck = threads
          # those that wait
          where function == 'wait'

        stuck where number in (4,
            5)
        select number
        """);
  }

  @Test
  void a_semicolon_ends_a_query_at_once() throws Exception {
    DemoShell.Outcome talk = demo.say("threads select number limit 1;\nwhere number == 1");
    assertTrue(talk.err().contains("where"), talk.err());
    assertTrue(talk.out().contains("\n     1\n"), talk.out());
  }

  @Test
  void answers_are_piped_to_the_systems_shell() throws Exception {
    says("3\n", "threads where function == 'wait' select number ! tail -n +3 | wc -l | tr -d ' '");
    says("#0\n", "bt ! head -n 1 | cut -c 1-2");
    says("hello\n", "!echo hello");
  }

  @Test
  void the_format_of_answers_can_be_set() throws Exception {
    says("frame,name,kind,type,value\n", "set format csv\nlocals ! head -n 1 | tr -d '\\r'");
    assertTrue(demo.say("set format json\nbt").out().startsWith("{"));
  }

  @Test
  void settings_change_how_values_are_shown_and_names_stay() throws Exception {
    DemoShell.Outcome talk =
        demo.say("let t = threads where main\nup\nset depth 0\nprint self.prices\nt select number");
    assertEquals("", talk.err());
    assertTrue(talk.out().contains("{… 3 more}"), talk.out());
    assertFalse(demo.say("up\nset redact on\nlocals").out().contains("pen"));
  }

  @Test
  void settings_and_printers_are_listed() throws Exception {
    assertTrue(demo.say("set").out().contains("\ndepth    4 "));
    assertTrue(demo.say("set depth 2\nset depth").out().startsWith("depth    2 "));
    assertTrue(demo.say("printers").out().contains("\non   counters for collections.Counter\n"));
  }

  @Test
  void a_printer_can_be_switched_off_and_on() throws Exception {
    DemoShell.Outcome talk =
        demo.say(
            """
            thread 4
            up
            print self.not_empty
            printers disable conditions
            print self.not_empty
            printers
            printers enable conditions
            print self.not_empty
            """);
    List<String> shown = talk.out().lines().filter(l -> l.startsWith("<")).toList();
    assertEquals(3, shown.size(), talk.out());
    assertEquals(shown.get(0), shown.get(2));
    assertFalse(shown.get(0).equals(shown.get(1)), shown.get(0));
    assertTrue(talk.out().contains("\noff  conditions for threading.Condition, "), talk.out());
  }

  @Test
  void a_printer_is_known_by_its_name_and_by_its_classes_with_and_without_quotes()
      throws Exception {
    for (String name :
        List.of("threads", "'threads'", "threading.Thread", "\"threading.Thread\"")) {
      String out = demo.say("printers disable " + name + "\nprinters ! grep off").out();
      assertEquals("off  threads for threading.Thread\n", out);
    }
    says("off  named tuples\n", "printers disable \"named tuples\"\nprinters ! grep off");
  }

  @Test
  void a_script_is_loaded_and_its_names_stay() throws Exception {
    Path script = Files.writeString(folder.resolve("names.iq"), "let stuck = threads\nprint 1");
    DemoShell.Outcome talk = demo.say("load " + script + "\nstuck select number limit 1");
    assertEquals("cut by limit 1, there may be more rows\n", talk.err());
    assertEquals(List.of("1", "number", "──────", "     1"), talk.out().lines().toList());
  }

  @Test
  void an_error_in_a_loaded_script_names_the_file_and_the_line() throws Exception {
    Path script = Files.writeString(folder.resolve("wrong.iq"), "print 1\nthreeds\n");
    DemoShell.Outcome talk = demo.say("load \"" + script + "\"");
    assertEquals(
        "line 1: %s: line 2: there is no relation threeds; did you mean threads?\n  threeds\n  ^^^^^^^\n"
            .formatted(script),
        talk.err());
  }

  @Test
  void parameters_come_from_the_command_line() throws Exception {
    says(
        """
        number
        ──────
             5
        """,
        "threads where name == $who select number");
  }

  @Test
  void help_knows_commands_relations_and_functions() throws Exception {
    String all = demo.say("help").out();
    for (String command :
        List.of("thread", "frame", "up", "down", "bt", "locals", "list", "load", "reload", "set")) {
      assertTrue(all.contains("\n  " + command + " "), command);
    }
    assertTrue(demo.say("help up").out().contains("the same as py-up"));
    assertTrue(demo.say("help threads").out().startsWith("threads: the Python threads\n"));
    assertTrue(demo.say("help len").out().startsWith("len(x): number\n"));
    assertEquals(demo.say("describe").out(), demo.say("help select").out());
    assertTrue(demo.say("help where").out().startsWith("where [full] [N|-N]: the frames of"));
    assertEquals(2, demo.say("help print").out().lines().count());
    String locals = demo.say("help locals").out();
    assertTrue(locals.contains("the variables of the frame"), locals);
    assertTrue(locals.contains("the variables of the Python frames"), locals);
  }

  private int run(String core, String option, String lines, StringWriter out, StringWriter err) {
    Console console =
        new Console(
            out,
            err,
            false,
            false,
            100,
            Map.of(),
            Optional.empty(),
            new Input(new StringReader(lines), false));
    return Main.run(new String[] {"shell", core, "--no-debuginfod", option}, console);
  }

  @Test
  void a_script_on_the_standard_input_is_carried_out_line_by_line() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String core = "cores/demo.core.xz";
    assertEquals(1, run(core, "--set=n=4", "print $n\nthread 99\nprint 5\n", out, err));
    assertEquals("4\n5\n", out.toString());
    assertEquals(
        "inquest: line 2: there is no thread 99; threads are numbered 1 to 7\n", err.toString());
  }

  @Test
  void what_lacks_something_ends_with_status_4_where_that_is_asked_for() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String script = "frames of 4 where self.name == 'x' or index == 0 select index";
    assertEquals(4, run("cores/demo.core.xz", "--strict", script, out, err), err.toString());
    assertEquals(0, run("cores/demo.core.xz", "--redact", script, out, err));
  }

  @Test
  void a_file_that_is_no_core_is_refused() throws Exception {
    Path none = Files.writeString(folder.resolve("none"), "no core");
    StringWriter err = new StringWriter();
    assertEquals(2, run(none.toString(), "--redact", "threads", new StringWriter(), err));
    assertTrue(err.toString().startsWith("inquest: " + none), err.toString());
  }
}
