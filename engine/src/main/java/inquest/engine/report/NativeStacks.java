package inquest.engine.report;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack;
import inquest.engine.stack.Joiner;
import inquest.engine.stack.NativeCall;
import inquest.engine.stack.NativeCalls;
import inquest.engine.stack.StackEntry;
import inquest.engine.stack.StackEntry.Part;
import inquest.engine.target.NativeThread;
import inquest.engine.unwind.NativeStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the stacks of a report that has native frames in it. */
final class NativeStacks {
  private final Joiner joiner;
  private final NativeCalls calls;
  private final SourceFiles sources;
  private final Wanted wanted;
  private final Notes notes;
  private int plumbing; // hidden frames that only carry calls on
  private int nameless; // hidden frames that are taken for such
  private int inferred; // stacks in which native and Python frames were matched by guess

  /**
   * @param notes takes what could not be read or matched
   */
  NativeStacks(Joiner joiner, NativeCalls calls, SourceFiles sources, Wanted wanted, Notes notes) {
    this.joiner = joiner;
    this.calls = calls;
    this.sources = sources;
    this.wanted = wanted;
    this.notes = notes;
  }

  /** The stack of a Python thread; what is missing or doubtful in it is noted. */
  JoinedStack join(PythonThread thread, FrameList frames) {
    JoinedStack joined = joiner.join(thread, frames);
    note("thread " + thread.number(), joined);
    if (joined.match() == JoinedStack.Match.INFERRED) {
      inferred++;
    }
    if (!wanted.plumbing()) {
      for (StackEntry entry : joined.entries()) {
        if (entry instanceof StackEntry.Native frame) {
          plumbing += frame.part() == Part.PLUMBING ? 1 : 0;
          nameless += frame.part() == Part.NAMELESS ? 1 : 0;
        }
      }
    }
    return joined;
  }

  /** The stack of a thread without Python; what is missing or doubtful in it is noted. */
  JoinedStack join(NativeThread thread) {
    JoinedStack joined = joiner.natives(thread);
    note("thread with tid " + thread.tid(), joined);
    return joined;
  }

  private void note(String place, JoinedStack joined) {
    joined.notes().forEach(n -> notes.add(new Note(n.severity(), place, n.text())));
  }

  /**
   * What tells stacks apart.
   *
   * @param match how sure the order is
   * @param end how far the native stack was followed
   * @param doubts how many notes there are
   * @param places where the native frames that are shown stand, innermost first; 0 for a Python
   *     frame
   */
  record Likeness(JoinedStack.Match match, NativeStack.End end, int doubts, List<Long> places) {}

  /** What the stack has in common with those that are told as one with it. */
  Likeness likeness(JoinedStack joined, boolean ofPython) {
    List<Long> places = new ArrayList<>();
    for (StackEntry entry : shown(joined, ofPython)) {
      places.add(
          switch (entry) {
            case StackEntry.Python python -> 0L;
            case StackEntry.Native frame -> frame.frame().pc();
          });
    }
    return new Likeness(joined.match(), joined.end(), joined.notes().size(), places);
  }

  /** The stack of a Python thread, oldest first. */
  List<StackItem> stack(FrameList frames, JoinedStack joined, Stacks stacks) {
    List<StackItem> items = Stacks.broken(frames);
    items.addAll(broken(joined));
    items.addAll(items(shown(joined, true).reversed(), stacks::item));
    return items;
  }

  /** The stack of a thread without Python, oldest first. */
  List<StackItem> stack(JoinedStack joined) {
    List<StackItem> items = broken(joined);
    Function<Frame, StackItem> none =
        frame -> new StackItem.Broken(Note.warning("", "a Python frame in a native stack"));
    items.addAll(items(shown(joined, false).reversed(), none));
    return items;
  }

  /** What is missing at the outer end. */
  private static List<StackItem> broken(JoinedStack joined) {
    List<StackItem> items = new ArrayList<>();
    joined.notes().forEach(note -> items.add(new StackItem.Broken(note)));
    return items;
  }

  /** Of threads without Python nothing is hidden. */
  private List<StackEntry> shown(JoinedStack joined, boolean ofPython) {
    List<StackEntry> shown = new ArrayList<>();
    boolean hiding = ofPython && !wanted.plumbing();
    boolean last = ofPython && wanted.nativeFrames() == Wanted.NativeFrames.LAST;
    boolean calledByPython = true;
    for (StackEntry entry : joined.entries()) {
      calledByPython &= entry instanceof StackEntry.Native;
      boolean keep =
          switch (entry) {
            case StackEntry.Python python -> true;
            case StackEntry.Native frame ->
                (!hiding || !frame.carriesCall()) && (calledByPython || !last);
          };
      if (keep) {
        shown.add(entry);
      }
    }
    return shown;
  }

  private List<StackItem> items(List<StackEntry> oldestFirst, Function<Frame, StackItem> python) {
    List<StackItem> items = new ArrayList<>();
    for (StackOutline.Part part : outline(oldestFirst).parts()) {
      switch (part) {
        case StackOutline.Part.At at -> {
          switch (oldestFirst.get(at.index())) {
            case StackEntry.Python entry -> items.add(python.apply(entry.frame()));
            case StackEntry.Native frame -> items.addAll(reports(frame));
          }
        }
        case StackOutline.Part.Again again ->
            items.add(new StackItem.Repeated(again.frames(), again.times()));
        case StackOutline.Part.Out out -> items.add(new StackItem.Elided(out.frames()));
      }
    }
    return items;
  }

  private StackOutline outline(List<StackEntry> entries) {
    if (wanted.allFrames()) {
      return StackOutline.whole(entries.size());
    }
    if (wanted.locals()) {
      return StackOutline.of(entries.size(), wanted.longestStack());
    }
    Map<Object, Integer> seen = new HashMap<>();
    int[] numbers = new int[entries.size()];
    Arrays.setAll(numbers, i -> seen.computeIfAbsent(place(entries.get(i)), place -> seen.size()));
    return StackOutline.of(numbers, wanted.longestStack());
  }

  private static Object place(StackEntry entry) {
    return switch (entry) {
      case StackEntry.Python python -> Stacks.placeOf(python.frame());
      case StackEntry.Native frame -> frame.frame().pc();
    };
  }

  /** A native frame with the calls that were inlined in it, outermost first. */
  private List<NativeReport> reports(StackEntry.Native frame) {
    List<NativeReport> reports = new ArrayList<>();
    for (NativeCall call : calls.of(frame).reversed()) {
      if (wanted.plumbing() || !call.carriesCall()) {
        reports.add(report(call));
      }
    }
    return reports;
  }

  private NativeReport report(NativeCall call) {
    Optional<SourceLine> source =
        call.file().isEmpty() || call.line().isEmpty()
            ? Optional.empty()
            : sources.nativeLine(call.file().get(), call.line().getAsInt());
    return new NativeReport(
        call.kind().word(),
        call.language().word(),
        call.function(),
        call.file(),
        call.line(),
        source,
        call.library(),
        call.buildId(),
        call.frame().pc(),
        call.fileAddress(),
        call.offset(),
        inferred(call),
        call.frame().signalFrame());
  }

  private static Optional<String> inferred(NativeCall call) {
    return call.frame().how().inferred()
        ? Optional.of(call.frame().how().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        : Optional.empty();
  }

  /** The innermost of some functions of the interpreter that is on the thread's native stack. */
  Optional<String> running(NativeThread thread, Set<String> functions) {
    return joiner.running(thread, functions);
  }

  /** What is to be said once all stacks were told. */
  List<Note> notes() {
    List<Note> all = new ArrayList<>();
    if (plumbing > 0) {
      all.add(
          Note.info(
              "",
              plumbing
                  + " native frames that only carry calls on are not shown; --plumbing shows"
                  + " them"));
    }
    if (nameless > 0) {
      all.add(
          Note.info(
              "",
              nameless
                  + " native frames of the interpreter without a name are not shown, most of which"
                  + " only carry calls on; --plumbing shows them, debug symbols would name them"));
    }
    if (inferred > 0) {
      all.add(
          Note.info(
              "",
              "in "
                  + inferred
                  + (inferred == 1 ? " stack" : " stacks")
                  + " which native frames run which Python frames is inferred"));
    }
    all.addAll(joiner.notes());
    all.addAll(calls.notes());
    return all;
  }
}
