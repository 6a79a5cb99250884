package inquest.engine.runtime;

import inquest.engine.layout.Axes.ReferenceForm;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import inquest.engine.object.StackRef;

/** The object that a word of a frame stands for. */
final class TaggedRef {
  private TaggedRef() {}

  /**
   * The object's address; 0 for none.
   *
   * @param word what is in the frame
   * @throws Unreadable where it stands for a number and no object
   */
  static long address(long word, ReferenceForm form) {
    return switch (StackRef.untag(word, form)) {
      case StackRef.Held held -> held.ref().address();
      case StackRef.Empty empty -> 0;
      case StackRef.TaggedInt number ->
          throw new Unreadable(
              Absence.UNSUPPORTED, 0, "a number without an object: " + number.value());
    };
  }
}
