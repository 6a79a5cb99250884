package inquest.engine.report;

import inquest.engine.note.Note;
import java.util.Objects;

/** One thing in a stack: a frame, or what stands for frames that are not shown. */
public sealed interface StackItem
    permits FrameReport, NativeReport, StackItem.Repeated, StackItem.Elided, StackItem.Broken {
  /**
   * The frames before this one came again.
   *
   * @param frames how many of the frames before this
   * @param times how many times more, at least 1
   */
  record Repeated(int frames, int times) implements StackItem {
    /** Refuses counts below one. */
    public Repeated {
      if (frames < 1 || times < 1) {
        throw new IllegalArgumentException(frames + " frames, " + times + " times");
      }
    }
  }

  /**
   * Frames in the middle of a long stack.
   *
   * @param frames how many, at least 1
   */
  record Elided(int frames) implements StackItem {
    /** Refuses counts below one. */
    public Elided {
      if (frames < 1) {
        throw new IllegalArgumentException(frames + " frames");
      }
    }
  }

  /**
   * A frame, or all beyond it, that could not be read.
   *
   * @param note why
   */
  record Broken(Note note) implements StackItem {
    /** Refuses null. */
    public Broken {
      Objects.requireNonNull(note);
    }
  }
}
