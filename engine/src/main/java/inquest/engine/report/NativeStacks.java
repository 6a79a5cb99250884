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
  private int hidden; // frames that only carry calls on
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

  /** The stack of a Python thread, innermost first, without what is not wanted. */
  List<StackEntry> entries(PythonThread thread, FrameList frames) {
    return shown(joiner.join(thread, frames), true);
  }

  /** What tells the native part of stacks apart: where the frames stand. */
  long[] signature(PythonThread thread, FrameList frames) {
    List<StackEntry> entries = entries(thread, frames);
    long[] signature = new long[entries.size()];
    for (int i = 0; i < signature.length; i++) {
      signature[i] =
          switch (entries.get(i)) {
            case StackEntry.Python python -> 0;
            case StackEntry.Native frame -> frame.frame().pc();
          };
    }
    return signature;
  }

  /** The stack of a Python thread, oldest first. */
  List<StackItem> stack(PythonThread thread, FrameList frames, Stacks stacks) {
    JoinedStack joined = joiner.join(thread, frames);
    List<StackItem> items = Stacks.broken(frames);
    items.addAll(broken("thread " + thread.number(), joined));
    if (joined.match() == JoinedStack.Match.INFERRED) {
      inferred++;
    }
    List<StackEntry> entries = shown(joined, true);
    hidden += joined.entries().size() - entries.size();
    items.addAll(items(entries.reversed(), stacks::item));
    return items;
  }

  /** The stack of a thread without Python, oldest first; nothing of it is hidden. */
  List<StackItem> stack(NativeThread thread) {
    JoinedStack joined = joiner.natives(thread);
    List<StackItem> items = broken("thread with tid " + thread.tid(), joined);
    Function<Frame, StackItem> none =
        frame -> new StackItem.Broken(Note.warning("", "a Python frame in a native stack"));
    items.addAll(items(joined.entries().reversed(), none));
    return items;
  }

  /** What is missing at the outer end. */
  private List<StackItem> broken(String place, JoinedStack joined) {
    List<StackItem> items = new ArrayList<>();
    for (Note note : joined.notes()) {
      items.add(new StackItem.Broken(note));
      notes.add(new Note(note.severity(), place, note.text()));
    }
    return items;
  }

  private List<StackEntry> shown(JoinedStack joined, boolean ofPython) {
    List<StackEntry> shown = new ArrayList<>();
    boolean calledByPython = ofPython;
    for (StackEntry entry : joined.entries()) {
      calledByPython &= entry instanceof StackEntry.Native;
      boolean keep =
          switch (entry) {
            case StackEntry.Python python -> true;
            case StackEntry.Native frame ->
                (wanted.plumbing() || frame.part() != Part.PLUMBING)
                    && (calledByPython || wanted.nativeFrames() != Wanted.NativeFrames.LAST);
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

  /** The innermost of some functions that is on the thread's native stack. */
  Optional<String> running(NativeThread thread, Set<String> functions) {
    for (StackEntry entry : joiner.natives(thread).entries()) {
      if (entry instanceof StackEntry.Native frame && frame.symbol().isPresent()) {
        String name = frame.symbol().get().name();
        if (functions.contains(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** What tells the stacks of threads without Python apart. */
  List<Long> places(NativeThread thread) {
    List<Long> places = new ArrayList<>();
    for (StackEntry entry : joiner.natives(thread).entries()) {
      if (entry instanceof StackEntry.Native frame) {
        places.add(frame.frame().pc());
      }
    }
    return places;
  }

  /** What is to be said once all stacks were told. */
  List<Note> notes() {
    List<Note> all = new ArrayList<>();
    if (hidden > 0) {
      all.add(
          Note.info(
              "",
              hidden
                  + " native frames that only carry calls on are not shown; --plumbing shows"
                  + " them"));
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
