package inquest.engine.object;

import inquest.engine.layout.Axes.ReferenceForm;

/**
 * What an owned reference in a frame says ({@code _PyStackRef},
 * Include/internal/pycore_stackref.h).
 */
public sealed interface StackRef {
  /** An object, whether the frame counts its reference or not. */
  record Held(Ref ref) implements StackRef {}

  /** A small int kept in the reference itself. */
  record TaggedInt(long value) implements StackRef {}

  /** Nothing: an unbound local, an empty place of the stack, or no object. */
  record Empty() implements StackRef {}

  /** {@code Py_INT_TAG} and the bits that hold a tag. */
  int INT_TAG = 3;

  /** {@code Py_TAG_INVALID}: no object, but an error mark or a wrapped C pointer. */
  int INVALID_TAG = 2;

  /** Takes a word of a frame apart. */
  static StackRef untag(long raw, ReferenceForm form) {
    return switch (form) {
      case PLAIN -> raw == 0 ? new Empty() : new Held(new Ref(raw));
      case TAGGED -> {
        long tag = raw & INT_TAG;
        if (tag == INT_TAG) {
          yield new TaggedInt(raw >> 2);
        }
        long address = raw & -4L;
        yield address == 0 || tag == INVALID_TAG ? new Empty() : new Held(new Ref(address));
      }
    };
  }
}
