package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import inquest.engine.target.CannotOpen;
import java.util.List;
import java.util.Map;

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
  private static final int ENOENT = 2;

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
    StringArray argv = new StringArray(command.toArray(String[]::new), "UTF-8");
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
          LinuxCalls.posix_spawnp(
              pid, command.getFirst(), Pointer.NULL, attributes, argv, variables);
      LinuxCalls.posix_spawnattr_destroy(attributes);
      if (error != 0) {
        throw CannotOpen.wrongUsage(
            command.getFirst() + " cannot be started (error " + error + ")",
            error == ENOENT ? "there is no such program; check its name and PATH" : "check it");
      }
      return pid.getInt(0);
    }
  }
}
