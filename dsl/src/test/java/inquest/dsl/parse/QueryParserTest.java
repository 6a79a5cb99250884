package inquest.dsl.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.dsl.ast.Clause;
import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Query;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Script;
import inquest.dsl.ast.Source;
import inquest.dsl.ast.Statement;
import inquest.dsl.ast.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "threads",
        "threads where holds_gil",
        "frames of 3 with locals",
        "frames of tid 81234",
        "frames of \"worker-1\"",
        "frames of main",
        "frames of (threads where holds_gil) with native, source",
        "frames where file ~ \"threading.py$\" and function == \"wait\" select thread, line",
        "frames where locals.conn.state == \"CLOSED\"",
        "threads where waits_for.owner == 1",
        "locals of 3.0",
        "objects of \"myapp.orders.Order\" where .status == \"open\" and len(.lines) > 100 limit"
            + " 10",
        "types order by bytes desc limit 20",
        "objects of dict group by len(value) as n select n, count(), sum(size) order by count()"
            + " desc",
        "referrers of 0x7f3a5c0d2e40",
        "paths of 0x7f3a5c0d2e40 limit 3",
        "tasks where state == \"pending\" with stack",
        "locks where held select address, owner, waiters",
        "modules where name like \"numpy%\"",
        "print 0x7f3a5c0d2e40 depth 3",
        "let stuck = threads where function == \"acquire\"",
        "def by_file(pattern) = frames where file ~ pattern group by file select file, count()",
        "by_file(\"site-packages\")",
        "threads where exists (frames of current)",
        "threads where tid in (1, 2, 3) and not name between 'a' and 'b'",
        "frames where locals[\"a-b\"] == none or self.items[0].price * 2 > -1.5e3",
        "echo \"{name} has {len(locals.queue)} jobs\"",
        "include 'other.iq'",
        "explain threads limit 1",
        "if exists (threads where crashed)\n  threads\nelse\n  echo 'none'\nend",
        "if true; if false; end; end",
        "threads where number == (threads where crashed select number)",
        "echo \"{(threads select count())}\"",
        "describe",
        "describe threads"
      })
  void reads_each_form_of_the_language(String text) throws QueryError {
    assertEquals(1, QueryParser.parse(text).statements().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "type",
        "file",
        "limit",
        "depth",
        "source",
        "locals",
        "count",
        "current",
        "where",
        "with",
        "select",
        "group",
        "order",
        "by",
        "distinct",
        "as",
        "asc",
        "desc",
        "tid",
        "of",
        "let",
        "def",
        "print",
        "describe",
        "explain",
        "echo",
        "include",
        "if",
        "else",
        "end",
        "len"
      })
  void every_word_of_the_grammar_can_be_a_column(String word) throws QueryError {
    Query query = ask("rows where " + word + " == 1 select " + word + " order by " + word);
    Clause.Where where = assertInstanceOf(Clause.Where.class, query.clauses().get(0));
    Expression.Comparison equals = assertInstanceOf(Expression.Comparison.class, where.condition());
    assertEquals(word, ((Expression.Column) equals.left()).name().text());
    assertEquals(3, query.clauses().size());
  }

  @Test
  void three_point_ten_is_frame_ten() throws QueryError {
    Source.Relation relation =
        assertInstanceOf(Source.Relation.class, ask("locals of 3.10").source());
    Subject.ThreadFrame frame =
        assertInstanceOf(Subject.ThreadFrame.class, relation.of().orElseThrow());
    assertEquals(List.of(3L, 10L), List.of(frame.thread(), frame.frame()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          threads ; threads                    | 2
          threads\\nthreads                    | 2
          threads\\n  where holds_gil          | 1
          threads where a and\\n b             | 1
          threads where (a\\n or b)            | 1
          threads select a,\\n b               | 1
          threads where a\\n or b              | 1
          threads # a comment\\nthreads        | 2
          \\n\\n;threads;;\\n                  | 1
          threads select limit\\nthreads       | 2
          threads where a ==\\n 1\\nthreads    | 2
          if a\\n threads\\nelse\\n b; c\\nend\\nthreads | 2
          if a\\n\\n # nothing\\nend ; threads   | 2
          rows select end\\nrows select if      | 2
          """)
  void a_statement_ends_where_a_reader_would_end_it(String text, int statements) throws QueryError {
    assertEquals(statements, QueryParser.parse(text.replace("\\n", "\n")).statements().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          threads where holds_gil = true     | 24 | = does not compare; write ==
          threads wher holds_gil             |  8 | unexpected wher, expected of, where, with, select, group, order, … or the end; did you mean where?
          threads where                      | 13 | the text ends here, expected a value
          frames where file ~ "thread        | 20 | this string is not closed
          threads where name == "a" ?        | 26 | unexpected character ?, expected where, with, select, group, order, limit, … or the end
          locals of 3.x                      | 11 | unexpected ., expected where, with, select, group, order, limit, … or the end
          threads limit ten                  | 14 | unexpected ten, expected a number
          threads limit 99999999999999999999 | 14 | 99999999999999999999 is too large for a count
          echo "{name"                       |  6 | this { is not closed; write {{ for the character itself
          echo "a } b"                       |  8 | this } closes nothing; write }} for the character itself
          if true                            |  0 | this if has no end; write end after its block
          if a; if b; end                    |  0 | this if has no end; write end after its block
          threads; end                       |  9 | no if stands before this end
          else                               |  0 | no if stands before this else
          if a; else; else; end              | 12 | this if has an else already
          if; end                            |  2 | unexpected ;, expected a value
          if true echo "x"; end              |  8 | unexpected echo; a new line or ; stands behind the condition of an if
          print 1; SELECT * FROM frames      |  9 | a query begins with its relation; write frames select …
          select name                        |  0 | a query begins with its relation; write threads select …
          print "\\xZZ"                      |  7 | \\x needs 2 hexadecimal digits of a character
          """)
  void says_what_is_wrong_and_where(String text, int at, String sentence) {
    QueryError error = assertThrows(QueryError.class, () -> QueryParser.parse(text));
    assertEquals(at, error.span().start(), error.sentence());
    assertEquals(sentence, error.sentence());
  }

  @Test
  void the_caret_stands_under_the_place() {
    String text = "threads\nwhere náme = 1";
    QueryError error = assertThrows(QueryError.class, () -> QueryParser.parse(text));
    assertEquals(
        """
        line 2: = does not compare; write ==
          where náme = 1
                     ^\
        """,
        error.pointed(text));
  }

  @Test
  void a_backslash_that_is_no_escape_stays_for_regular_expressions() throws QueryError {
    Script script = QueryParser.parse("print \"threading\\.py\\x41\\n\"");
    Statement.Print print = assertInstanceOf(Statement.Print.class, script.statements().get(0));
    assertEquals("threading\\.pyA\n", ((Expression.Text) print.value()).value());
  }

  @Test
  void an_if_has_a_block_for_what_holds_and_one_for_what_does_not() throws QueryError {
    Script script = QueryParser.parse("if a\n one; two\nelse\n if b; three; end\nend");
    Statement.If branch = assertInstanceOf(Statement.If.class, script.statements().get(0));
    assertEquals(2, branch.then().size());
    assertEquals(1, branch.otherwise().size());
    assertInstanceOf(Statement.If.class, branch.otherwise().get(0));
  }

  @Test
  void blocks_without_end_are_an_error_and_no_overflow() {
    assertThrows(QueryError.class, () -> QueryParser.parse("if a\n".repeat(99_999)));
  }

  @Test
  void brackets_around_a_query_make_a_value_of_it_and_around_a_name_do_not() throws QueryError {
    Query query = ask("rows where a == (rows limit 1) and b == (c)");
    Clause.Where where = assertInstanceOf(Clause.Where.class, query.clauses().get(0));
    Expression.Logic both = assertInstanceOf(Expression.Logic.class, where.condition());
    Expression.Comparison first = assertInstanceOf(Expression.Comparison.class, both.left());
    Expression.Comparison second = assertInstanceOf(Expression.Comparison.class, both.right());
    assertInstanceOf(Expression.CellOf.class, first.right());
    assertInstanceOf(Expression.Column.class, second.right());
  }

  @Test
  void nesting_without_end_is_an_error_and_no_overflow() {
    assertThrows(QueryError.class, () -> QueryParser.parse("threads where " + "(".repeat(100_000)));
    assertThrows(
        QueryError.class, () -> QueryParser.parse("threads where " + "not ".repeat(99_999)));
    assertThrows(
        QueryError.class, () -> QueryParser.parse("threads where a" + ".b".repeat(99_999)));
  }

  private static Query ask(String text) throws QueryError {
    return assertInstanceOf(Statement.Ask.class, QueryParser.parse(text).statements().get(0))
        .query();
  }
}
