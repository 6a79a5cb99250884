package inquest.engine.target;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ElfNote;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the note segment of a core says: include/uapi/linux/elfcore.h and elf.h, written by
 * fs/binfmt_elf.c in the kernel, and by gdb's linux-tdep.c for {@code gcore}. Used once, by one
 * thread.
 */
final class CoreNotes {
  private static final int NT_PRSTATUS = 1;
  private static final int NT_PRPSINFO = 3;
  private static final int NT_AUXV = 6;
  private static final int NT_FILE = 0x46494c45;
  private static final int NT_SIGINFO = 0x53494749;
  private static final int NT_ARM_TLS = 0x401;
  private static final int NT_ARM_PAC_MASK = 0x406;

  /** {@code offsetof(struct elf_prstatus, pr_reg)} on every 64-bit architecture. */
  private static final int REGISTERS_AT = 112;

  /** More mappings than any kernel setting in use allows. */
  private static final int MAX_MAPPINGS = 1 << 22;

  /** Longer note segments are read where they are. */
  private static final int MAX_HELD = 64 << 20;

  /** One entry of NT_FILE; the path is empty when its text was cut off. */
  record FileEntry(long start, long end, long offset, Optional<String> path) {}

  private final Architecture architecture;
  private final Limits limits;
  private final Notes notes;
  private final List<NativeThread> threads = new ArrayList<>();
  private final List<FileEntry> files = new ArrayList<>();
  private final Map<Long, Long> auxiliaryVector = new LinkedHashMap<>();
  private Optional<ProcessInfo> process = Optional.empty();
  private Optional<SignalInfo> signal = Optional.empty();
  private OptionalLong pointerAuthenticationMask = OptionalLong.empty();
  private boolean
      processFirst; // debuggers write NT_PRPSINFO before any thread, the kernel after one
  private boolean cut;

  private CoreNotes(Architecture architecture, Limits limits, Notes notes) {
    this.architecture = architecture;
    this.limits = limits;
    this.notes = notes;
  }

  /** Reads all note segments. */
  static CoreNotes read(ElfFile core, Architecture architecture, Limits limits, Notes notes) {
    CoreNotes result = new CoreNotes(architecture, limits, notes);
    for (ProgramHeader header : core.programHeaders()) {
      if (header.type() == ProgramHeader.NOTE) {
        ElfFile.eachNote(core.content(header).held(MAX_HELD), header.align(), result::take);
      }
    }
    if (result.cut) {
      notes.add(Note.warning("", "a note of the core is cut off: what followed it is missing"));
    }
    return result;
  }

  List<NativeThread> threads() {
    return threads;
  }

  List<FileEntry> files() {
    return files;
  }

  Map<Long, Long> auxiliaryVector() {
    return auxiliaryVector;
  }

  ProcessInfo process() {
    return process.orElseGet(() ->
        new ProcessInfo(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            "",
            ""));
  }

  /** The first NT_SIGINFO: of the thread that died, or that the debugger stood at. */
  Optional<SignalInfo> signal() {
    return signal;
  }

  /** The instruction mask of the first NT_ARM_PAC_MASK: it is the same for all threads. */
  OptionalLong pointerAuthenticationMask() {
    return pointerAuthenticationMask;
  }

  /** Whether the notes stand in the order in which debuggers write them. */
  boolean writtenByDebugger() {
    return processFirst;
  }

  private boolean take(ElfNote note) {
    cut |= !note.whole();
    if (note.name().equals("CORE")) {
      takeCore(note.type(), note.description());
    } else if (note.name().equals("LINUX") && architecture == Architecture.AARCH64) {
      takeArm(note.type(), note.description());
    }
    return threads.size() <= limits.threads();
  }

  private void takeCore(int type, Bytes d) {
    switch (type) {
      case NT_PRSTATUS -> takeThread(d);
      case NT_PRPSINFO -> takeProcess(d);
      case NT_AUXV -> takeAuxiliaryVector(d);
      case NT_FILE -> takeFiles(d);
      case NT_SIGINFO -> {
        if (signal.isEmpty()) {
          signal = SignalInfo.read(d);
        }
      }
      default -> {} // floating point and vector registers are not needed
    }
  }

  private void takeThread(Bytes d) {
    if (d.length() < 36) {
      return;
    }
    if (threads.size() >= limits.threads()) {
      notes.add(
          Note.warning("", "more than " + limits.threads() + " threads: the rest is left out"));
      return;
    }
    long had = Math.max(0, (d.length() - REGISTERS_AT) / 8);
    long[] values = new long[(int) Math.min(had, architecture.registers().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = d.i64(REGISTERS_AT + 8L * i);
    }
    Registers registers = new Registers(architecture, values);
    OptionalLong pointer =
        architecture.threadPointer().map(registers::get).orElse(OptionalLong.empty());
    threads.add(new NativeThread(d.i32(32), registers, pointer, d.u16(12)));
  }

  private void takeArm(int type, Bytes d) {
    if (type == NT_ARM_TLS) {
      takeThreadPointer(d);
    } else if (type == NT_ARM_PAC_MASK && d.length() >= 16) {
      pointerAuthenticationMask = OptionalLong.of(d.i64(8)); // struct user_pac_mask: data, insn
    }
  }

  private void takeThreadPointer(Bytes d) {
    if (d.length() >= 8 && !threads.isEmpty()) {
      NativeThread last = threads.removeLast();
      threads.add(
          new NativeThread(last.tid(), last.registers(), OptionalLong.of(d.i64(0)), last.signal()));
    }
  }

  /** {@code struct elf_prpsinfo}. */
  private void takeProcess(Bytes d) {
    if (d.length() < 56 || process.isPresent()) {
      return;
    }
    processFirst = threads.isEmpty();
    int state = d.u8(1);
    process =
        Optional.of(
            new ProcessInfo(
                OptionalInt.of(d.i32(24)),
                OptionalInt.empty(),
                OptionalInt.of(d.i32(28)),
                OptionalInt.of(d.i32(16)),
                OptionalInt.of(d.i32(20)),
                state > ' ' && state < 127 ? Optional.of((char) state) : Optional.empty(),
                d.clipped(40, 16).osText(0),
                d.clipped(56, 80).osText(0)));
  }

  private void takeAuxiliaryVector(Bytes d) {
    for (long at = 0; at + 16 <= d.length() && at < 16 * 1024; at += 16) {
      long type = d.i64(at);
      if (type == 0) {
        return;
      }
      auxiliaryVector.putIfAbsent(type, d.i64(at + 8));
    }
  }

  /** NT_FILE: count, page size, count × (start, end, offset in pages), then the paths. */
  private void takeFiles(Bytes d) {
    if (d.length() < 16) {
      return;
    }
    long claimed = d.i64(0);
    long pageSize = d.i64(8);
    long count = Math.min(Math.min(claimed, MAX_MAPPINGS), (d.length() - 16) / 24);
    if (claimed < 0 || count < claimed) {
      notes.add(Note.warning("", "the core's list of mapped files is cut off or damaged"));
    }
    long textAt = 16 + 24 * claimed;
    for (long i = 0; i < count; i++) {
      long at = 16 + 24 * i;
      Optional<String> path = Optional.empty();
      if (textAt >= 16 && textAt < d.length()) {
        String text = d.osText(textAt);
        textAt = d.indexOfZero(textAt) + 1;
        path = Optional.of(text);
      }
      if (Long.compareUnsigned(d.i64(at), d.i64(at + 8)) < 0) {
        files.add(new FileEntry(d.i64(at), d.i64(at + 8), d.i64(at + 16) * pageSize, path));
      }
    }
  }
}
