package inquest.engine.target.live;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.target.CannotOpen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a process can be looked at; where it cannot, why, and what a person can do about it. */
final class Admission {
  private static final int HEADER_BYTES = 64;
  private static final int CAP_SYS_PTRACE = 19;
  private static final String KERNEL_DAEMON = "2"; // kthreadd, the parent of the kernel's threads
  private static final Path PTRACE_SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");

  private Admission() {}

  /** Refuses what is no process, or none with memory of its own. */
  static void check(int pid, ProcFolder proc) throws CannotOpen {
    if (!proc.exists()) {
      throw CannotOpen.wrongUsage(
          "there is no process " + pid,
          "look with ps; it may have ended, or be known by another number outside its container");
    }
    Map<String, String> status = proc.fields("status");
    String leader = status.getOrDefault("Tgid", Integer.toString(pid));
    if (!leader.equals(Integer.toString(pid))) {
      throw CannotOpen.wrongUsage(
          pid + " is a thread of process " + leader, "give the number of the process: " + leader);
    }
    if (pid == ProcessHandle.current().pid()) {
      throw CannotOpen.wrongUsage("process " + pid + " is Inquest itself", "give another one");
    }
    if (isZombie(status)) {
      throw zombie(pid, status);
    }
    boolean kernel =
        status.getOrDefault("Kthread", "0").equals("1")
            || (status.getOrDefault("PPid", "").equals(KERNEL_DAEMON)
                && !status.containsKey("VmSize"));
    if (kernel) {
      throw CannotOpen.wrongUsage(
          "process " + pid + " is a thread of the kernel, which runs no Python",
          "give the number of a Python process");
    }
  }

  private static boolean isZombie(Map<String, String> status) {
    String state = status.getOrDefault("State", "");
    return state.startsWith("Z") || state.startsWith("X");
  }

  private static CannotOpen zombie(int pid, Map<String, String> status) {
    return CannotOpen.cannotAnalyse(
        "process " + pid + " has ended and is a zombie: all of it that is left is its exit status",
        "look at its parent, "
            + status.getOrDefault("PPid", "which is not known")
            + ", which has not asked for that");
  }

  /** The processor of the process's program. */
  static Architecture architecture(int pid, ProcFolder proc) throws CannotOpen {
    byte[] header;
    try (InputStream exe = Files.newInputStream(proc.path("exe"))) {
      header = exe.readNBytes(HEADER_BYTES);
    } catch (IOException e) {
      throw refused(pid, proc);
    }
    try {
      Optional<Architecture> known = ElfFile.parse(Bytes.of(header)).architecture();
      if (known.isPresent()) {
        return known.get();
      }
    } catch (NotElf e) {
      // said below
    }
    throw CannotOpen.cannotAnalyse(
        "process " + pid + " is not a 64-bit program of a processor that Inquest knows",
        "Inquest reads x86-64 and aarch64");
  }

  /** A process whose memory is not shown: it ended just now, or it may not be read. */
  static CannotOpen noMemory(int pid, ProcFolder proc) {
    try {
      return proc.bytes("maps").length == 0 ? gone(pid) : refused(pid, proc);
    } catch (IOException e) {
      return refused(pid, proc);
    }
  }

  static CannotOpen gone(int pid) {
    return CannotOpen.cannotAnalyse(
        "process " + pid + " has just ended", "there is nothing left to look at");
  }

  /** No thread could be stopped. */
  static CannotOpen notStopped(int pid, ProcFolder proc, Tracer.Stop stop) {
    return notStopped(pid, proc, stop, ", or pass --no-block to look without stopping");
  }

  /** The same, where there is no way but to stop it. */
  static CannotOpen neverStopped(int pid, ProcFolder proc, Tracer.Stop stop) {
    return notStopped(pid, proc, stop, "");
  }

  private static CannotOpen notStopped(
      int pid, ProcFolder proc, Tracer.Stop stop, String otherWay) {
    Map<String, String> status = proc.fields("status");
    if (status.isEmpty()) {
      return gone(pid);
    }
    if (isZombie(status)) {
      return zombie(pid, status);
    }
    String tracer = status.getOrDefault("TracerPid", "0");
    if (!tracer.equals("0")) {
      String name = new ProcFolder(tracer).fields("status").getOrDefault("Name", "");
      return CannotOpen.cannotAnalyse(
          "process "
              + pid
              + " is traced by process "
              + tracer
              + (name.isEmpty() ? "" : " (" + name + ")")
              + ", and only one tracer can stop it",
          "end that one" + otherWay);
    }
    if (!stop.running().isEmpty()) {
      return CannotOpen.cannotAnalyse(
          "no thread of process " + pid + " stopped in time: the kernel holds them",
          "try again later" + otherWay);
    }
    return refused(pid, proc);
  }

  /** The kernel forbids it: finds out by which rule. */
  static CannotOpen refused(int pid, ProcFolder proc) {
    Map<String, String> status = proc.fields("status");
    if (status.isEmpty()) {
      return gone(pid);
    }
    Map<String, String> own = new ProcFolder("self").fields("status");
    String user = first(status.get("Uid"));
    String ownUser = first(own.get("Uid"));
    if (mayTrace(own)) {
      return CannotOpen.cannotAnalyse(
          "the kernel does not let Inquest read process " + pid,
          "a security module or a user namespace forbids it: run Inquest on the host, or inside the"
              + " same container");
    }
    if (ownUser.equals("0")) {
      return CannotOpen.cannotAnalyse(
          "Inquest may not read process "
              + pid
              + ": it runs as root without the capability"
              + " SYS_PTRACE",
          "grant it: docker run --cap-add=SYS_PTRACE, or in Kubernetes"
              + " securityContext.capabilities.add: [SYS_PTRACE]");
    }
    if (!user.equals(ownUser)) {
      return CannotOpen.cannotAnalyse(
          "Inquest may not read process "
              + pid
              + ": it belongs to user "
              + user
              + ", and Inquest runs as "
              + ownUser,
          "run as that user or as root: sudo");
    }
    OptionalInt scope = ptraceScope();
    if (scope.isPresent() && scope.getAsInt() > 0) {
      return CannotOpen.cannotAnalyse(
          "Inquest may not read process "
              + pid
              + ": kernel.yama.ptrace_scope is "
              + scope.getAsInt()
              + (scope.getAsInt() == 1
                  ? ", so only a parent may trace a process"
                  : ", so only root may trace a process"),
          "run as root: sudo; or, as root: sysctl kernel.yama.ptrace_scope=0");
    }
    return CannotOpen.cannotAnalyse(
        "Inquest may not read process "
            + pid
            + ": it has changed its user or forbids tracing (prctl PR_SET_DUMPABLE)",
        "run as root: sudo");
  }

  private static String first(String field) {
    return field == null ? "unknown" : field.strip().split("\\s+", 2)[0];
  }

  private static boolean mayTrace(Map<String, String> own) {
    return ProcFolder.hex(own.getOrDefault("CapEff", "0")).stream()
        .anyMatch(bits -> (bits >>> CAP_SYS_PTRACE & 1) == 1);
  }

  private static OptionalInt ptraceScope() {
    try {
      return ProcFolder.number(Files.readString(PTRACE_SCOPE).strip());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}
