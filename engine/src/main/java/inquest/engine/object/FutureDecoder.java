package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Plumbing.Future.State;
import inquest.engine.object.Plumbing.Future.Work;
import java.util.List;
import java.util.Optional;

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
        state(view, prefix + "state"),
        Objects.optional(view, prefix + "result"),
        set(objects, view, prefix + "exception"),
        Objects.optional(view, prefix + "callback0"),
        set(objects, view, prefix + "callbacks"),
        set(objects, view, prefix + "source_tb"),
        task ? Optional.of(work(objects, view)) : Optional.empty());
  }

  private static Work work(Objects objects, View view) {
    // from 3.11 a task counts how often it was asked to end
    String asked =
        view.has("task_num_cancels_requested") ? "task_num_cancels_requested" : "task_must_cancel";
    return new Work(
        Objects.optional(view, "task_name"),
        set(objects, view, "task_coro"),
        set(objects, view, "task_fut_waiter"),
        view.integer(asked) != 0);
  }

  /** The object in a field, unless it is None. */
  private static Optional<Ref> set(Objects objects, View view, String field) {
    return Objects.optional(view, field).filter(ref -> !objects.isNone(ref));
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
