package inquest.engine.report;

import inquest.engine.object.Ref;
import inquest.engine.show.Shown;

/** Shows values as text. */
public interface Values {
  /** A value, within the limits that were asked for. Never throws for what cannot be read. */
  Shown value(Ref ref);

  /** An exception as the last line of a traceback has it: "ValueError: not a number". */
  String exception(Ref ref);
}
