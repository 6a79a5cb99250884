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
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A process on x86-64 whose first thread took SIGABRT. */
record OneProcess(Memory memory, List<NativeThread> threads) implements Target {
  /** {@code futex}. */
  static final int FUTEX = 202;

  private static final int ERESTARTSYS = 512;

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
  public List<Mapping> mappings() {
    return new ArrayList<>();
  }

  @Override
  public List<Module> modules() {
    return List.of();
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
