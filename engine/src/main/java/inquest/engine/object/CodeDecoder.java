package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;
import java.util.OptionalInt;

/** Code objects, frame objects, tracebacks and cells. */
final class CodeDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("code", "frame", "traceback", "cell");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "code" -> {
        View view = objects.view("PyCodeObject", ref);
        String name = objects.text(Objects.ref(view, "co_name"));
        yield new Execution.Code(
            name,
            view.has("co_qualname") ? objects.text(Objects.ref(view, "co_qualname")) : name,
            objects.text(Objects.ref(view, "co_filename")),
            (int) view.integer("co_firstlineno"),
            (int) view.integer("co_flags"));
      }
      case "frame" -> frame(objects, ref);
      case "traceback" -> {
        View view = objects.view("PyTracebackObject", ref);
        int line = (int) view.integer("tb_lineno");
        yield new Execution.Traceback(
            line < 0 ? OptionalInt.empty() : OptionalInt.of(line),
            (int) view.integer("tb_lasti"),
            Objects.ref(view, "tb_frame"),
            Objects.ref(view, "tb_next"));
      }
      default -> new Execution.Cell(Objects.ref(objects.view("PyCellObject", ref), "ob_ref"));
    };
  }

  private static PyValue frame(Objects objects, Ref ref) {
    View view = objects.view("PyFrameObject", ref);
    if (view.has("f_code")) {
      return new Execution.FrameValue(Objects.ref(view, "f_code"), ref.address());
    }
    long frame = view.pointer("f_frame");
    return new Execution.FrameValue(code(objects, frame), frame);
  }

  /** The code object of a {@code _PyInterpreterFrame}. */
  static Ref code(Objects objects, long frame) {
    View view = objects.view("_PyInterpreterFrame", new Ref(frame));
    return objects.plain(view.pointer(view.has("f_code") ? "f_code" : "f_executable"));
  }
}
