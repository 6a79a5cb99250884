package inquest.scripts.shell;

import inquest.scripts.answer.Complaints;
import java.io.Writer;
import java.util.Map;

/** Where the shell writes. */
public interface Screen {
  /** Takes answers. */
  Writer out();

  /** Takes what is wrong, or lacking. */
  Complaints complaints();

  /** Whether answers appear on a terminal. */
  boolean terminal();

  /** Columns of the terminal now; 0 where there is none. */
  int columns();

  /** Lines of the terminal now; 0 where there is none. */
  int rows();

  /** Whether answers may be coloured. */
  boolean mayColour();

  /** The environment variables. */
  Map<String, String> environment();
}
