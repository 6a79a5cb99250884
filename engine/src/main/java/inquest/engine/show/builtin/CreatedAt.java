package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/**
 * Where an object of asyncio was made, which it knows in debug mode: {@code created at app.py:7},
 * the last entry of its {@code _source_traceback}.
 */
public final class CreatedAt {
  private CreatedAt() {}

  /**
   * The place.
   *
   * @param stack a list of {@code traceback.FrameSummary}
   */
  public static Optional<Shown> of(Ref stack, Showing showing) {
    Objects objects = showing.objects();
    try {
      Items entries = objects.items(stack);
      if (entries.length() == 0) {
        return Optional.empty();
      }
      Ref last = entries.get(entries.length() - 1);
      return objects
          .held(last, "filename")
          .flatMap(file ->
              objects
                  .held(last, "lineno")
                  .map(line ->
                      new Shown.Text(
                          "created at " + objects.text(file) + ":" + objects.integer(line))));
    } catch (Unreadable e) {
      return Optional.of(Shown.Damaged.of(e));
    }
  }
}
