package inquest.engine.note;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The result of decoding something that may be damaged.
 *
 * @param <T> what was decoded
 */
public sealed interface Decoded<T> {
  /** Everything could be read. */
  record Whole<T>(T value) implements Decoded<T> {
    /** Refuses null. */
    public Whole {
      Objects.requireNonNull(value);
    }
  }

  /** The value stands, but parts of it are missing or inferred; the notes say which. */
  record Partial<T>(T value, List<Note> notes) implements Decoded<T> {
    /** Copies the notes. */
    public Partial {
      Objects.requireNonNull(value);
      notes = List.copyOf(notes);
    }
  }

  /** Nothing could be read; the note says why. */
  record Lost<T>(Note note) implements Decoded<T> {
    /** Refuses null. */
    public Lost {
      Objects.requireNonNull(note);
    }
  }

  /**
   * The seam where {@link Unreadable} becomes data.
   *
   * @param place what is being decoded, for the note
   * @param work the decoder
   */
  static <T> Decoded<T> of(String place, Supplier<T> work) {
    try {
      return new Whole<>(work.get());
    } catch (Unreadable e) {
      return new Lost<>(Note.warning(place, e.getMessage()));
    }
  }

  /** The value, where there is one. */
  default Optional<T> toOptional() {
    return switch (this) {
      case Whole<T> whole -> Optional.of(whole.value());
      case Partial<T> partial -> Optional.of(partial.value());
      case Lost<T> lost -> Optional.empty();
    };
  }

  /** What was lost on the way; empty when whole. */
  default List<Note> notes() {
    return switch (this) {
      case Whole<T> whole -> List.of();
      case Partial<T> partial -> partial.notes();
      case Lost<T> lost -> List.of(lost.note());
    };
  }

  /** The same quality of result with another value. */
  default <U> Decoded<U> map(Function<T, U> change) {
    return switch (this) {
      case Whole<T> whole -> new Whole<>(change.apply(whole.value()));
      case Partial<T> partial -> new Partial<>(change.apply(partial.value()), partial.notes());
      case Lost<T> lost -> new Lost<>(lost.note());
    };
  }
}
