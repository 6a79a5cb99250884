package inquest.engine.report;

import inquest.engine.target.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Linux's signals and their codes in words: signal(7), sigaction(2) and
 * include/uapi/asm-generic/siginfo.h.
 */
public final class SignalWords {
  /** A name with what it means. */
  private record Word(String name, String meaning) {}

  private static final int SIGILL = 4;
  private static final int SIGTRAP = 5;
  private static final int SIGBUS = 7;
  private static final int SIGFPE = 8;
  private static final int SIGSEGV = 11;
  private static final int SIGCHLD = 17;
  private static final int SIGPOLL = 29;
  private static final int SIGSYS = 31;

  /** The first real-time signal as the C library counts. */
  private static final int SIGRTMIN = 34;

  private static final int SIGRTMAX = 64;

  private static final int SI_TKILL = -6;

  private static final Map<Integer, Word> SIGNALS =
      Map.ofEntries(
          Map.entry(1, new Word("SIGHUP", "the terminal hung up")),
          Map.entry(2, new Word("SIGINT", "interrupted from the keyboard")),
          Map.entry(3, new Word("SIGQUIT", "quit from the keyboard")),
          Map.entry(SIGILL, new Word("SIGILL", "illegal instruction")),
          Map.entry(SIGTRAP, new Word("SIGTRAP", "trace or breakpoint trap")),
          Map.entry(6, new Word("SIGABRT", "aborted")),
          Map.entry(SIGBUS, new Word("SIGBUS", "bus error")),
          Map.entry(SIGFPE, new Word("SIGFPE", "arithmetic error")),
          Map.entry(9, new Word("SIGKILL", "killed")),
          Map.entry(10, new Word("SIGUSR1", "user-defined signal 1")),
          Map.entry(SIGSEGV, new Word("SIGSEGV", "segmentation fault")),
          Map.entry(12, new Word("SIGUSR2", "user-defined signal 2")),
          Map.entry(13, new Word("SIGPIPE", "wrote to a pipe that nobody reads")),
          Map.entry(14, new Word("SIGALRM", "the timer of alarm ran out")),
          Map.entry(15, new Word("SIGTERM", "asked to terminate")),
          Map.entry(16, new Word("SIGSTKFLT", "coprocessor stack fault")),
          Map.entry(SIGCHLD, new Word("SIGCHLD", "a child ended")),
          Map.entry(18, new Word("SIGCONT", "continued")),
          Map.entry(19, new Word("SIGSTOP", "stopped")),
          Map.entry(20, new Word("SIGTSTP", "stopped from the keyboard")),
          Map.entry(21, new Word("SIGTTIN", "read from the terminal in the background")),
          Map.entry(22, new Word("SIGTTOU", "wrote to the terminal in the background")),
          Map.entry(23, new Word("SIGURG", "urgent data on a socket")),
          Map.entry(24, new Word("SIGXCPU", "used up its CPU time")),
          Map.entry(25, new Word("SIGXFSZ", "wrote beyond the largest file size")),
          Map.entry(26, new Word("SIGVTALRM", "a virtual timer ran out")),
          Map.entry(27, new Word("SIGPROF", "a profiling timer ran out")),
          Map.entry(28, new Word("SIGWINCH", "the window's size changed")),
          Map.entry(SIGPOLL, new Word("SIGIO", "input or output is possible")),
          Map.entry(30, new Word("SIGPWR", "power failure")),
          Map.entry(SIGSYS, new Word("SIGSYS", "bad system call")));

  /** Codes that mean the same with every signal. */
  private static final Map<Integer, Word> GENERAL =
      Map.of(
          0,
          new Word("SI_USER", "sent by kill"),
          0x80,
          new Word("SI_KERNEL", "sent by the kernel, which gave no address"),
          -1,
          new Word("SI_QUEUE", "sent by sigqueue"),
          -2,
          new Word("SI_TIMER", "a POSIX timer ran out"),
          -3,
          new Word("SI_MESGQ", "a message came to a message queue"),
          -4,
          new Word("SI_ASYNCIO", "an asynchronous request completed"),
          -5,
          new Word("SI_SIGIO", "input or output was queued"),
          SI_TKILL,
          new Word("SI_TKILL", "sent to one thread by tgkill, as raise and abort do"),
          -7,
          new Word("SI_DETHREAD", "sent by a thread that called execve"),
          -60,
          new Word("SI_ASYNCNL", "a look-up of a name completed"));

  private static final Map<Integer, Map<Integer, Word>> SPECIAL =
      Map.of(
          SIGILL,
          Map.of(
              1, new Word("ILL_ILLOPC", "illegal opcode"),
              2, new Word("ILL_ILLOPN", "illegal operand"),
              3, new Word("ILL_ILLADR", "illegal addressing mode"),
              4, new Word("ILL_ILLTRP", "illegal trap"),
              5, new Word("ILL_PRVOPC", "privileged opcode"),
              6, new Word("ILL_PRVREG", "privileged register"),
              7, new Word("ILL_COPROC", "coprocessor error"),
              8, new Word("ILL_BADSTK", "internal stack error")),
          SIGFPE,
          Map.of(
              1, new Word("FPE_INTDIV", "integer divided by zero"),
              2, new Word("FPE_INTOVF", "integer overflow"),
              3, new Word("FPE_FLTDIV", "floating point divided by zero"),
              4, new Word("FPE_FLTOVF", "floating point overflow"),
              5, new Word("FPE_FLTUND", "floating point underflow"),
              6, new Word("FPE_FLTRES", "inexact floating point result"),
              7, new Word("FPE_FLTINV", "invalid floating point operation"),
              8, new Word("FPE_FLTSUB", "subscript out of range")),
          SIGSEGV,
          Map.of(
              1, new Word("SEGV_MAPERR", "address not mapped"),
              2, new Word("SEGV_ACCERR", "the mapping does not permit this access"),
              3, new Word("SEGV_BNDERR", "failed address bound checks"),
              4, new Word("SEGV_PKUERR", "denied by a memory protection key"),
              8, new Word("SEGV_MTEAERR", "asynchronous memory tag check failed"),
              9, new Word("SEGV_MTESERR", "synchronous memory tag check failed"),
              10, new Word("SEGV_CPERR", "control protection fault")),
          SIGBUS,
          Map.of(
              1, new Word("BUS_ADRALN", "address not aligned"),
              2,
                  new Word(
                      "BUS_ADRERR", "nothing behind the address, as beyond a mapped file's end"),
              3, new Word("BUS_OBJERR", "hardware error of the object"),
              4, new Word("BUS_MCEERR_AR", "hardware memory error that had to be acted on"),
              5, new Word("BUS_MCEERR_AO", "hardware memory error that could be acted on")),
          SIGTRAP,
          Map.of(
              1, new Word("TRAP_BRKPT", "breakpoint"),
              2, new Word("TRAP_TRACE", "single step"),
              3, new Word("TRAP_BRANCH", "branch"),
              4, new Word("TRAP_HWBKPT", "hardware breakpoint or watchpoint"),
              6, new Word("TRAP_PERF", "performance event")),
          SIGCHLD,
          Map.of(
              1, new Word("CLD_EXITED", "it exited"),
              2, new Word("CLD_KILLED", "it was killed"),
              3, new Word("CLD_DUMPED", "it was killed and left a core"),
              4, new Word("CLD_TRAPPED", "it was trapped"),
              5, new Word("CLD_STOPPED", "it was stopped"),
              6, new Word("CLD_CONTINUED", "it was continued")),
          SIGSYS,
          Map.of(
              1, new Word("SYS_SECCOMP", "forbidden by a seccomp filter"),
              2, new Word("SYS_USER_DISPATCH", "caught by user dispatch")));

  private SignalWords() {}

  /** "SIGSEGV"; "signal 77" for a number that Linux does not have. */
  public static String name(int number) {
    Word word = SIGNALS.get(number);
    if (word != null) {
      return word.name();
    }
    if (number >= SIGRTMIN && number <= SIGRTMAX) {
      return number == SIGRTMIN ? "SIGRTMIN" : "SIGRTMIN+" + (number - SIGRTMIN);
    }
    return "signal " + number;
  }

  /**
   * A signal in one sentence without a full stop: "SIGSEGV (11), segmentation fault at 0x0: address
   * not mapped".
   */
  public static String sentence(Cause.Signal signal) {
    SignalReport report = report(signal);
    StringBuilder words = new StringBuilder();
    words.append(report.name()).append(" (").append(report.number()).append("), ");
    words.append(report.words());
    report.address().ifPresent(a -> words.append(" at 0x").append(Long.toHexString(a)));
    report.codeWords().ifPresent(c -> words.append(": ").append(c));
    report.senderPid().ifPresent(p -> words.append(", by pid ").append(p));
    return words.toString();
  }

  /** A signal with all that its {@code siginfo_t} says. */
  static SignalReport report(Cause.Signal signal) {
    Word word = SIGNALS.get(signal.number());
    Optional<Word> code = code(signal.number(), signal.code());
    return new SignalReport(
        signal.number(),
        name(signal.number()),
        word != null
            ? word.meaning()
            : signal.number() >= SIGRTMIN ? "real-time signal" : "unknown signal",
        signal.code(),
        code.map(Word::name),
        code.map(Word::meaning),
        signal.address(),
        signal.senderPid(),
        signal.senderUid());
  }

  private static Optional<Word> code(int signal, OptionalInt code) {
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Word special = SPECIAL.getOrDefault(signal, Map.of()).get(code.getAsInt());
    return Optional.ofNullable(special != null ? special : GENERAL.get(code.getAsInt()));
  }
}
