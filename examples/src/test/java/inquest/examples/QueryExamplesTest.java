package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Relation;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.engine.show.library.LibraryPrinters;
import inquest.engine.target.CannotOpen;
import inquest.scripts.cli.Console;
import inquest.scripts.cli.Main;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The query scripts of examples/queries over the sample core, and what must hold of every query.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryExamplesTest {
  private static final Path FOLDER = Path.of("queries");
  private static final Path DEMO = Path.of("cores/demo.core.xz");

  private Inquest inquest;
  private Catalogue catalogue;
  private PythonValues values;

  @BeforeAll
  void open() throws CannotOpen {
    inquest = Inquest.open(DEMO, Inquest.Options.defaults());
    PythonProcess python = inquest.python().orElseThrow();
    Shower shower =
        new Shower(python.objects(), LibraryPrinters.all(), ShowLimits.defaults(), false);
    values = new PythonValues(python.objects(), shower);
    catalogue = BuiltinCatalogue.of(inquest, python, values, shower);
  }

  @AfterAll
  void close() {
    inquest.close();
  }

  @Test
  void each_script_prints_what_stands_beside_it() throws IOException {
    List<Path> scripts;
    try (Stream<Path> files = Files.list(FOLDER)) {
      scripts = files.filter(f -> f.toString().endsWith(".iq")).sorted().toList();
    }
    assertFalse(scripts.isEmpty());
    for (Path script : scripts) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      Console console =
          new Console(
              out,
              err,
              false,
              false,
              100,
              Map.of(),
              Optional.of(Path.of("..").toAbsolutePath().normalize()));
      int status =
          Main.run(new String[] {"query", DEMO.toString(), "--file", script.toString()}, console);
      assertEquals(0, status, err.toString());
      Path expected = FOLDER.resolve(script.getFileName().toString().replace(".iq", ".txt"));
      assertEquals(Files.readString(expected), out.toString(), script.toString());
    }
  }

  @Test
  void fields_of_named_tuples_are_their_items() {
    Commands ran =
        Commands.run(
            Map.of(),
            "query",
            "cores/3.12.core.xz",
            "locals where name == 'point' select value.x, value.y, value._fields");
    assertEquals("1        'why'    ('x', 'y')", ran.out().lines().toList().getLast(), ran.err());
  }

  /** How many lines each gives: a heading of two lines, and what fits; no heading for trees. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          threads                                                    | 9
          threads where holds_gil                                    | 3
          frames of 4 select index                                   | 7
          frames of tid 5807 select index                            | 7
          frames of "worker-1" select index                          | 7
          frames of main select index                                | 5
          frames of crashed select index                             | 10
          frames of current select index                             | 3
          frames of (threads where wants_gil) with source limit 1 select index | 2
          frames of (threads where wants_gil) with native select index where kind == 'python' | 5
          frames where file ~ "threading.py$" and function == "wait" select thread, line | 5
          frames where locals.conn.state == "CLOSED" select index    | 3
          locals of 6.0 select name                                  | 5
          modules where name like "pric%" select name                | 3
          let stuck = threads where function == "wait"; stuck select number | 5
          def by_file(pattern) = frames where file ~ pattern group by file select file, count(); by_file("pricing") | 3
          """)
  void the_forms_of_the_language_have_answers_over_a_real_core(String query, int lines)
      throws QueryError, IOException {
    assertEquals(lines, ask(query).lines().count(), () -> query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          threads where holds_gi              | no column 'holds_gi' in threads; did you mean holds_gil?
          frames of 99                        | there is no thread 99; threads are numbered 1 to 7
          frames of 1.99                      | thread 1 has no frame 99; its frames are 0 to 2, 0 is the innermost
          frames of "worker-9"                | no thread is named "worker-9"; did you mean "worker-0"?
          frames of tid 1                     | no Python thread has the tid 1; threads select number, tid lists them
          frames of mani                      | no thread is called mani; did you mean main?
          frames of (libraries)               | rows of libraries belong to no thread; give threads or frames after of
          """)
  void says_what_there_is_instead(String query, String sentence) {
    assertEquals(sentence, assertThrows(QueryError.class, () -> ask(query)).sentence());
  }

  @Test
  void a_computed_attribute_is_lost_and_a_query_of_nothing_else_is_an_error() {
    QueryError error =
        assertThrows(
            QueryError.class,
            () -> ask("frames of 4 where function == 'run' where self.name == 'x'"));
    assertTrue(error.getMessage().contains("would need to run code"), error.getMessage());
  }

  @Test
  void each_column_works_as_a_bare_name_in_where_select_and_order_by()
      throws QueryError, IOException {
    assertEquals(10, catalogue.relations().size());
    assertEquals(
        BuiltinCatalogue.described().stream().map(Relation::name).toList(),
        catalogue.relations().stream().map(Relation::name).toList());
    for (Relation<?> relation : catalogue.relations()) {
      for (Column<?> column : relation.columns()) {
        String name = column.name();
        ask(
            relation.name()
                + " limit 3 where "
                + name
                + " or true select "
                + name
                + " order by "
                + name);
      }
    }
  }

  @Test
  void the_language_reference_is_what_the_relations_say_of_themselves()
      throws QueryError, IOException {
    String readme = Files.readString(Path.of("../dsl/README.md"));
    assertTrue(readme.contains("```\n" + ask("describe") + "```\n"));
    for (Relation<?> relation : catalogue.relations()) {
      assertTrue(
          readme.contains("```\n" + ask("describe " + relation.name()) + "```\n"), relation.name());
    }
  }

  @Test
  void whatever_is_asked_ends_with_an_answer_or_a_sentence() throws IOException {
    List<String> words =
        List.of(
            "threads",
            "frames",
            "locals",
            "stacks",
            "modules",
            "exceptions",
            "where",
            "select",
            "with",
            "of",
            "3",
            "1.0",
            "name",
            "function",
            "locals.self",
            "==",
            "~",
            "\"w\"",
            "(",
            ")",
            ",",
            "and",
            "not",
            "or",
            "group by",
            "order by",
            "count()",
            "limit",
            "len(",
            "type(",
            "'",
            "0x10",
            "none",
            ".x",
            "[0]",
            "+",
            "thread.name",
            "value",
            "in",
            "like",
            "let",
            "=");
    Random random = new Random(7);
    int answered = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder script = new StringBuilder(words.get(random.nextInt(6)));
      for (int n = random.nextInt(9); n > 0; n--) {
        script.append(' ').append(words.get(random.nextInt(words.size())));
      }
      try {
        ask(script.toString());
        answered++;
      } catch (QueryError e) {
        assertFalse(e.pointed(script.toString()).isBlank());
      }
    }
    assertTrue(answered > 0);
  }

  private String ask(String script) throws QueryError, IOException {
    return QueryText.of(new Session(catalogue, values, Map.of()), script);
  }
}
