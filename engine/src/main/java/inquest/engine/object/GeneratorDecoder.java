package inquest.engine.object;

import inquest.engine.layout.Layout;
import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Execution.Generator;
import inquest.engine.object.Execution.Generator.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Generators, coroutines and asynchronous generators (Include/cpython/genobject.h). */
final class GeneratorDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("generator", "coroutine", "async_generator");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "generator" -> decode(objects, ref, "PyGenObject", "gi_", Generator.Kind.GENERATOR);
      case "coroutine" -> decode(objects, ref, "PyCoroObject", "cr_", Generator.Kind.COROUTINE);
      default -> decode(objects, ref, "PyAsyncGenObject", "ag_", Generator.Kind.ASYNC_GENERATOR);
    };
  }

  private static PyValue decode(
      Objects objects, Ref ref, String struct, String prefix, Generator.Kind kind) {
    View view = objects.view(struct, ref);
    boolean inPlace = view.has(prefix + "iframe");
    State state =
        inPlace
            ? ofNumber(objects.layout(), view.integer(prefix + "frame_state"))
            : ofFrame(objects, view, prefix);
    long frame = inPlace ? view.addressOf(prefix + "iframe") : view.pointer(prefix + "frame");
    boolean has = state != State.CLOSED && frame != 0;
    Optional<Ref> code =
        view.has(prefix + "code")
            ? Objects.optional(view, prefix + "code")
            : frame != 0 // the code stays when it has finished
                ? Optional.of(CodeDecoder.code(objects, frame)).filter(c -> !c.isNull())
                : Optional.empty();
    String name = name(objects, view, prefix + "name", code);
    return new Generator(
        kind,
        name,
        view.has(prefix + "qualname") ? name(objects, view, prefix + "qualname", code) : name,
        state,
        has ? OptionalLong.of(frame) : OptionalLong.empty(),
        code);
  }

  private static String name(Objects objects, View view, String field, Optional<Ref> code) {
    if (view.has(field)) {
      return objects.text(Objects.ref(view, field));
    }
    Ref from =
        code.orElseThrow(() -> Unreadable.implausible(view.address(), "a generator without code"));
    return objects.text(Objects.ref(objects.view("PyCodeObject", from), "co_name"));
  }

  /** {@code PyFrameState} (Include/internal/pycore_frame.h), whose numbers differ by version. */
  private static State ofNumber(Layout layout, long number) {
    if (is(layout, "FRAME_CREATED", number)) {
      return State.CREATED;
    }
    if (is(layout, "FRAME_SUSPENDED_YIELD_FROM", number)
        || is(layout, "FRAME_SUSPENDED_YIELD_FROM_LOCKED", number)) {
      return State.SUSPENDED_YIELD_FROM;
    }
    if (is(layout, "FRAME_SUSPENDED", number)) {
      return State.SUSPENDED;
    }
    if (is(layout, "FRAME_EXECUTING", number)) {
      return State.RUNNING;
    }
    boolean finished =
        is(layout, "FRAME_COMPLETED", number)
            || is(layout, "FRAME_CLEARED", number)
            || is(layout, "FRAME_RETURNED", number)
            || is(layout, "FRAME_RAISED", number)
            || is(layout, "FRAME_UNWINDING", number);
    return finished ? State.CLOSED : State.UNKNOWN;
  }

  private static boolean is(Layout layout, String constant, long number) {
    OptionalLong value = layout.constant(constant);
    return value.isPresent() && value.getAsLong() == number;
  }

  /** To 3.10 the frame object tells: without one the generator has finished. */
  private static State ofFrame(Objects objects, View view, String prefix) {
    long frame = view.pointer(prefix + "frame");
    if (frame == 0) {
      return State.CLOSED;
    }
    View object = objects.view("PyFrameObject", new Ref(frame));
    if (object.has("f_state")) {
      return ofNumber(objects.layout(), object.integer("f_state"));
    }
    if (view.integer(prefix + "running") != 0) {
      return State.RUNNING;
    }
    return object.integer("f_lasti") == -1 ? State.CREATED : State.SUSPENDED;
  }
}
