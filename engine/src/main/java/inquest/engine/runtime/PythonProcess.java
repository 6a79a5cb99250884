package inquest.engine.runtime;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.layout.Layout;
import inquest.engine.layout.PythonVersion;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.object.ModuleTypes;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.target.NativeThread;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A process that runs CPython: its interpreters and threads are read when it is found, frames and
 * variables when they are asked for. Safe to use from several threads.
 */
public final class PythonProcess {
  private final ProcessImage image;
  private final Root root;
  private final PythonOptions options;
  private final Objects objects;
  private final FrameLinks links;
  private final Locals locals;
  private final Lines lines;
  private final Notes notes;
  private final List<Interpreter> interpreters;
  private final PythonVersion version;

  private PythonProcess(ProcessImage image, Root root, PythonOptions options, Notes notes) {
    this.image = image;
    this.root = root;
    this.options = options;
    this.notes = notes;
    Objects nameless = new Objects(image.memory(), root.layout(), options.limits());
    // asked only where the interpreter's read-only data, with the names of types, is not to be had
    this.objects =
        nameless.withTypeNames(
            () -> new ModuleTypes(nameless, new Modules(nameless, root.head()).dict()).byAddress());
    CodeObjects codes = new CodeObjects(objects);
    this.links = FrameLinks.of(objects, codes);
    this.lines = new Lines(objects, links, codes);
    this.locals = new Locals(objects);
    this.interpreters =
        new ThreadReader(image.target(), objects, root, links, notes).interpreters();
    this.version = refined(root.layout().version());
  }

  private PythonVersion refined(PythonVersion known) {
    if (known.isExact()) {
      return known;
    }
    return facts()
        .versionText()
        .flatMap(text -> PythonVersion.parse(text.split("[ +]", 2)[0]))
        .filter(v -> v.series().equals(known.series()))
        .orElse(known);
  }

  /**
   * Finds the CPython in a process and reads its interpreters and threads.
   *
   * @throws NotPython when there is none that could be shown
   * @throws inquest.engine.note.Unreadable when the layout of its build lacks what is needed
   */
  public static PythonProcess find(ProcessImage image, PythonOptions options) throws NotPython {
    Notes notes = new Notes();
    Root root = new PythonFinder(image, options, notes).find();
    return new PythonProcess(image, root, options, notes);
  }

  /**
   * The same interpreter at another moment of the process: its interpreters and threads are read
   * anew, and it is not looked for again.
   *
   * @param later the process then
   * @throws inquest.engine.note.Unreadable when it cannot be read any more
   */
  public PythonProcess at(ProcessImage later) {
    return new PythonProcess(later, root, options, new Notes());
  }

  /** Where every structure of this interpreter's build lies. */
  public Layout layout() {
    return root.layout();
  }

  /**
   * Its version: the layout's, or where only the series was known before, what {@code sys.version}
   * says.
   */
  public PythonVersion version() {
    return version;
  }

  /** The file that holds the interpreter; empty where it was found in memory only. */
  public Optional<LoadedModule> module() {
    return root.module();
  }

  /** How the interpreter was found, to follow "found". */
  public String how() {
    return root.how();
  }

  /** The reader of its objects. */
  public Objects objects() {
    return objects;
  }

  /** The process with its files. */
  public ProcessImage image() {
    return image;
  }

  /** All interpreters, the main one first. */
  public List<Interpreter> interpreters() {
    return interpreters;
  }

  /** All Python threads in order of number. */
  public List<PythonThread> threads() {
    return interpreters.stream().flatMap(i -> i.threads().stream()).toList();
  }

  /** The kernel's threads behind which no Python thread was found, in the target's order. */
  public List<NativeThread> nativeOnly() {
    Set<Integer> joined = new HashSet<>();
    threads().forEach(t -> t.tid().ifPresent(joined::add));
    return image.target().threads().stream().filter(t -> !joined.contains(t.tid())).toList();
  }

  /** The thread's frames, innermost first, each read when it is asked for. */
  public FrameWalk walk(PythonThread thread) {
    return new FrameWalk(
        links, thread.address(), objects.limits().frames(), "thread " + thread.number());
  }

  /** All of the thread's frames, innermost first. Cost: one walk of the chain. */
  public FrameList frames(PythonThread thread) {
    return walk(thread).toList();
  }

  /**
   * The runs of the evaluation loop that a thread's frames are in, innermost first.
   *
   * @param frames the thread's, from {@link #frames}
   */
  public List<Activation> activations(PythonThread thread, FrameList frames) {
    return new Activations(links).of(thread.address(), frames.frames());
  }

  /**
   * The frame of a traceback entry, at the instruction where the exception passed.
   *
   * @param frameObject {@code tb_frame}
   * @param index the number that it is given
   * @param lasti {@code tb_lasti}: offset in bytes
   * @throws inquest.engine.note.Unreadable when it is no frame
   */
  public Frame frame(Ref frameObject, int index, int lasti) {
    long address = links.ofObject(frameObject.address());
    if (links.at(address) instanceof FrameLinks.Shown shown) {
      Frame f = shown.frame();
      return new Frame(
          index,
          f.address(),
          f.code(),
          new Decoded.Whole<>(lasti),
          f.owner(),
          f.entry(),
          f.globals(),
          f.mapping(),
          f.slots());
    }
    throw Unreadable.implausible(frameObject.address(), "no frame that runs Python code");
  }

  /** What an interpreter notes of its collector, its imports and its GIL. */
  public InterpreterFacts facts(Interpreter interpreter) {
    return new InterpreterFacts(image.memory(), root, interpreter.address());
  }

  /** {@code sys.modules} of an interpreter: a dict. */
  public Ref modules(Interpreter interpreter) {
    return new Modules(objects, interpreter.address()).dict();
  }

  /** The variables of a frame. Their values are not read. */
  public LocalList locals(Frame frame) {
    return locals.of(frame);
  }

  /**
   * The line at which a frame object, a traceback entry, a generator or a coroutine stands; empty
   * where it cannot be told.
   */
  public OptionalInt lineOf(Ref ref) {
    return lines.of(ref);
  }

  /** What the process knows of itself, by its main interpreter. Cost: a few hundred small reads. */
  public ProcessFacts facts() {
    return new FactsReader(image.target(), objects, interpreters.getFirst().address()).read();
  }

  /** How the interpreter was found, and what could not be read since. */
  public List<Note> notes() {
    return notes.toList();
  }
}
