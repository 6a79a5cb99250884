package inquest.engine.target;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A process as the kernel saw it, dead or alive. Safe to use from several threads until closed. */
public interface Target extends AutoCloseable {
  /** The processor. */
  Architecture architecture();

  /**
   * What the target itself holds of its address space, without any file of the analysing machine.
   */
  Memory memory();

  /** All mappings in address order. */
  List<Mapping> mappings();

  /** The loaded ELF files in address order. */
  List<Module> modules();

  /** All threads, in the order of the core: the one that died first. */
  List<NativeThread> threads();

  /** What the kernel says of the process. */
  ProcessInfo process();

  /** Why it stopped. */
  Cause cause();

  /** The auxiliary vector by type ({@code AT_…}); empty where it was not saved. */
  Map<Long, Long> auxiliaryVector();

  /**
   * The bits of a code address that a pointer authentication code takes up, set (aarch64, {@code
   * NT_ARM_PAC_MASK}); empty where the kernel does not say, as for processors that sign nothing.
   */
  default OptionalLong pointerAuthenticationMask() {
    return OptionalLong.empty();
  }

  /**
   * Files of this machine that may be the module's own, the surest first: for a process that is
   * alive the kernel has them. Empty for cores.
   */
  default List<Path> filesOf(Module module) {
    return List.of();
  }

  /**
   * The folder under which this machine sees the process's own files, where that is another one
   * than the root folder: a process in a container has files of its own.
   */
  default Optional<Path> root() {
    return Optional.empty();
  }

  /** What an open descriptor is, in a few words; empty where that is not known. */
  default Optional<String> descriptor(int number) {
    return Optional.empty();
  }

  /** Whether it is a process that lives, or did when it was looked at. */
  default boolean alive() {
    return false;
  }

  /** How long a thread had run on a processor by then, in nanoseconds; empty where not known. */
  default OptionalLong processorNanos(int tid) {
    return OptionalLong.empty();
  }

  /** What could not be read of the target itself. */
  List<Note> notes();

  @Override
  void close();
}
