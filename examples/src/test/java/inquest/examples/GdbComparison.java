package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import inquest.engine.stack.NativeCall;
import inquest.engine.target.NativeThread;
import inquest.examples.GdbStacks.GdbFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets the native stacks of a core beside those that gdb tells of it: as many frames and inlined
 * calls, of the same functions, at the same addresses and lines. Differences that are none:
 *
 * <ul>
 *   <li>gdb concludes from call sites which functions must have made tail calls, and shows frames
 *       for them; no such frame lies on the stack.
 *   <li>Of several rows of a line table for one address gdb takes the last that is recommended for
 *       breakpoints, which may be one of a macro or an inlined function; we take the last of all,
 *       as addr2line does, who must agree.
 *   <li>Of several symbols at one address gdb shows the last of its table, we a global one before a
 *       weak one ({@code __clone} and {@code clone}).
 *   <li>Without debug information gdb takes names of clones for names of Ada's and drops the number
 *       at the end ({@code f.constprop.0}), and leaves out the parameters of C++.
 * </ul>
 */
final class GdbComparison {
  private GdbComparison() {}

  /** Where they differ, thread by thread. */
  static List<String> differences(CoreMaker.Made made) throws Exception {
    List<String> differences = new ArrayList<>();
    GdbStacks gdb = GdbStacks.read(made);
    try (JoinedStacks stacks = new JoinedStacks(made)) {
      for (NativeThread thread : stacks.nativeThreads()) {
        List<NativeCall> ours = stacks.natives(thread);
        List<GdbFrame> theirs = onTheStack(gdb.of(thread.tid()));
        String compared = sideBySide(ours, theirs);
        if (compared.contains(" ! ") || ours.isEmpty()) {
          differences.add("thread " + thread.tid() + ":\n" + compared);
        }
      }
    }
    return differences;
  }

  /** Without the frames of tail calls, and the calls inlined in those. */
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

  /** For the reader of a failure; what differs is marked. */
  private static String sideBySide(List<NativeCall> ours, List<GdbFrame> theirs)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    int inlined = 0; // calls in the same frame before this one
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String one = i < ours.size() ? text(ours.get(i)) : "-";
      String other = i < theirs.size() ? theirs.get(i).toString() : "-";
      boolean same =
          i < ours.size() && i < theirs.size() && same(ours.get(i), theirs.get(i), inlined);
      text.append(same ? "   " + one : " ! " + one + "    gdb: " + other).append('\n');
      inlined = i < ours.size() && ours.get(i).kind() == NativeCall.Kind.INLINED ? inlined + 1 : 0;
    }
    return text.toString();
  }

  private static String text(NativeCall call) {
    return new GdbFrame(
            kind(call), call.frame().pc(), call.function().orElse("??"), "", call.line().orElse(0))
        .toString();
  }

  private static String kind(NativeCall call) {
    return call.frame().signalFrame()
        ? "signal"
        : call.kind() == NativeCall.Kind.NATIVE ? "normal" : call.kind().word();
  }

  private static boolean same(NativeCall ours, GdbFrame theirs, int inlined)
      throws IOException, InterruptedException {
    if (!kind(ours).equals(theirs.kind()) || ours.frame().pc() != theirs.pc()) {
      return false;
    }
    if (theirs.kind().equals("signal")) {
      return true; // gdb shows no function there
    }
    int line = ours.line().orElse(0);
    return sameFunction(ours.function().orElse("??"), theirs)
        && (line == theirs.line() || line == lineOfAddr2line(ours, inlined));
  }

  private static boolean sameFunction(String ours, GdbFrame theirs) {
    if (ours.equals(theirs.function())) {
      return true;
    }
    boolean hasDebugInformation = !theirs.linkageName().isEmpty();
    return !hasDebugInformation
        && (alias(ours).equals(alias(theirs.function()))
            || ours.replaceFirst("\\.[0-9]+$", "").equals(theirs.function())
            || ours.startsWith(theirs.function() + "("));
  }

  private static String alias(String name) {
    return name.replaceFirst("^_+", "");
  }

  /** The third opinion; 0 where it has none. */
  private static int lineOfAddr2line(NativeCall call, int inlined)
      throws IOException, InterruptedException {
    if (call.frame().fileAddress().isEmpty()) {
      return 0;
    }
    Path file = call.frame().module().orElseThrow().binaryInUse().orElseThrow().path();
    String address = Long.toHexString(call.frame().fileAddress().getAsLong());
    Process process =
        new ProcessBuilder("addr2line", "-i", "-e", file.toString(), address)
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    process.waitFor();
    if (inlined >= lines.size()) {
      return 0;
    }
    String line = lines.get(inlined).replaceFirst(" \\(discriminator.*", "");
    String number = line.substring(line.lastIndexOf(':') + 1);
    return number.chars().allMatch(Character::isDigit) ? Integer.parseInt(number) : 0;
  }
}
