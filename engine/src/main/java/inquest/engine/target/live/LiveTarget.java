package inquest.engine.target.live;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.Cause;
import inquest.engine.target.LoadedModules;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import inquest.engine.target.NativeThread;
import inquest.engine.target.ProcessInfo;
import inquest.engine.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One look at a living process: what it was at the moment of the look, as far as it was copied
 * then. What is asked for later comes from the process as it runs on, which is noted.
 */
public final class LiveTarget implements Target {
  private final LiveProcess process;
  private final PageCache memory;
  private final List<Mapping> mappings;
  private final List<Module> modules;
  private final List<NativeThread> threads;
  private final ProcessInfo info;
  private final Map<Long, Long> auxiliaryVector;
  private final OptionalLong authenticationMask;
  private final List<Note> notes;
  private final Cause cause;
  private final Descriptors descriptors;
  private final Map<Integer, Long> processorNanos;
  private volatile long pauseNanos;
  private volatile int torn;

  /** What of a look is known before any memory is decoded. */
  record Facts(
      PageCache memory,
      List<Mapping> mappings,
      List<NativeThread> threads,
      ProcessInfo info,
      Map<Long, Long> auxiliaryVector,
      OptionalLong authenticationMask,
      Cause cause,
      Map<Integer, Long> processorNanos,
      List<Note> notes) {}

  LiveTarget(LiveProcess process, Facts facts) {
    this.process = process;
    memory = facts.memory();
    mappings = List.copyOf(facts.mappings());
    threads = List.copyOf(facts.threads());
    info = facts.info();
    auxiliaryVector = Map.copyOf(facts.auxiliaryVector());
    authenticationMask = facts.authenticationMask();
    cause = facts.cause();
    notes = List.copyOf(facts.notes());
    processorNanos = Map.copyOf(facts.processorNanos());
    descriptors = process.descriptors();
    modules = LoadedModules.find(memory, mappings, auxiliaryVector);
  }

  /** How long the process stood still for this look; empty where it did not, or still does. */
  public Optional<Duration> pause() {
    return pauseNanos > 0 ? Optional.of(Duration.ofNanos(pauseNanos)) : Optional.empty();
  }

  /** Whether the process stood still when it was read. */
  public boolean stoodStill() {
    return !cause.equals(new Cause.Alive(false));
  }

  /** How many pages were copied. */
  public int pages() {
    return memory.known().length;
  }

  /** Addresses of the pages that were copied, ascending. */
  public long[] knownPages() {
    return memory.known();
  }

  /** How the bytes were reached, in a word or two. */
  public String how() {
    return process.how();
  }

  /** How many pages that the process can change were read after it ran on. */
  public int latePages() {
    return memory.late();
  }

  void ranOn(long nanos) {
    pauseNanos = nanos;
    memory.settle();
  }

  /** Looks again at all that was read while the process ran, to notice what changed meanwhile. */
  public void checkTorn() {
    torn = memory.changed();
  }

  @Override
  public Architecture architecture() {
    return process.architecture();
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public List<Mapping> mappings() {
    return mappings;
  }

  @Override
  public List<Module> modules() {
    return modules;
  }

  @Override
  public List<NativeThread> threads() {
    return threads;
  }

  @Override
  public ProcessInfo process() {
    return info;
  }

  @Override
  public Cause cause() {
    return cause;
  }

  @Override
  public Map<Long, Long> auxiliaryVector() {
    return auxiliaryVector;
  }

  @Override
  public OptionalLong pointerAuthenticationMask() {
    return authenticationMask;
  }

  @Override
  public List<Path> filesOf(Module module) {
    return process.filesOf(module);
  }

  @Override
  public Optional<Path> root() {
    return process.root();
  }

  @Override
  public Optional<String> descriptor(int number) {
    return descriptors.words(number);
  }

  @Override
  public boolean alive() {
    return true;
  }

  @Override
  public OptionalLong processorNanos(int tid) {
    Long nanos = processorNanos.get(tid);
    return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  @Override
  public List<Note> notes() {
    Notes all = new Notes();
    all.addAll(notes);
    int late = memory.late();
    if (stoodStill() && late > 0) {
      all.add(
          Note.info(
              "",
              late
                  + (late == 1 ? " page was" : " pages were")
                  + " read after the process ran on: what they show may be newer than the rest"));
    }
    if (torn > 0) {
      all.add(
          Note.warning(
              "",
              torn
                  + " of "
                  + pages()
                  + " pages changed while they were read, for the process was not stopped: what is"
                  + " told may never have been so at one moment"));
    }
    return new ArrayList<>(all.toList());
  }

  /** Nothing to close: the process is closed by itself. */
  @Override
  public void close() {}
}
