package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** Exceptions (Include/cpython/pyerrors.h). */
final class ExceptionDecoder implements Decoder {
  private static final Ref NOTHING = new Ref(0);

  @Override
  public List<String> types() {
    return List.of("BaseException", "exceptions.BaseException");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    View view = objects.view("PyBaseExceptionObject", ref);
    return new Execution.Raised(
        Objects.ref(view, "args"),
        Objects.optional(view, "cause").orElse(NOTHING),
        Objects.optional(view, "context").orElse(NOTHING),
        Objects.optional(view, "traceback").orElse(NOTHING),
        view.has("suppress_context") && view.integer("suppress_context") != 0);
  }
}
