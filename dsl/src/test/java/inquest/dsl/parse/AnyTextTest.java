package inquest.dsl.parse;

import static org.junit.jupiter.api.Assertions.assertFalse;

import inquest.dsl.ast.QueryError;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed, the parser answers with a tree or with a {@link QueryError}. */
class AnyTextTest {
  private static final List<String> SEEDS =
      List.of(
          "frames of (threads where holds_gil) with native, source limit 3",
          "objects of \"a.B\" where .status == \"open\" and len(.lines) > 100 select value.x[0] as"
              + " y",
          "def f(a) = frames where file ~ a group by file select file, count() order by count()"
              + " desc",
          "echo \"{name} of {len(x)}\"; let x = threads where tid in (1, 0x2) or a not between 1"
              + " and 2",
          "print 0x7f3a depth 3\n# end\nlocals of 3.10");
  private static final String PIECES =
      "()[]{}.,;=!<>~+-*/%$`\"'\\#\n\t 09azxé中😀\u0000\u202e\ud800";

  @Test
  void mutated_queries_give_a_tree_or_an_error_with_a_place() {
    Random random = new Random(20_260_101);
    int trees = 0;
    int errors = 0;
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int change = random.nextInt(6); change >= 0; change--) {
        mutate(text, random);
      }
      try {
        QueryParser.parse(text.toString());
        trees++;
      } catch (QueryError e) {
        errors++;
        assertFalse(e.pointed(text.toString()).isBlank());
      }
    }
    assertFalse(trees == 0 || errors == 0, trees + " trees, " + errors + " errors");
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
      case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
      case 2 -> text.insert(at, text.substring(at / 2, at));
      default -> text.setLength(Math.max(at, 1));
    }
  }
}
