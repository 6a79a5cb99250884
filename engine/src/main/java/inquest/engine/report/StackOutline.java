package inquest.engine.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Which frames of a stack are worth showing. A recursion is shown by its first turn and the number
 * of those that follow, and a stack that is still too long by its ends.
 *
 * @param parts oldest first
 */
record StackOutline(List<Part> parts) {
  /** Longer cycles than this are rare, and looking for them costs. */
  private static final int LONGEST_CYCLE = 16;

  /** A recursion is shown by at least so many frames, as Python's own traceback does. */
  private static final int SHOWN_OF_CYCLE = 3;

  /** Fewer frames than this are shown as they are. */
  private static final int FEWEST_LEFT_OUT = 3;

  /** A frame, or what stands for several. */
  sealed interface Part {
    /** The frame at this place in the stack. */
    record At(int index) implements Part {}

    /** The frames before it came again. */
    record Again(int frames, int times) implements Part {}

    /** So many frames are left out. */
    record Out(int frames) implements Part {}
  }

  /** Copies the list. */
  StackOutline {
    parts = List.copyOf(parts);
  }

  /** Every frame. */
  static StackOutline whole(int depth) {
    List<Part> parts = new ArrayList<>(depth);
    for (int i = 0; i < depth; i++) {
      parts.add(new Part.At(i));
    }
    return new StackOutline(parts);
  }

  /**
   * The ends of a stack whose frames all differ.
   *
   * @param depth how many frames there are
   * @param longest how many of them to show at most, at least 2
   */
  static StackOutline of(int depth, int longest) {
    return ends(whole(depth).parts(), longest);
  }

  /**
   * The frames worth showing.
   *
   * @param same tells for each frame, oldest first, which others look the same: those with an equal
   *     number
   * @param longest how many parts to show at most, at least 2
   */
  static StackOutline of(int[] same, int longest) {
    return ends(collapsed(same), longest);
  }

  private static StackOutline ends(List<Part> parts, int longest) {
    if (parts.size() <= longest) {
      return new StackOutline(parts);
    }
    int head = longest / 2;
    int tail = tail(parts, parts.size() - (longest - head));
    List<Part> ends = new ArrayList<>(parts.subList(0, head));
    ends.add(new Part.Out(frames(parts.subList(head, tail))));
    ends.addAll(parts.subList(tail, parts.size()));
    return new StackOutline(ends);
  }

  /** The end must not tell that frames came again which it does not show. */
  private static int tail(List<Part> parts, int from) {
    int tail = from;
    for (int i = from; i < Math.min(parts.size(), from + LONGEST_CYCLE + 1); i++) {
      if (parts.get(i) instanceof Part.Again again && again.frames() > i - from) {
        tail = i + 1;
      }
    }
    return tail;
  }

  private static int frames(List<Part> parts) {
    int sum = 0;
    for (Part part : parts) {
      sum +=
          switch (part) {
            case Part.At at -> 1;
            case Part.Again again -> again.frames() * again.times();
            case Part.Out out -> out.frames();
          };
    }
    return sum;
  }

  private static List<Part> collapsed(int[] same) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < same.length) {
      int cycle = 0;
      int turns = 0;
      for (int length = 1; length <= LONGEST_CYCLE && at + 2 * length <= same.length; length++) {
        int found = turns(same, at, length);
        if (found > 1 && found * length > turns * cycle) {
          cycle = length;
          turns = found;
        }
      }
      int shownTurns = cycle == 0 ? 0 : Math.ceilDiv(SHOWN_OF_CYCLE, cycle);
      int left = (turns - shownTurns) * cycle;
      if (left < FEWEST_LEFT_OUT) {
        parts.add(new Part.At(at));
        at++;
        continue;
      }
      for (int i = 0; i < shownTurns * cycle; i++) {
        parts.add(new Part.At(at + i));
      }
      parts.add(new Part.Again(cycle, turns - shownTurns));
      at += turns * cycle;
    }
    return parts;
  }

  /**
   * How many times the frames from a place on come one after the other, the first time included.
   */
  private static int turns(int[] same, int from, int length) {
    int at = from + length;
    while (at < same.length && same[at] == same[at - length]) {
      at++;
    }
    return (at - from) / length;
  }
}
