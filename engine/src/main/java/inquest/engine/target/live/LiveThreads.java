package inquest.engine.target.live;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.target.NativeThread;
import inquest.engine.target.Registers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The registers of a process's threads: of ptrace where they stand still, else of the kernel's
 * files.
 */
final class LiveThreads {
  private static final byte[] NOTHING = new byte[0];
  private static final int NT_PRSTATUS = 1;
  private static final int NT_ARM_TLS = 0x401;
  private static final int NT_ARM_PAC_MASK = 0x406;

  private final Architecture architecture;
  private final ProcFolder proc;
  private final boolean contained;

  LiveThreads(Architecture architecture, ProcFolder proc) {
    this.architecture = architecture;
    this.proc = proc;
    contained = ProcFolder.innerId(proc.fields("status").get("NSpid")).isPresent();
  }

  /** Register sets as the kernel gave them. */
  record Raw(int tid, byte[] general, byte[] pointer, byte[] masks) {}

  /** Reads the registers of threads that stand still. */
  List<Raw> read(List<Integer> tids) {
    List<Raw> all = new ArrayList<>(tids.size());
    boolean arm = architecture == Architecture.AARCH64;
    try (RegisterBuffer buffer = new RegisterBuffer(architecture.registers().size() * 8)) {
      for (int tid : tids) {
        byte[] general = buffer.copy(Tracer.registers(tid, NT_PRSTATUS, buffer));
        byte[] pointer = arm ? buffer.copy(Tracer.registers(tid, NT_ARM_TLS, buffer)) : NOTHING;
        byte[] masks =
            arm && all.isEmpty()
                ? buffer.copy(Tracer.registers(tid, NT_ARM_PAC_MASK, buffer))
                : NOTHING;
        all.add(new Raw(tid, general, pointer, masks));
      }
    }
    return all;
  }

  /** A thread by its registers. */
  NativeThread thread(Raw raw) {
    Registers registers = registers(architecture, raw.general());
    OptionalLong pointer =
        architecture.threadPointer().map(registers::get).orElseGet(OptionalLong::empty);
    if (raw.pointer().length >= 8) {
      pointer = OptionalLong.of(Bytes.of(raw.pointer()).i64(0));
    }
    return new NativeThread(raw.tid(), innerTid(raw.tid()), registers, pointer, 0);
  }

  /** The instruction mask of pointer authentication; empty where the processor has none. */
  static OptionalLong authenticationMask(List<Raw> threads) {
    return threads.stream()
        .filter(t -> t.masks().length >= 16)
        .mapToLong(t -> Bytes.of(t.masks()).i64(8))
        .findFirst();
  }

  /** Threads that run: the kernel tells registers of those that it holds in a system call. */
  List<NativeThread> running() {
    return proc.threads().stream().map(this::running).toList();
  }

  /** A thread that runs. */
  NativeThread running(int tid) {
    Registers registers =
        proc.text("task/" + tid + "/syscall")
            .flatMap(this::inSystemCall)
            .orElseGet(() -> new Registers(architecture, new long[0]));
    return new NativeThread(tid, innerTid(tid), registers, OptionalLong.empty(), 0);
  }

  /** Where the process is in no container of its own, no file of each thread is read. */
  private OptionalInt innerTid(int tid) {
    return contained
        ? ProcFolder.innerId(proc.fields("task/" + tid + "/status").get("NSpid"))
        : OptionalInt.empty();
  }

  /**
   * {@code number argument… sp pc}; "running" where the thread runs, and number -1 where it is
   * blocked outside a system call (proc_pid_syscall(5)).
   */
  private Optional<Registers> inSystemCall(String text) {
    String[] words = text.strip().split(" ", 10);
    if (words.length < 9) {
      return Optional.empty();
    }
    Map<String, Long> told = new HashMap<>();
    try {
      told.put(architecture.syscalls().number(), Long.parseLong(words[0]));
      List<String> arguments = architecture.syscalls().arguments();
      for (int i = 0; i < arguments.size(); i++) {
        told.put(arguments.get(i), hexadecimal(words[1 + i]));
      }
      told.put(architecture.stackPointer(), hexadecimal(words[7]));
      told.put(architecture.programCounter(), hexadecimal(words[8]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(Registers.inSystemCall(architecture, told));
  }

  private static long hexadecimal(String word) {
    return Long.parseUnsignedLong(word.startsWith("0x") ? word.substring(2) : word, 16);
  }

  /** A general register set as the kernel gives it. */
  static Registers registers(Architecture architecture, byte[] bytes) {
    Bytes view = Bytes.of(bytes);
    long[] numbers = new long[bytes.length / 8];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = view.i64(8L * i);
    }
    return new Registers(architecture, numbers);
  }
}
