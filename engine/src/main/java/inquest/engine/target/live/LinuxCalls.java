package inquest.engine.target.live;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The calls of the C library that reach another process. Constants are those of {@code
 * include/uapi/linux/ptrace.h}, {@code wait.h} and {@code errno-base.h}; they are the same on
 * x86-64 and aarch64.
 */
final class LinuxCalls {
  static final int PTRACE_DETACH = 17;
  static final int PTRACE_CONT = 7;
  static final int PTRACE_GETSIGINFO = 0x4202;
  static final int PTRACE_GETREGSET = 0x4204;
  static final int PTRACE_SEIZE = 0x4206;
  static final int PTRACE_INTERRUPT = 0x4207;
  static final int PTRACE_LISTEN = 0x4208;

  /** {@code status >> 16} of a stop that PTRACE_INTERRUPT or a group-stop made. */
  static final int PTRACE_EVENT_STOP = 128;

  /** {@code status >> 16} of a thread that has made another. */
  static final int PTRACE_EVENT_CLONE = 3;

  static final int PTRACE_O_TRACECLONE = 8;

  static final int WNOHANG = 1;

  /** Children of this thread only: other threads of this JVM wait for children of their own. */
  static final int WNOTHREAD = 0x20000000;

  /** Threads as well as processes. */
  static final int WALL = 0x40000000;

  static final int EPERM = 1;
  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int ECHILD = 10;
  static final int EFAULT = 14;
  static final int ENOSYS = 38;

  static {
    Native.register(LinuxCalls.class, "c");
  }

  private LinuxCalls() {}

  /** {@code ptrace(2)}: 0, or -1 with {@link #error}. */
  static native long ptrace(long request, int tid, long address, long data);

  /** {@code waitpid(2)}: the tid, 0 where nothing happened, or -1 with {@link #error}. */
  static native int waitpid(int tid, Pointer status, int options);

  /** {@code process_vm_readv(2)}: bytes copied, or -1 with {@link #error}. */
  static native long process_vm_readv(
      int pid, Pointer local, long locals, Pointer remote, long remotes, long flags);

  /**
   * {@code posix_spawnp(3)}: 0, or an error number. A program that Java starts is waited for by
   * Java, which takes its stop for its end; one that is started so is not.
   */
  static native int posix_spawnp(
      Pointer pid, String file, Pointer actions, Pointer attributes, Pointer argv, Pointer environ);

  static native int posix_spawnattr_init(Pointer attributes);

  static native int posix_spawnattr_setflags(Pointer attributes, short flags);

  static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer signals);

  static native int posix_spawnattr_destroy(Pointer attributes);

  /** {@code kill(2)}: only for a program that was started here. */
  static native int kill(int pid, int signal);

  /** {@code signal(2)} with a constant as handler: what it was before. */
  static native Pointer signal(int number, Pointer handler);

  /** {@code errno} of this thread's last call. */
  static int error() {
    return Native.getLastError();
  }
}
