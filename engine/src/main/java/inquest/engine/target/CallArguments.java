package inquest.engine.target;

import inquest.engine.memory.Memory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What the arguments of a system call mean (man pages, section 2). */
final class CallArguments {
  private static final int MAX_POLLED = 8;
  private static final int POLLFD_BYTES = 8;
  private static final int FD_SETSIZE = 1024;

  private CallArguments() {}

  /** The call in a few words: the name and what tells one such call from another. */
  static String words(
      String name, List<Long> arguments, Memory memory, IntFunction<Optional<String>> descriptors) {
    int first = (int) (long) arguments.getFirst();
    return switch (name) {
      case "futex", "futex_wait" -> name + " 0x" + Long.toHexString(arguments.getFirst());
      case "read",
          "write",
          "pread64",
          "pwrite64",
          "readv",
          "writev",
          "preadv",
          "pwritev",
          "recvfrom",
          "sendto",
          "recvmsg",
          "sendmsg",
          "recvmmsg",
          "sendmmsg",
          "accept",
          "accept4",
          "connect",
          "epoll_wait",
          "epoll_pwait",
          "epoll_pwait2",
          "fsync",
          "fdatasync",
          "flock",
          "fcntl",
          "ioctl",
          "getdents64",
          "lseek",
          "io_uring_enter",
          "ftruncate",
          "fallocate",
          "close",
          "fstat",
          "splice",
          "sendfile",
          "signalfd4" ->
          name + " fd " + first + descriptors.apply(first).map(what -> ": " + what).orElse("");
      case "poll", "ppoll" -> name + polled(arguments, memory, descriptors);
      case "select", "pselect6" -> name + selected(arguments, memory, descriptors);
      case "wait4" -> name + child(first);
      case "waitid" -> name + (first == 1 ? " pid " + (int) (long) arguments.get(1) : "");
      case "kill", "tkill" -> name + " " + first;
      case "tgkill" -> name + " " + (int) (long) arguments.get(1);
      default -> name;
    };
  }

  private static String child(int pid) {
    return pid > 0 ? " pid " + pid : pid == -1 ? " any child" : "";
  }

  /** The descriptors of {@code struct pollfd[]}, where they can be read and are few. */
  private static String polled(
      List<Long> arguments, Memory memory, IntFunction<Optional<String>> descriptors) {
    long at = arguments.getFirst();
    long count = arguments.get(1);
    if (count < 1 || count > MAX_POLLED || !memory.readable(at, count * POLLFD_BYTES)) {
      return "";
    }
    List<Integer> polled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      polled.add(memory.i32(at + (long) i * POLLFD_BYTES));
    }
    return listed(polled, descriptors);
  }

  /** The numbers; where there is but one, what it is as well. */
  private static String listed(
      Collection<Integer> numbers, IntFunction<Optional<String>> descriptors) {
    if (numbers.isEmpty() || numbers.size() > MAX_POLLED) {
      return "";
    }
    String text =
        numbers.stream()
            .map(fd -> Integer.toString(fd))
            .collect(Collectors.joining(", ", " fd ", ""));
    return numbers.size() > 1
        ? text
        : text + descriptors.apply(numbers.iterator().next()).map(what -> ": " + what).orElse("");
  }

  /** The descriptors of the three {@code fd_set}, where they can be read and are few. */
  private static String selected(
      List<Long> arguments, Memory memory, IntFunction<Optional<String>> descriptors) {
    long count = arguments.getFirst();
    TreeSet<Integer> selected = new TreeSet<>();
    for (long set : arguments.subList(1, 4)) {
      for (int fd = 0; set != 0 && fd < count && fd < FD_SETSIZE; fd++) {
        long at = set + fd / 8;
        if (memory.readable(at, 1) && (memory.u8(at) & (1 << (fd % 8))) != 0) {
          selected.add(fd);
        }
      }
    }
    return listed(selected, descriptors);
  }

  /**
   * Whether argument registers hold what only this call would leave in them: for the calls in which
   * threads of Python wait most.
   */
  static boolean areUnmistakable(BlockedCall call, Memory memory) {
    long first = call.arguments().getFirst();
    long second = call.arguments().get(1);
    return switch (call.name()) {
      case "futex" -> (first & 3) == 0 && memory.readable(first, 4) && isFutexWait((int) second);
      case "clock_nanosleep" ->
          first >= 0
              && first < 16
              && (second == 0 || second == 1)
              && memory.readable(call.arguments().get(2), 16);
      default -> false;
    };
  }

  /**
   * FUTEX_WAIT, LOCK_PI, WAIT_BITSET, WAIT_REQUEUE_PI or LOCK_PI2, private or of the real clock.
   */
  private static boolean isFutexWait(int operation) {
    int command = operation & ~0x180;
    return command == 0 || command == 6 || command == 9 || command == 11 || command == 13;
  }
}
