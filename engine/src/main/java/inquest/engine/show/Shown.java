package inquest.engine.show;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import inquest.engine.show.spelling.Characters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value as text that still knows its parts. No text in it holds a control character, a newline or
 * a bidirectional control: what the target wrote is escaped when a part is made.
 */
public sealed interface Shown {
  /**
   * A value without parts.
   *
   * @param text as Python writes it
   * @param cut what is missing, in words ("10,000 characters"); empty when nothing is
   */
  record Text(String text, String cut) implements Shown {
    /** Escapes what a terminal would obey. */
    public Text {
      text = Characters.safe(text);
      cut = Characters.safe(cut);
    }

    /** Text that is complete. */
    public Text(String text) {
      this(text, "");
    }
  }

  /**
   * Values in a row: {@code [1, 2, … 998 more]}.
   *
   * @param open what stands before them
   * @param items those that are shown
   * @param more how many are not shown, 0 or more
   * @param close what stands behind them
   */
  record Items(String open, List<Shown> items, long more, String close) implements Shown {
    /** Copies the items and escapes what a terminal would obey. */
    public Items {
      open = Characters.safe(open);
      items = List.copyOf(items);
      close = Characters.safe(close);
      if (more < 0) {
        throw new IllegalArgumentException("more is at least 0: " + more);
      }
    }
  }

  /**
   * Values with names or keys: {@code {'a': 1}}, {@code Point(x=1, y=2)}.
   *
   * @param open what stands before them
   * @param fields those that are shown
   * @param between what stands between two of them, most often a comma and a space
   * @param more how many are not shown, 0 or more
   * @param close what stands behind them
   */
  record Fields(String open, List<Field> fields, String between, long more, String close)
      implements Shown {
    /** Copies the fields and escapes what a terminal would obey. */
    public Fields {
      open = Characters.safe(open);
      fields = List.copyOf(fields);
      between = Characters.safe(between);
      close = Characters.safe(close);
      if (more < 0) {
        throw new IllegalArgumentException("more is at least 0: " + more);
      }
    }

    /** Fields between commas, all of them shown. */
    public Fields(String open, List<Field> fields, String close) {
      this(open, fields, ", ", 0, close);
    }
  }

  /**
   * One of {@link Fields}.
   *
   * @param name its name or key; empty for an argument that has only a place
   * @param separator what stands between name and value
   * @param value its value
   */
  record Field(Optional<Shown> name, String separator, Shown value) {
    /** Refuses null. */
    public Field {
      Objects.requireNonNull(name);
      separator = Characters.safe(separator);
      Objects.requireNonNull(value);
    }

    /** {@code name=value}. */
    public static Field named(String name, Shown value) {
      return new Field(Optional.of(new Text(name)), "=", value);
    }

    /** {@code key: value}. */
    public static Field entry(Shown key, Shown value) {
      return new Field(Optional.of(key), ": ", value);
    }

    /** Only a value. */
    public static Field unnamed(Shown value) {
      return new Field(Optional.empty(), "", value);
    }
  }

  /**
   * An object that is named and not opened: it contains itself, or lies deeper than was asked for.
   *
   * @param address of the object
   * @param text what stands for it: {@code [...]}, {@code <app.Order at 0x7f…>}
   */
  record Link(long address, String text) implements Shown {
    /** Escapes what a terminal would obey. */
    public Link {
      text = Characters.safe(text);
    }
  }

  /**
   * A value that could not be read.
   *
   * @param absence the kind of failure
   * @param address where in the target; 0 when it has no place
   * @param why a sentence: "unreadable at 0x7f…: not saved in the core"
   */
  record Damaged(Absence absence, long address, String why) implements Shown {
    /** Escapes what a terminal would obey. */
    public Damaged {
      Objects.requireNonNull(absence);
      why = Characters.safe(why);
    }

    /** What a failed access says. */
    public static Damaged of(Unreadable failure) {
      return new Damaged(failure.absence(), failure.address(), failure.getMessage());
    }
  }

  /** Whether nothing was cut, left unopened or lost anywhere inside. */
  default boolean whole() {
    return switch (this) {
      case Text text -> text.cut().isEmpty();
      case Items items -> items.more() == 0 && items.items().stream().allMatch(Shown::whole);
      case Fields fields ->
          fields.more() == 0
              && fields.fields().stream()
                  .allMatch(f -> f.value().whole() && f.name().map(Shown::whole).orElse(true));
      case Link link -> false;
      case Damaged damaged -> false;
    };
  }

  /** Whether something inside could not be read. */
  default boolean damaged() {
    return switch (this) {
      case Text text -> false;
      case Items items -> items.items().stream().anyMatch(Shown::damaged);
      case Fields fields ->
          fields.fields().stream()
              .anyMatch(f -> f.value().damaged() || f.name().map(Shown::damaged).orElse(false));
      case Link link -> false;
      case Damaged damaged -> true;
    };
  }

  /** On one line. */
  default String line() {
    return Lines.one(this);
  }

  /**
   * On one line where it fits, else with each part on a line of its own.
   *
   * @param width characters that a line should not exceed
   */
  default List<String> lines(int width) {
    return Lines.several(this, width);
  }
}
