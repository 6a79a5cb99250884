package inquest.scripts.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.dsl.parse.Lexemes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                       | STATEMENT    |         |
          explain                                  | SOURCE       |         |
          let a =                                  | SOURCE       |         |
          threads                                  | OF_OR_CLAUSE | threads | threads
          frames of                                | SUBJECT      | frames  | frames of
          frames of 3                              | CLAUSE       | frames  | frames of 3
          frames of tid                            | ANYTHING     | frames  | frames of tid
          frames of tid 81                         | OPERATOR     | frames  | frames of tid 81
          frames of (                              | SOURCE       | frames  | frames of
          frames of (threads where                 | OPERAND      | threads | threads
          frames of (threads where crashed)        | CLAUSE       | frames  | frames of
          frames with                              | DETAIL       | frames  | frames
          frames with locals,                      | DETAIL       | frames  | frames
          frames with locals                       | CLAUSE       | frames  | frames
          frames where                             | OPERAND      | frames  | frames
          frames where line                        | OPERATOR     | frames  | frames
          frames where line >                      | OPERAND      | frames  | frames
          frames where line > 3                    | OPERATOR     | frames  | frames
          frames where not                         | OPERAND      | frames  | frames
          frames where line > 3 and                | OPERAND      | frames  | frames
          frames where len(                        | OPERAND      | frames  | frames
          frames where len(locals)                 | OPERATOR     | frames  | frames
          frames where line > 3 select             | OPERAND      | frames  | frames
          frames select line,                      | OPERAND      | frames  | frames
          frames select line as                    | ANYTHING     | frames  | frames
          frames group                             | BY           | frames  | frames
          frames group by                          | OPERAND      | frames  | frames
          frames order by line desc                | CLAUSE       | frames  | frames
          frames limit                             | ANYTHING     | frames  | frames
          (threads where crashed)                  | CLAUSE       | threads | threads
          print                                    | OPERAND      |         |
          """)
  void tellsWhatMayStandNext(String text, String wanted, String relation, String source) {
    QueryPosition position = QueryPosition.behind(Lexemes.of(text == null ? "" : text));
    assertEquals(wanted, position.wanted().name(), text);
    assertEquals(relation, position.relation().orElse(null), text);
    assertEquals(source == null ? "" : source, position.source(), text);
  }
}
