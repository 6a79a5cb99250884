package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Plumbing.Future.State;
import java.util.List;

/** Futures and tasks of {@code _asyncio} (Modules/_asynciomodule.c). */
final class FutureDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("_asyncio.Future", "_asyncio.Task");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    boolean task = type.endsWith("Task");
    View view = objects.exactView(task ? "TaskObj" : "FutureObj", ref);
    String prefix = task ? "task_" : "fut_";
    return new Plumbing.Future(
        task,
        state(view, prefix + "state"),
        Objects.optional(view, prefix + "result"),
        Objects.optional(view, prefix + "exception"),
        Objects.optional(view, "task_coro"),
        Objects.optional(view, "task_name"));
  }

  private static State state(View view, String field) {
    long number = view.integer(field);
    return switch ((int) number) {
      case 0 -> State.PENDING;
      case 1 -> State.CANCELLED;
      case 2 -> State.FINISHED;
      default -> throw Unreadable.implausible(view.address(), field + " is " + number);
    };
  }
}
