package inquest.engine.show.builtin;

import inquest.engine.object.Iterating;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Shown;

/** Iterators: what they walk and how far they are. */
final class IteratingPrinter {
  private IteratingPrinter() {}

  static Shown show(Iterating iterating, Subject subject) {
    return switch (iterating) {
      case Iterating.Over over -> over(over, subject);
      case Iterating.Several several -> several(several, subject);
      case Iterating.Numbers numbers -> numbers(numbers, subject);
      case Iterating.LongRange numbers ->
          subject
              .showing()
              .parts(open(subject) + " ", ">")
              .named("next", numbers.next())
              .named("step", numbers.step())
              .named("left", numbers.left())
              .shown();
      case Iterating.Count count -> count(count, subject);
    };
  }

  private static String open(Subject subject) {
    return "<" + subject.type().qualifiedName() + " at " + subject.address();
  }

  private static Shown over(Iterating.Over over, Subject subject) {
    if (over.over().isNull()) {
      return new Shown.Text(open(subject) + ", exhausted>");
    }
    Parts parts = subject.showing().parts(open(subject) + " ", ">").named("over", over.over());
    over.index().ifPresent(index -> parts.named("next", Long.toString(index)));
    return parts.shown();
  }

  private static Shown several(Iterating.Several several, Subject subject) {
    Parts parts = subject.showing().parts(open(subject) + " ", ">");
    if (!several.function().isNull()) {
      parts.named("function", several.function());
    }
    for (Ref source : several.sources()) {
      parts.unnamed(source);
    }
    return parts.shown();
  }

  /** {@code count_repr} in Modules/itertoolsmodule.c. */
  private static Shown count(Iterating.Count count, Subject subject) {
    Parts parts = subject.showing().parts("count(", ")");
    if (count.object().isEmpty()) {
      return parts.unnamed(new Shown.Text(Long.toString(count.next()))).shown();
    }
    parts.unnamed(count.object().get());
    count.step().ifPresent(parts::unnamed);
    return parts.shown();
  }

  private static Shown numbers(Iterating.Numbers numbers, Subject subject) {
    Parts parts = subject.showing().parts(open(subject) + " ", ">");
    parts.named("next", Long.toString(numbers.next()));
    parts.named("step", Long.toString(numbers.step()));
    numbers.left().ifPresent(left -> parts.named("left", Long.toString(left)));
    return parts.shown();
  }
}
