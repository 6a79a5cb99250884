package inquest.examples;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Note;
import inquest.engine.target.Cause;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import inquest.engine.target.NativeThread;
import inquest.engine.target.ProcessInfo;
import inquest.engine.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A target that counts how often its memory is read. */
final class CountedTarget implements Target {
  private final Target target;
  private final AtomicLong reads = new AtomicLong();

  CountedTarget(Target target) {
    this.target = target;
  }

  /** How often memory was read so far. */
  long reads() {
    return reads.get();
  }

  @Override
  public Memory memory() {
    Memory memory = target.memory();
    return new Memory() {
      @Override
      public int read(long address, byte[] into, int at, int length) {
        reads.incrementAndGet();
        return memory.read(address, into, at, length);
      }

      @Override
      public Optional<Extent> extentAt(long address) {
        return memory.extentAt(address);
      }

      @Override
      public Absence absenceAt(long address) {
        return memory.absenceAt(address);
      }
    };
  }

  @Override
  public Architecture architecture() {
    return target.architecture();
  }

  @Override
  public List<Mapping> mappings() {
    return target.mappings();
  }

  @Override
  public List<Module> modules() {
    return target.modules();
  }

  @Override
  public List<NativeThread> threads() {
    return target.threads();
  }

  @Override
  public ProcessInfo process() {
    return target.process();
  }

  @Override
  public Cause cause() {
    return target.cause();
  }

  @Override
  public Map<Long, Long> auxiliaryVector() {
    return target.auxiliaryVector();
  }

  @Override
  public List<Note> notes() {
    return target.notes();
  }

  @Override
  public void close() {
    target.close();
  }
}
