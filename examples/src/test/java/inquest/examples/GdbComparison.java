package inquest.examples;

import inquest.examples.GdbStacks.GdbFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets the native stacks of a core beside those that gdb tells of it: the same frames and inlined
 * calls, functions and lines.
 */
final class GdbComparison {
  private GdbComparison() {}

  /** Where they differ, thread by thread. */
  static List<String> differences(CoreMaker.Made made) throws Exception {
    List<String> differences = new ArrayList<>();
    GdbStacks gdb = GdbStacks.read(made);
    try (JoinedStacks stacks = new JoinedStacks(made)) {
      stacks.nativeThreads().forEach(thread -> {
        List<String> ours = stacks.natives(thread).stream().map(GdbComparison::ours).toList();
        List<String> theirs = onTheStack(gdb.of(thread.tid())).stream().map(f -> theirs(f)).toList();
        if (!same(ours, theirs)) {
          differences.add("thread " + thread.tid() + ":\n" + sideBySide(ours, theirs));
        }
      });
    }
    return differences;
  }

  private static boolean same(List<String> ours, List<String> theirs) {
    return ours.equals(theirs);
  }

  /**
   * Without the frames that gdb concludes from tail calls, and the calls inlined in those: what
   * called so is no longer on the stack.
   */
  private static List<GdbFrame> onTheStack(List<GdbFrame> frames) {
    List<GdbFrame> kept = new ArrayList<>();
    List<GdbFrame> inlined = new ArrayList<>();
    for (GdbFrame frame : frames) {
      inlined.add(frame);
      if (!frame.kind().equals("inlined")) {
        if (!frame.kind().equals("tail")) {
          kept.addAll(inlined);
        }
        inlined.clear();
      }
    }
    kept.addAll(inlined);
    return kept;
  }

  private static String ours(StackLine line) {
    String kind = line.signal() ? "signal" : line.kind().equals("native") ? "normal" : line.kind();
    return new GdbFrame(kind, line.function(), "", line.line()).toString();
  }

  private static String theirs(GdbFrame frame) {
    return frame.toString();
  }

  /** For the reader of a failure; what differs is marked. */
  private static String sideBySide(List<String> ours, List<String> theirs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String one = i < ours.size() ? ours.get(i) : "-";
      String other = i < theirs.size() ? theirs.get(i) : "-";
      text.append(one.equals(other) ? "    " : "  ! ")
          .append(one)
          .append(one.equals(other) ? "" : "    gdb: " + other)
          .append('\n');
    }
    return text.toString();
  }
}
