package inquest.engine.show;

import inquest.engine.object.Ref;
import inquest.engine.show.Shown.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the parts of one value, then shows them in order, each with its share of the room. */
public final class Parts {
  /** A part that waits: an object, or what is shown already. */
  private record Waiting(Optional<String> name, Optional<Ref> ref, Optional<Shown> shown) {}

  private final Showing showing;
  private final String open;
  private final String close;
  private final List<Waiting> waiting = new ArrayList<>();
  private String between = ", ";
  private long more;

  Parts(Showing showing, String open, String close) {
    this.showing = showing;
    this.open = open;
    this.close = close;
  }

  /** What stands between two parts; a comma and a space unless told. */
  public Parts between(String text) {
    between = text;
    return this;
  }

  /** An object with a name. */
  public Parts named(String name, Ref ref) {
    waiting.add(new Waiting(Optional.of(name), Optional.of(ref), Optional.empty()));
    return this;
  }

  /** Something shown already, with a name. */
  public Parts named(String name, Shown shown) {
    waiting.add(new Waiting(Optional.of(name), Optional.empty(), Optional.of(shown)));
    return this;
  }

  /** Text with a name. */
  public Parts named(String name, String text) {
    return named(name, new Shown.Text(text));
  }

  /** An object that has only a place. */
  public Parts unnamed(Ref ref) {
    waiting.add(new Waiting(Optional.empty(), Optional.of(ref), Optional.empty()));
    return this;
  }

  /** Something shown already that has only a place. */
  public Parts unnamed(Shown shown) {
    waiting.add(new Waiting(Optional.empty(), Optional.empty(), Optional.of(shown)));
    return this;
  }

  /** Says that there are more parts than were given here. */
  public Parts andMore(long count) {
    more += count;
    return this;
  }

  /** How many parts were given. */
  public int size() {
    return waiting.size();
  }

  /** The value with its parts; where it may not be opened, how many there are. */
  public Shown shown() {
    List<Field> fields = new ArrayList<>();
    for (Waiting part : waiting) {
      boolean room = fields.isEmpty() || showing.hasRoom();
      if (part.ref().isPresent() && !(showing.opens() && room)) {
        break;
      }
      Shown value =
          part.ref()
              .map(ref -> showing.part(ref, waiting.size() - fields.size() - 1L))
              .orElseGet(() -> part.shown().orElseThrow());
      fields.add(
          part.name().map(name -> Field.named(name, value)).orElseGet(() -> Field.unnamed(value)));
    }
    return new Shown.Fields(open, fields, between, more + waiting.size() - fields.size(), close);
  }
}
