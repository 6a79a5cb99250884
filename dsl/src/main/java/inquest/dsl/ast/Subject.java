package inquest.dsl.ast;

import java.util.List;

/** What {@code of} narrows a relation to. Which of these fit is the relation's to say. */
public sealed interface Subject {
  /** Where it stands. */
  Span span();

  /** {@code of 3}: a number, of a thread for most relations. */
  record Index(long value, Span span) implements Subject {}

  /** {@code of 3.10}: frame 10 of thread 3. */
  record ThreadFrame(long thread, long frame, Span span) implements Subject {}

  /** {@code of tid 81234}. */
  record Tid(Count tid, Span span) implements Subject {}

  /** {@code of 0x7f…}: unsigned 64-bit. */
  record Address(long address, Span span) implements Subject {}

  /** {@code of "worker-1"}: literal text. */
  record Text(String text, Span span) implements Subject {}

  /**
   * {@code of main}, {@code of stuck}, {@code of collections.OrderedDict}: one or more words
   * between dots.
   */
  record Word(List<Name> words, Span span) implements Subject {
    /** Copies the list. */
    public Word {
      words = List.copyOf(words);
    }

    /** The words with their dots. */
    public String dotted() {
      return String.join(".", words.stream().map(Name::text).toList());
    }
  }

  /** {@code of $thread}. */
  record Parameter(String name, Span span) implements Subject {}

  /** {@code of (threads where holds_gil)}. */
  record Nested(Query query, Span span) implements Subject {}
}
