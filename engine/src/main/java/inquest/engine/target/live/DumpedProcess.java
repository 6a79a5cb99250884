package inquest.engine.target.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a core says of the process as a whole. Ids are those of its own container, as in a core that
 * the kernel writes.
 *
 * @param ids of the process
 * @param uid real user id
 * @param gid real group id
 * @param stat as the kernel told it while the process ran
 * @param name {@code comm}: at most 15 bytes
 * @param arguments its command line, with zeros between the words
 */
record DumpedProcess(Ids ids, int uid, int gid, StatFile stat, byte[] name, byte[] arguments) {

  /** Process ids that every thread's record repeats. */
  record Ids(int pid, int parent, int group, int session) {}

  /**
   * A set of registers as the kernel gives it.
   *
   * @param type {@code NT_…}
   */
  record RegisterSet(int type, byte[] bytes) {}

  /**
   * A thread.
   *
   * @param tid its id in its own container
   * @param pending signals that wait for it, as bits
   * @param blocked signals that it does not take now, as bits
   * @param ticks as {@link StatFile#ticks}
   * @param general its general registers ({@code elf_gregset_t})
   * @param sets other registers
   * @param signal {@code siginfo_t} of the signal that it was about to take
   */
  record OfThread(
      int tid,
      long pending,
      long blocked,
      long[] ticks,
      byte[] general,
      List<RegisterSet> sets,
      Optional<byte[]> signal) {
    OfThread {
      sets = List.copyOf(sets);
    }
  }

  /** Reads what the kernel says of a process. */
  static DumpedProcess read(int pid, ProcFolder proc) {
    var status = proc.fields("status");
    StatFile stat = StatFile.parse(proc.text("stat").orElse(""));
    Ids ids =
        new Ids(
            ProcFolder.innerId(status.get("NSpid")).orElse(pid),
            parent(status.get("NSpid"), stat.parent()),
            ProcFolder.innerId(status.get("NSpgid")).orElse(stat.group()),
            ProcFolder.innerId(status.get("NSsid")).orElse(stat.session()));
    return new DumpedProcess(
        ids,
        ProcFolder.firstNumber(status.get("Uid")).orElse(0),
        ProcFolder.firstNumber(status.get("Gid")).orElse(0),
        stat,
        proc.bytesOrNone("comm"),
        proc.bytesOrNone("cmdline"));
  }

  /** The parent as the process knows it: 0 where it is outside its container. */
  private static int parent(String ids, int outer) {
    if (ProcFolder.innerId(ids).isEmpty()) {
      return outer;
    }
    String parents = new ProcFolder(outer).fields("status").get("NSpid");
    boolean same = parents != null && depth(parents) == depth(ids);
    return same ? ProcFolder.innerId(parents).orElse(0) : 0;
  }

  private static int depth(String ids) {
    return ids.strip().split("\\s+").length;
  }

  /** Joins what the kernel's files say of threads to their registers. */
  static List<OfThread> threads(List<DumpedThreads.Raw> raw, ProcFolder proc) {
    List<OfThread> threads = new ArrayList<>();
    for (DumpedThreads.Raw one : raw) {
      String folder = "task/" + one.tid() + "/";
      var status = proc.fields(folder + "status");
      threads.add(
          new OfThread(
              ProcFolder.innerId(status.get("NSpid")).orElse(one.tid()),
              ProcFolder.hex(status.getOrDefault("SigPnd", "")).orElse(0),
              ProcFolder.hex(status.getOrDefault("SigBlk", "")).orElse(0),
              StatFile.parse(proc.text(folder + "stat").orElse("")).ticks(),
              one.general(),
              one.sets(),
              one.signal()));
    }
    return threads;
  }
}
