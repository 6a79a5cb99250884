package inquest.engine.stack;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.runtime.Activation;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack.Match;
import inquest.engine.target.NativeThread;
import inquest.engine.unwind.FoundSymbol;
import inquest.engine.unwind.NativeFrame;
import inquest.engine.unwind.NativeStack;
import inquest.engine.unwind.SymbolNames;
import inquest.engine.unwind.Unwinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Makes one stack of a thread's Python and native frames. A native stack is walked once. Safe to
 * use from several threads until the image is closed.
 */
public final class Joiner {
  private final ProcessImage image;
  private final Optional<PythonProcess> python;
  private final Unwinder unwinder;
  private final SymbolNames names;
  private final Plumbing plumbing = Plumbing.shipped();
  private final Map<Integer, List<NamedFrame>> named = new HashMap<>(); // by tid; guarded by this
  private final Map<Integer, NativeStack> stacks = new HashMap<>(); // by tid; guarded by this

  /**
   * @param python the interpreter; empty where none was found: then all frames are native
   * @param names names the functions
   */
  public Joiner(
      ProcessImage image, Optional<PythonProcess> python, SymbolNames names, Limits limits) {
    this.image = image;
    this.python = python;
    this.names = names;
    this.unwinder = new Unwinder(image, limits);
  }

  /** The native stack of a thread with nothing joined. */
  public JoinedStack natives(NativeThread thread) {
    List<StackEntry> entries = new ArrayList<>();
    for (NamedFrame frame : named(thread)) {
      entries.add(entry(frame));
    }
    NativeStack stack = stack(thread);
    return new JoinedStack(entries, Match.ONE_KIND, stack.end(), stack.notes());
  }

  /**
   * The stack of a Python thread.
   *
   * @param frames its Python frames, as far as they are wanted
   */
  public JoinedStack join(PythonThread thread, FrameList frames) {
    if (thread.nativeThread().isEmpty() || python.isEmpty()) {
      return new JoinedStack(
          pythonOnly(frames.frames()),
          Match.ONE_KIND,
          NativeStack.End.STUCK,
          List.of(Note.warning("", "its native thread was not found")));
    }
    NativeThread nativeThread = thread.nativeThread().get().thread();
    if (frames.frames().isEmpty()) {
      return natives(nativeThread);
    }
    NativeStack stack = stack(nativeThread);
    List<NamedFrame> natives = named(nativeThread);
    if (natives.isEmpty()) {
      return new JoinedStack(
          pythonOnly(frames.frames()), Match.ONE_KIND, stack.end(), stack.notes());
    }
    List<Activation> activations = python.get().activations(thread, frames);
    Matching matching = new Matching(image.memory(), natives, activations);
    boolean all = matching.run(stack.complete());
    boolean broken = !frames.notes().isEmpty();
    return all
        ? merged(natives, activations, matching, stack, broken)
        : apart(natives, frames, stack);
  }

  private JoinedStack merged(
      List<NamedFrame> natives,
      List<Activation> activations,
      Matching matching,
      NativeStack stack,
      boolean broken) {
    List<StackEntry> entries = new ArrayList<>();
    for (int i = 0; i < natives.size(); i++) {
      Activation run = matching.at(i);
      if (run == null) {
        entries.add(entry(natives.get(i)));
      } else {
        entries.addAll(pythonOnly(run.frames()));
      }
    }
    List<Note> notes = new ArrayList<>(stack.notes());
    List<Activation> rest = activations.subList(matching.matched(), activations.size());
    if (!rest.isEmpty()) {
      rest.forEach(run -> entries.addAll(pythonOnly(run.frames())));
      notes.add(
          Note.warning(
              "", "native frames are known only of the innermost part; the rest is Python alone"));
    }
    foreign(matching.foreign(), broken).ifPresent(notes::add);
    Match match = matching.exact() ? Match.EXACT : Match.INFERRED;
    return new JoinedStack(entries, match, stack.end(), notes);
  }

  /**
   * A greenlet stands on the native stack of the one that started it, and a thread state may be
   * entered below another: their Python frames are in other chains.
   */
  private static Optional<Note> foreign(int foreign, boolean broken) {
    String runs = foreign + (foreign == 1 ? " native frame runs" : " native frames run");
    if (foreign == 0) {
      return Optional.empty();
    }
    return Optional.of(
        broken
            ? Note.warning("", runs + " Python frames of this thread that could not be read")
            : Note.info(
                "",
                runs
                    + " Python frames that are not in this stack: of another greenlet or another"
                    + " thread state"));
  }

  private JoinedStack apart(List<NamedFrame> natives, FrameList frames, NativeStack stack) {
    List<StackEntry> entries = new ArrayList<>();
    int loops = 0;
    for (NamedFrame frame : natives) {
      loops += frame.isLoop() || frame.isOldLoop() ? 1 : 0;
      entries.add(entry(frame));
    }
    entries.addAll(pythonOnly(frames.frames()));
    List<Note> notes = new ArrayList<>(stack.notes());
    notes.add(
        Note.warning(
            "",
            "Python and native frames could not be matched, both are shown one after the other: "
                + loops
                + " native frames run Python, "
                + frames.frames().size()
                + " Python frames were found"));
    return new JoinedStack(entries, Match.APART, stack.end(), notes);
  }

  private static List<StackEntry> pythonOnly(List<Frame> frames) {
    List<StackEntry> entries = new ArrayList<>(frames.size());
    frames.forEach(frame -> entries.add(new StackEntry.Python(frame)));
    return entries;
  }

  private StackEntry entry(NamedFrame named) {
    return new StackEntry.Native(named.frame(), named.symbol(), plumbing.part(named));
  }

  private synchronized NativeStack stack(NativeThread thread) {
    return stacks.computeIfAbsent(thread.tid(), tid -> unwinder.unwind(thread));
  }

  private synchronized List<NamedFrame> named(NativeThread thread) {
    List<NamedFrame> known = named.get(thread.tid());
    if (known == null) {
      known = new ArrayList<>();
      List<NativeFrame> frames = stack(thread).frames();
      for (int i = 0; i < frames.size(); i++) {
        NativeFrame frame = frames.get(i);
        boolean last = i + 1 == frames.size();
        OptionalLong ceiling =
            frame.cfa().isPresent() || last ? frame.cfa() : floor(frames.get(i + 1));
        known.add(new NamedFrame(frame, symbol(frame), home(frame), floor(frame), ceiling));
      }
      known = List.copyOf(known);
      named.put(thread.tid(), known);
    }
    return known;
  }

  /**
   * Where a frame begins. Of one that was found by the chain of frame pointers on aarch64 only the
   * frame record is known, which compilers put at the lower end (AAPCS64 leaves it open).
   */
  private static OptionalLong floor(NativeFrame frame) {
    return frame.stackPointer().isPresent()
        ? frame.stackPointer()
        : frame.registers().framePointer();
  }

  private Optional<FoundSymbol> symbol(NativeFrame frame) {
    if (frame.jit().isPresent()) {
      return names.at(frame.jit().get(), frame.address().forLookup());
    }
    return frame.module().isEmpty()
        ? Optional.empty()
        : names.at(frame.module().get(), frame.fileAddress().getAsLong());
  }

  /**
   * The innermost of some functions of the interpreter that a native thread is in; parts that a
   * compiler took out of a function count as it.
   */
  public Optional<String> running(NativeThread thread, Set<String> functions) {
    for (NamedFrame frame : named(thread)) {
      if (frame.home() == Home.INTERPRETER && frame.symbol().isPresent()) {
        String name = Plumbing.whole(frame.symbol().get().name());
        if (functions.contains(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private Home home(NativeFrame frame) {
    if (frame.jit().isPresent()) {
      return Home.INTERPRETER;
    }
    if (frame.module().isEmpty()) {
      return Home.OTHER;
    }
    LoadedModule module = frame.module().get();
    Optional<LoadedModule> interpreter = python.flatMap(PythonProcess::module);
    boolean launcher =
        image.executable().filter(module::equals).isPresent()
            && module.module().fileName().startsWith("python");
    if (launcher || interpreter.filter(module::equals).isPresent()) {
      return Home.INTERPRETER;
    }
    return isCLibrary(module.module().fileName()) ? Home.C_LIBRARY : Home.OTHER;
  }

  /** glibc's and musl's names, and those of what belongs to them. */
  private static boolean isCLibrary(String fileName) {
    return fileName.startsWith("libc.")
        || fileName.startsWith("libc-")
        || fileName.startsWith("libpthread")
        || fileName.startsWith("ld-");
  }

  /** What was found wrong with unwind information and symbols, each once. */
  public List<Note> notes() {
    List<Note> all = new ArrayList<>(unwinder.notes());
    all.addAll(names.notes());
    return all;
  }
}
