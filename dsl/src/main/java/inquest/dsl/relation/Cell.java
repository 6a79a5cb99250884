package inquest.dsl.relation;

import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** What stands at a row and a column: a value, nothing, or something that could not be read. */
public sealed interface Cell {
  /** The one absent cell. */
  Cell ABSENT = new Absent(() -> "");

  /** A value. */
  record Known(Value value) implements Cell {
    /** Refuses null. */
    public Known {
      Objects.requireNonNull(value);
    }
  }

  /**
   * This row has no such thing: compares false with everything. One is like another, whatever the
   * reason.
   *
   * @param reason why, in a sentence that is made when it is asked for; empty where nobody knows
   */
  record Absent(Supplier<String> reason) implements Cell {
    /** Refuses null. */
    public Absent {
      Objects.requireNonNull(reason);
    }

    /** Why there is no such thing, where that is known. */
    public Optional<String> why() {
      return Optional.of(reason.get()).filter(r -> !r.isEmpty());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Absent;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /** There is something, but it could not be read: comparing with it is unknown. */
  record Lost(Note note) implements Cell {
    /** Refuses null. */
    public Lost {
      Objects.requireNonNull(note);
    }
  }

  /** Nothing, and why. */
  static Cell absent(Supplier<String> reason) {
    return new Absent(reason);
  }

  /** Text. */
  static Cell text(String value) {
    return new Known(new Value.Text(value));
  }

  /** A whole number. */
  static Cell whole(long value) {
    return new Known(Value.Whole.of(value));
  }

  /** Yes or no. */
  static Cell truth(boolean value) {
    return new Known(new Value.Truth(value));
  }

  /** An address. */
  static Cell address(long value) {
    return new Known(new Value.Address(value));
  }

  /** The value, where there is one. */
  static Cell of(OptionalInt value) {
    return value.isPresent() ? whole(value.getAsInt()) : ABSENT;
  }

  /** The value, where there is one. */
  static Cell of(OptionalLong value) {
    return value.isPresent() ? whole(value.getAsLong()) : ABSENT;
  }

  /** The value, where there is one. */
  static Cell text(Optional<String> value) {
    return value.map(Cell::text).orElse(ABSENT);
  }

  /** What was decoded, or the note that says why not. */
  static <T> Cell of(Decoded<T> decoded, Function<T, Cell> cell) {
    return switch (decoded) {
      case Decoded.Whole<T> whole -> cell.apply(whole.value());
      case Decoded.Partial<T> partial -> cell.apply(partial.value());
      case Decoded.Lost<T> lost -> new Lost(lost.note());
    };
  }
}
