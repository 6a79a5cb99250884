package inquest.engine.target.live;

import inquest.engine.machine.Architecture;
import inquest.engine.target.NativeThread;
import inquest.engine.target.Registers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All registers of the threads of a process that stands still, as a core repeats them. */
final class DumpedThreads {
  /** {@code NT_PRSTATUS}: the general registers. */
  static final int GENERAL = 1;

  /**
   * NT_PRFPREG and NT_X86_XSTATE; NT_PRFPREG, NT_ARM_TLS, NT_ARM_SYSTEM_CALL, NT_ARM_SVE,
   * NT_ARM_PAC_MASK and NT_ARM_TAGGED_ADDR_CTRL (include/uapi/linux/elf.h). The keys of pointer
   * authentication are secrets, and are left where they are.
   */
  private static final List<Integer> X86_SETS = List.of(2, 0x202);

  private static final List<Integer> ARM_SETS = List.of(2, 0x401, 0x404, 0x405, 0x406, 0x409);

  /** More than the widest vector registers of either take. */
  private static final int MOST_BYTES = 1 << 16;

  private final Architecture architecture;

  DumpedThreads(Architecture architecture) {
    this.architecture = architecture;
  }

  /**
   * A thread as the kernel gave it.
   *
   * @param tid its id outside its container
   */
  record Raw(
      int tid, byte[] general, List<DumpedProcess.RegisterSet> sets, Optional<byte[]> signal) {}

  /** Reads threads that stand still; one that is killed meanwhile is left out. */
  List<Raw> read(List<Integer> tids) {
    List<Integer> wanted = architecture == Architecture.AARCH64 ? ARM_SETS : X86_SETS;
    List<Raw> all = new ArrayList<>(tids.size());
    try (RegisterBuffer buffer = new RegisterBuffer(MOST_BYTES)) {
      for (int tid : tids) {
        byte[] general = buffer.copy(Tracer.registers(tid, GENERAL, buffer));
        List<DumpedProcess.RegisterSet> sets = new ArrayList<>();
        for (int type : wanted) {
          byte[] bytes = buffer.copy(Tracer.registers(tid, type, buffer));
          if (bytes.length > 0) {
            sets.add(new DumpedProcess.RegisterSet(type, bytes));
          }
        }
        if (general.length > 0) {
          all.add(new Raw(tid, general, sets, Tracer.signal(tid)));
        }
      }
    }
    return all;
  }

  /** The few registers that the kernel tells of a thread that it holds; empty where it runs. */
  Optional<Raw> held(NativeThread thread) {
    Registers registers = thread.registers();
    if (!registers.inSystemCall()) {
      return Optional.empty();
    }
    ByteBuffer general =
        ByteBuffer.allocate(8 * architecture.registers().size()).order(ByteOrder.LITTLE_ENDIAN);
    architecture.registers().forEach(name -> general.putLong(registers.get(name).orElse(0)));
    return Optional.of(new Raw(thread.tid(), general.array(), List.of(), Optional.empty()));
  }

  /** A thread with its general registers. */
  NativeThread thread(Raw raw) {
    return new NativeThread(
        raw.tid(), LiveThreads.registers(architecture, raw.general()), OptionalLong.empty(), 0);
  }
}
