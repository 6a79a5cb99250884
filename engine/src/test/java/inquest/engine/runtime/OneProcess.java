package inquest.engine.runtime;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.target.Cause;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import inquest.engine.target.NativeThread;
import inquest.engine.target.ProcessInfo;
import inquest.engine.target.Registers;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A process on x86-64 whose first thread took SIGABRT. */
record OneProcess(
    Memory memory, List<NativeThread> threads, List<Module> modules, List<Mapping> mappings)
    implements Target {
  /** {@code futex}. */
  static final int FUTEX = 202;

  private static final int ERESTARTSYS = 512;

  /** A process of which no file is known. */
  static OneProcess of(Memory memory, NativeThread... threads) {
    return new OneProcess(memory, List.of(threads), List.of(), List.of());
  }

  /** A process that nothing is known of but the files in it. */
  static OneProcess withFiles(Memory memory, String... paths) {
    List<Module> modules = new ArrayList<>();
    for (String path : paths) {
      long start = 0x10_0000L * (modules.size() + 1);
      modules.add(new Module(path, start, start + 4096, Optional.empty(), List.of()));
    }
    return new OneProcess(memory, List.of(), modules, List.of());
  }

  /** A thread in a system call with one argument. */
  static NativeThread blocked(int tid, long pointer, int call, long argument) {
    List<String> names = Architecture.X86_64.registers();
    long[] values = new long[names.size()];
    values[names.indexOf("orig_rax")] = call;
    values[names.indexOf("rax")] = -ERESTARTSYS;
    values[names.indexOf("rdi")] = argument;
    values[names.indexOf("rip")] = 0x1000;
    return new NativeThread(
        tid, new Registers(Architecture.X86_64, values), OptionalLong.of(pointer), 0);
  }

  @Override
  public Architecture architecture() {
    return Architecture.X86_64;
  }

  @Override
  public ProcessInfo process() {
    throw new UnsupportedOperationException("not asked for");
  }

  @Override
  public Cause cause() {
    return new Cause.Signal(
        6,
        OptionalInt.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        threads.isEmpty() ? OptionalInt.empty() : OptionalInt.of(threads.getFirst().tid()));
  }

  @Override
  public Map<Long, Long> auxiliaryVector() {
    return Map.of();
  }

  @Override
  public List<Note> notes() {
    return List.of();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
