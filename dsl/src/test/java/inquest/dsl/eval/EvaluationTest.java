package inquest.dsl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.dsl.render.CsvRendering;
import inquest.dsl.render.JsonRendering;
import inquest.dsl.render.Rendering;
import inquest.dsl.render.TextRendering;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
  private final Orders orders = new Orders();
  private final StringBuilder out = new StringBuilder();
  private LeftOut leftOut = new LeftOut();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          price > 15                       | 1 2
          not price > 15                   | 3 5
          price == 20 or item == 'apple'   | 2 4
          price > 0 and item == 'fig'      |
          price != 20                      | 1 5
          item ~ '^p'                      | 1 5
          item !~ '^p'                     | 2 3 4
          item like '%g'                   | 3
          item not like '_e%'              | 2 3 4
          price between 10 and 20          | 2 5
          id in (1, 3, 99)                 | 1 3
          id not in (1, 3, 99)             | 2 4 5
          id in (orders where price == 10) | 5
          exists (orders where id == 9)    |
          not exists (orders where id == 9)| 1 2 3 4 5
          id * 10 == price                 | 2
          -id < -4                         | 5
          id % 2 == 0 and id / 2 == 2.0    | 4
          item + '!' == 'fig!'             | 3
          true                             | 1 2 3 4 5
          price                            | 1 2 5
          not price                        | 3
          price == none                    | 3
          id == (orders where item == 'fig' select id)  | 3
          id > (orders where id == 9 select id)         |
          price == (orders where id < 4 select max(price)) | 1
          price != none                    | 1 2 5
          """)
  void keeps_the_rows_of_which_a_condition_is_true(String condition, String ids)
      throws QueryError, IOException {
    run("orders where " + condition + " select id", new TextRendering(0, true));
    assertEquals(ids == null ? "" : ids, out.toString().strip().replace('\n', ' '));
  }

  @Test
  void rows_of_unknown_verdict_are_counted_with_the_reason() throws QueryError, IOException {
    run("orders where price > 15", new CsvRendering());
    assertEquals(
        List.of(new LeftOut.Reason(LeftOut.Cause.UNKNOWN, 1, "price: not saved in the core")),
        leftOut.reasons());
  }

  @Test
  void a_condition_that_no_row_can_answer_is_an_error() {
    QueryError error =
        assertThrows(
            QueryError.class,
            () -> run("orders where id == 4 where price > 1", new CsvRendering()));
    assertEquals(
        "the condition could not be told of any row: price: not saved in the core",
        error.getMessage());
  }

  @Test
  void absent_cells_sort_after_values_and_lost_ones_last() throws QueryError, IOException {
    run("orders order by price desc select id", new TextRendering(0, true));
    assertEquals("1 2 5 3 4", out.toString().strip().replace('\n', ' '));
  }

  @Test
  void groups_have_keys_and_aggregates() throws QueryError, IOException {
    run(
        "orders group by item as fruit select fruit, count() as n, max(id), collect(id)"
            + " order by n desc, fruit",
        new CsvRendering());
    assertEquals(
        """
        fruit,n,max(id),collect(id)
        apple,2,4,"2, 4"
        pear,2,5,"1, 5"
        fig,1,3,3
        """,
        out.toString().replace("\r", ""));
  }

  @Test
  void a_lost_cell_makes_a_sum_lost_and_an_absent_one_does_not() throws QueryError, IOException {
    run(
        "orders where id != 4 select sum(price), avg(price), count(price), count()",
        new CsvRendering());
    run("orders select sum(price)", new CsvRendering());
    assertEquals(
        """
        sum(price),avg(price),count(price),count()
        60,20.0,3,4
        sum(price)
        <price: not saved in the core>
        """,
        out.toString().replace("\r", ""));
  }

  @Test
  void names_made_by_select_and_columns_of_the_row_are_both_seen_after_it()
      throws QueryError, IOException {
    run(
        "orders select item as what, id * 2 as twice where twice > 4 and id < 5 order by what",
        new CsvRendering());
    assertEquals("what,twice\napple,8\nfig,6\n", out.toString().replace("\r", ""));
  }

  @Test
  void a_def_is_called_with_values_and_a_let_is_a_relation() throws QueryError, IOException {
    run(
        "def of_item(name) = orders where item == name select id\n"
            + "let cheap = orders where price < 25\n"
            + "of_item('pear')\ncheap select id",
        new TextRendering(0, true));
    assertEquals("1\n5\n2\n5\n", out.toString());
  }

  @Test
  void limit_pulls_no_more_rows_than_it_gives_and_select_makes_no_other_cell()
      throws QueryError, IOException {
    run("orders select id limit 1", new TextRendering(0, true));
    assertEquals(1, orders.pulled);
    assertEquals(List.of("id"), orders.made);
  }

  @Test
  void rows_cut_by_a_limit_are_counted_only_where_they_were_read_anyway()
      throws QueryError, IOException {
    run("orders select id limit 1", new TextRendering(0, true));
    assertEquals(
        List.of(
            new LeftOut.Reason(LeftOut.Cause.LIMIT, 0, "cut by limit 1, there may be more rows")),
        leftOut.reasons());
    run("orders order by id select id limit 2", new TextRendering(0, true));
    assertEquals(
        List.of(new LeftOut.Reason(LeftOut.Cause.LIMIT, 3, "cut by limit 2")), leftOut.reasons());
    assertFalse(leftOut.lacksSomething());
  }

  @Test
  void an_answer_without_rows_says_so_in_text() throws QueryError, IOException {
    run("orders where id > 99 select id", new TextRendering(0, false));
    assertEquals("id\n──\n(no rows)\n", out.toString());
  }

  @Test
  void a_cell_is_made_once_and_cheap_conditions_are_tried_first() throws QueryError, IOException {
    run("orders where price > 1 and item == 'fig' and price < 5", new CsvRendering());
    assertEquals(1, orders.made.stream().filter("price"::equals).count());
  }

  @Test
  void equality_of_an_indexed_column_reaches_the_scan() throws QueryError, IOException {
    run("orders where id == 2", new CsvRendering());
    assertEquals(Map.of("id", Value.Whole.of(2)), orders.scans.getFirst().equal());
  }

  @Test
  void a_table_is_aligned_and_wide_characters_count_twice() throws QueryError, IOException {
    run("orders where id < 3 select item + '線' as item, price", new TextRendering(0, false));
    assertEquals(
        """
        item     price
        ───────  ─────
        pear線      30
        apple線     20
        """,
        out.toString());
  }

  @Test
  void rows_with_details_are_a_tree() throws QueryError, IOException {
    run("orders where id < 3 with words", new TextRendering(0, false));
    assertEquals(
        """
        id=1  item=pear  price=30
            pear!

        id=2  item=apple  price=20
            apple!
        """,
        out.toString());
  }

  @Test
  void json_says_what_was_left_out_and_keeps_absent_from_lost() throws QueryError, IOException {
    run("orders where id in (3, 4) select id, price", new JsonRendering(Map.of("core", "c")));
    assertEquals(
        """
        {
          "schema": 1,
          "query": "orders where id in (3, 4) select id, price",
          "target": {
            "core": "c"
          },
          "columns": [
            {
              "name": "id",
              "type": "number"
            },
            {
              "name": "price",
              "type": "number"
            }
          ],
          "rows": [
            {
              "id": 3,
              "price": null
            },
            {
              "id": 4,
              "price": {
                "lost": "price: not saved in the core"
              }
            }
          ],
          "left_out": []
        }
        """,
        out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          orders where prise > 1            | 13 | no column 'prise' in orders; did you mean price?
          ordres                            |  0 | there is no relation ordres; did you mean orders?
          orders where item > 1             | 13 | cannot compare text with a number; text stands in quotes, numbers without
          orders where item ~ '('           | 20 | this is no regular expression: Unclosed group
          orders where lenn(item) > 1       | 13 | there is no function lenn
          orders where count() > 1          | 13 | count() needs rows to count over; use it after group by, or in select
          orders with wordz                 | 12 | no detail 'wordz' in orders; did you mean words?
          orders of 3                       | 10 | orders takes no of
          orders where item.x == 1          | 18 | what stands before .x is text and has no attributes
          orders where .x == 1              | 13 | rows of orders are no Python objects; .x needs one before the dot
          orders group by item select price | 28 | no column 'price' in groups of orders; it has item
          orders limit $n                   | 13 | $n was not given; give it as n=VALUE
          describe order                    |  9 | there is no relation or function order; did you mean orders?
          orders where id == (orders where id < 3) | 19 | a query that stands for a value has more than one row; end it with limit 1, or select an aggregate such as collect(number)
          if prise > 1; end                 |  3 | there is no row here to have a column prise
          f(1)                              |  0 | there is no def f
          """)
  void says_what_does_not_fit_and_what_does(String query, int at, String sentence) {
    QueryError error = assertThrows(QueryError.class, () -> run(query, new CsvRendering()));
    assertEquals(sentence, error.sentence());
    assertEquals(at, error.span().start());
  }

  @Test
  void definitions_that_lead_to_each_other_end_with_an_error() {
    QueryError error =
        assertThrows(QueryError.class, () -> run("def f() = f()\nf()", new CsvRendering()));
    assertEquals("let and def names lead to each other without end here", error.getMessage());
  }

  @Test
  void a_script_says_what_it_found_or_that_it_found_nothing() throws QueryError, IOException {
    run(
        """
        if exists (orders where item == 'fig')
          echo "figs: {(orders where item == 'fig' select count())}"
          if not exists (orders where item == 'plum')
            echo "no plums"
          end
        else
          echo "no figs"
        end
        if (orders select count()) > 100; echo "many"; else; echo "few"; end
        """,
        new TextRendering(0, false));
    assertEquals("figs: 1\nno plums\nfew\n", out.toString());
  }

  @Test
  void a_condition_that_cannot_be_told_is_not_true_and_says_why() throws QueryError, IOException {
    run(
        "if (orders where id == 4 select price) > 1; echo 'yes'; else; echo 'no'; end",
        new TextRendering(0, false));
    assertEquals("no\n", out.toString());
    assertEquals(
        List.of(new LeftOut.Reason(LeftOut.Cause.NOTE, 0, "price: not saved in the core")),
        leftOut.reasons());
  }

  @Test
  void a_let_made_in_a_block_is_known_after_it() throws QueryError, IOException {
    run(
        "if true\n let figs = orders where item == 'fig'\nend\nfigs select id",
        new TextRendering(0, true));
    assertEquals("3\n", out.toString());
  }

  @Test
  void the_limit_of_a_query_that_stands_for_a_value_is_not_told() throws QueryError, IOException {
    run("echo \"{(orders limit 1 select id)}\"", new TextRendering(0, false));
    assertEquals("1\n", out.toString());
    assertEquals(List.of(), leftOut.reasons());
  }

  @Test
  void an_empty_echo_is_an_empty_line() throws QueryError, IOException {
    run("echo \"\"", new TextRendering(0, false));
    assertEquals("\n", out.toString());
  }

  @Test
  void text_between_answers_keeps_to_the_format() throws IOException {
    List<String> lines = List.of("one \u001b", "two");
    new TextRendering(0, false).text(lines, out);
    new CsvRendering().text(lines, out);
    new JsonRendering.Lines().text(lines, out);
    assertEquals(
        """
        one \\x1b
        two
        # one \\x1b
        # two
        {"text":["one \\u001b","two"]}
        """,
        out.toString().replace("\r", ""));
  }

  private void run(String script, Rendering rendering) throws QueryError, IOException {
    Catalogue catalogue = new Catalogue(List.of(orders), List.of());
    Session session = new Session(catalogue, new PythonValues(null, null), Map.of());
    session.run(
        script,
        new Session.Listener() {
          @Override
          public void answer(String query, Answer answer) throws IOException, QueryError {
            rendering.write(query, answer, out);
            leftOut = answer.leftOut();
          }

          @Override
          public void text(List<String> lines) {
            lines.forEach(l -> out.append(l).append('\n'));
          }

          @Override
          public void leftOut(LeftOut left) {
            leftOut = left;
          }

          @Override
          public void value(Cell cell, OptionalInt depth) {
            assertFalse(depth.isPresent());
          }

          @Override
          public String include(String path) throws IOException {
            throw new IOException(path);
          }
        });
  }
}
