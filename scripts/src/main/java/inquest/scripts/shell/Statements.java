package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import java.io.IOException;

/** Runs statements of the language where the user stands. */
interface Statements {
  /** Runs them to the end or the first error, and writes their answers. */
  void run(String text, Page page) throws QueryError, IOException;
}
