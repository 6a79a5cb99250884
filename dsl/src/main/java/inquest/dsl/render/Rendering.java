package inquest.dsl.render;

import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import java.io.IOException;
import java.util.List;

/** Writes answers in one format. */
public interface Rendering {
  /**
   * Writes an answer, row by row where the format allows.
   *
   * @param query the query's text, for formats that repeat it
   * @throws QueryError where the answer fails on the way
   */
  void write(String query, Answer answer, Appendable out) throws IOException, QueryError;

  /**
   * Writes lines that stand between answers; they may hold text of the process, which is escaped.
   */
  void text(List<String> lines, Appendable out) throws IOException;
}
