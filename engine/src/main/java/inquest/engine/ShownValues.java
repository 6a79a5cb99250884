package inquest.engine;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Execution;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.report.Values;
import inquest.engine.show.Shower;
import inquest.engine.show.Shown;
import java.util.Optional;

/**
 * Shows the values of one process.
 *
 * @param objects reads them; empty where there is no interpreter
 * @param shower shows them; empty where there is no interpreter
 * @param redacted whether contents are kept back
 */
record ShownValues(Optional<Objects> objects, Optional<Shower> shower, boolean redacted)
    implements Values {
  private static final String BUILTINS = "builtins.";

  @Override
  public Shown value(Ref ref) {
    return shower.orElseThrow().show(ref);
  }

  @Override
  public String exception(Ref ref) {
    try {
      Objects reader = objects.orElseThrow();
      String type = withoutBuiltins(reader.typeOf(ref).qualifiedName());
      if (!redacted && reader.value(ref) instanceof Execution.Raised raised) {
        String message = message(reader, raised.args());
        return message.isEmpty() ? type : type + ": " + message;
      }
      return type;
    } catch (Unreadable e) {
      return "<unreadable exception: " + e.getMessage() + ">";
    }
  }

  private static String withoutBuiltins(String name) {
    String plain = name.startsWith("exceptions.") ? name.substring("exceptions.".length()) : name;
    return plain.startsWith(BUILTINS) ? plain.substring(BUILTINS.length()) : plain;
  }

  /** As {@code BaseException.__str__}: nothing, the one argument as text, or the tuple. */
  private String message(Objects reader, Ref args) {
    if (args.isNull()) {
      return "";
    }
    Items items = reader.items(args);
    if (items.length() == 0) {
      return "";
    }
    if (items.length() == 1) {
      Ref only = items.get(0);
      return reader.isText(only) ? reader.str(only).text() : shower.orElseThrow().line(only);
    }
    return shower.orElseThrow().line(args);
  }
}
