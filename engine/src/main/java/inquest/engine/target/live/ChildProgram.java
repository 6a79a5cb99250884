package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import inquest.engine.target.CannotOpen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a program as a child of this process, with its streams and its folder, and no signal
 * blocked: threads of a JVM block some. The child belongs to who starts it: no thread of Java waits
 * for it.
 */
final class ChildProgram {
  private static final short SETSIGMASK = 0x08;

  /** {@code sizeof(sigset_t)}, and more than {@code sizeof(posix_spawnattr_t)} anywhere. */
  private static final int SIGSET_BYTES = 128;

  private static final int ATTRIBUTE_BYTES = 1024;
  private static final String USUAL_PATH = "/bin:/usr/bin"; // confstr(_CS_PATH)

  /** The shell stops itself, and becomes the program when it is told to go on. */
  private static final List<String> STOPPED =
      List.of("/bin/sh", "-c", "kill -STOP $$; exec \"$@\"", "sh");

  private static final int WAIT_TRIES = 2_000;
  private static final long WAIT_NANOS = 2_000_000;

  private ChildProgram() {}

  /**
   * Starts it.
   *
   * @param command the program, looked for in PATH where it has no slash, and its arguments
   * @param environment its variables
   * @return its process id
   * @throws CannotOpen when it cannot be started
   */
  static int start(List<String> command, Map<String, String> environment) throws CannotOpen {
    String program = command.getFirst();
    if (!isProgram(program, environment.getOrDefault("PATH", USUAL_PATH))) {
      throw CannotOpen.wrongUsage(
          "there is no program " + program, "check its name, PATH, and whether it may be executed");
    }
    List<String> words = new ArrayList<>(STOPPED);
    words.addAll(command);
    int pid = spawn(words, environment);
    ProcFolder proc = new ProcFolder(pid);
    for (int i = 0; i < WAIT_TRIES && proc.state(pid).filter(s -> s == 'T').isEmpty(); i++) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
    return pid;
  }

  private static boolean isProgram(String name, String path) {
    if (name.contains("/")) {
      return Files.isExecutable(Path.of(name));
    }
    for (String folder : path.split(":", -1)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return true;
      }
    }
    return false;
  }

  private static int spawn(List<String> words, Map<String, String> environment) throws CannotOpen {
    StringArray argv = new StringArray(words.toArray(String[]::new), "UTF-8");
    StringArray variables =
        new StringArray(
            environment.entrySet().stream()
                .map(v -> v.getKey() + "=" + v.getValue())
                .toArray(String[]::new),
            "UTF-8");
    try (Memory pid = new Memory(4);
        Memory attributes = new Memory(ATTRIBUTE_BYTES);
        Memory none = new Memory(SIGSET_BYTES)) {
      none.clear();
      LinuxCalls.posix_spawnattr_init(attributes);
      LinuxCalls.posix_spawnattr_setflags(attributes, SETSIGMASK);
      LinuxCalls.posix_spawnattr_setsigmask(attributes, none);
      int error =
          LinuxCalls.posix_spawnp(pid, words.getFirst(), Pointer.NULL, attributes, argv, variables);
      LinuxCalls.posix_spawnattr_destroy(attributes);
      if (error != 0) {
        throw CannotOpen.cannotAnalyse(
            "no program can be started (error " + error + " of posix_spawn)",
            "check whether the system is out of memory or processes");
      }
      return pid.getInt(0);
    }
  }
}
