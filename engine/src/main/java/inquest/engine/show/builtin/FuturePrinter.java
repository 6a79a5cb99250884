package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Plumbing.Future;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import inquest.engine.show.Names;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;

/**
 * Futures and tasks, as asyncio itself tells them: {@code <Task pending name='Task-2'
 * coro=<sleeper() running at app.py:20> wait_for=<Future pending cb=[Task.task_wakeup()]>>}
 * (Lib/asyncio/base_futures.py, base_tasks.py).
 */
public final class FuturePrinter {
  private FuturePrinter() {}

  /** A future or task of any class. */
  public static Shown show(Future future, PyType type, Showing showing) {
    String open = "<" + Names.simple(type) + " " + state(future);
    Parts parts = showing.parts(open + " ", ">").between(" ");
    future.work().ifPresent(work -> addWork(parts, work, showing));
    if (future.state() == Future.State.FINISHED) {
      future
          .exception()
          .ifPresentOrElse(
              exception -> parts.named("exception", exception),
              () ->
                  future
                      .result()
                      .ifPresent(result -> parts.named("result", Abridged.of(result, showing))));
    }
    CallbackPrinter.all(future, showing).ifPresent(all -> parts.named("cb", all));
    future.created().flatMap(stack -> CreatedAt.of(stack, showing)).ifPresent(parts::unnamed);
    return parts.size() == 0 ? new Shown.Text(open + ">") : parts.shown();
  }

  private static String state(Future future) {
    boolean cancelling = future.work().filter(Future.Work::cancelling).isPresent();
    return switch (future.state()) {
      case PENDING -> cancelling ? "cancelling" : "pending";
      case CANCELLED -> "cancelled";
      case FINISHED -> "finished";
    };
  }

  private static void addWork(Parts parts, Future.Work work, Showing showing) {
    work.name().ifPresent(name -> addName(parts, name, showing));
    work.coroutine()
        .ifPresent(coroutine -> parts.named("coro", CoroutinePrinter.inAngles(coroutine, showing)));
    work.waitsFor().ifPresent(future -> parts.named("wait_for", future));
  }

  /** From 3.13 a name that nobody gave stays a number until it is asked for. */
  private static void addName(Parts parts, Ref name, Showing showing) {
    try {
      if (showing.objects().value(name) instanceof Scalar.Int number) {
        String text = "Task-" + number.value();
        parts.named("name", showing.plain(new Text.Str(text, text.length(), false)));
        return;
      }
    } catch (Unreadable e) {
      // the name itself says so where it stands
    }
    parts.named("name", name);
  }
}
