package inquest.engine.target;

import inquest.engine.memory.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The fields of {@code siginfo_t} that can be told apart (include/uapi/asm-generic/siginfo.h,
 * 64-bit).
 *
 * @param number {@code si_signo}
 * @param code {@code si_code}
 * @param address {@code si_addr}, for faults
 * @param senderPid {@code si_pid}, where a process sent it
 * @param senderUid {@code si_uid}, where a process sent it
 */
public record SignalInfo(
    int number, int code, OptionalLong address, OptionalInt senderPid, OptionalInt senderUid) {
  private static final int SI_KERNEL = 0x80;
  private static final int SIGQUIT = 3;
  private static final int SIGILL = 4;
  private static final int SIGTRAP = 5;
  private static final int SIGABRT = 6;
  private static final int SIGBUS = 7;
  private static final int SIGFPE = 8;
  private static final int SIGSEGV = 11;
  private static final int SIGXCPU = 24;
  private static final int SIGXFSZ = 25;
  private static final int SIGSYS = 31;
  private static final int UNION_AT = 16;

  /** Reads an NT_SIGINFO; empty when not even the number and the code are there. */
  public static Optional<SignalInfo> read(Bytes d) {
    if (d.length() < UNION_AT + 8) {
      return Optional.empty();
    }
    int number = d.i32(0);
    int code = d.i32(8);
    boolean fault = code > 0 && code != SI_KERNEL && isFault(number);
    boolean sent = code <= 0 && (code == 0 || code == -1 || code == -6 || code == -3);
    return Optional.of(
        new SignalInfo(
            number,
            code,
            fault ? OptionalLong.of(d.i64(UNION_AT)) : OptionalLong.empty(),
            sent ? OptionalInt.of(d.i32(UNION_AT)) : OptionalInt.empty(),
            sent ? OptionalInt.of(d.i32(UNION_AT + 4)) : OptionalInt.empty()));
  }

  private static boolean isFault(int number) {
    return switch (number) {
      case SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGSYS -> true;
      default -> false;
    };
  }

  /** That the signal ended the process. */
  public Cause.Signal cause(int tid) {
    return new Cause.Signal(
        number, OptionalInt.of(code), address, senderPid, senderUid, OptionalInt.of(tid));
  }

  /**
   * Why the core was written. The kernel writes cores for signals whose default action is to dump
   * core, and notes the signal in every thread. A debugger writes one at any time: then the thread
   * is at no signal, or at one by which debuggers stop threads.
   *
   * @param byDebugger whether the notes stand in the order of a debugger
   */
  static Cause cause(CoreNotes notes, boolean byDebugger) {
    if (notes.threads().isEmpty()) {
      return new Cause.NotRecorded();
    }
    NativeThread taker = taker(notes.threads());
    Optional<SignalInfo> info = notes.signal();
    int number = taker.signal() != 0 ? taker.signal() : info.map(SignalInfo::number).orElse(0);
    if (stops(number) || (byDebugger && !endsWithCore(number))) {
      return new Cause.OnDemand();
    }
    Optional<SignalInfo> same = info.filter(i -> i.number == number);
    return new Cause.Signal(
        number,
        same.map(i -> OptionalInt.of(i.code)).orElse(OptionalInt.empty()),
        same.map(SignalInfo::address).orElse(OptionalLong.empty()),
        same.map(SignalInfo::senderPid).orElse(OptionalInt.empty()),
        same.map(SignalInfo::senderUid).orElse(OptionalInt.empty()),
        OptionalInt.of(taker.tid()));
  }

  /** The first thread that is at a signal; the first of all where none is. */
  private static NativeThread taker(List<NativeThread> threads) {
    return threads.stream()
        .filter(thread -> thread.signal() != 0)
        .findFirst()
        .orElse(threads.getFirst());
  }

  /**
   * No signal, or one that never ends a process: SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN,
   * SIGTTOU.
   */
  private static boolean stops(int number) {
    return number <= 0 || (number >= 17 && number <= 22);
  }

  /**
   * Whether a process that does not handle the signal is ended by it with a core (signal(7)).
   * SIGTRAP is left out: it is how a breakpoint stops a process. At any other signal a process that
   * a debugger looks at may well live on.
   */
  private static boolean endsWithCore(int number) {
    return switch (number) {
      case SIGQUIT, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU, SIGXFSZ, SIGSYS -> true;
      default -> false;
    };
  }
}
