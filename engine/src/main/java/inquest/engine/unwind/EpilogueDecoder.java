package inquest.engine.unwind;

import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;

/**
 * Decodes the few x86-64 instructions that epilogues consist of (Intel SDM volume 2) and keeps
 * account of the registers. Used once.
 */
final class EpilogueDecoder {
  private static final int MAX_INSTRUCTIONS = 40;
  private static final int WINDOW = 16; // the longest instruction has 15 bytes
  private static final int RSP = 4; // numbers as instructions have them
  private static final int RBP = 5;

  /** Numbers in DWARF of the registers that instructions number 0 to 7. */
  private static final int[] DWARF = {0, 2, 1, 3, 7, 6, 4, 5};

  private final Memory memory;
  private final DwarfRegisters table;
  private final long[] values;
  private long known;
  private long at;
  private final byte[] code = new byte[WINDOW];

  EpilogueDecoder(Memory memory, Place place) {
    this.memory = memory;
    table = place.registers().table();
    values = new long[table.count()];
    for (int i = 0; i < values.length; i++) {
      if (place.registers().knows(i)) {
        values[i] = place.registers().get(i);
        known |= 1L << i;
      }
    }
    at = place.pc();
  }

  /**
   * Whether a return was reached.
   *
   * @throws inquest.engine.note.Unreadable where the stack cannot be read
   */
  boolean run() {
    for (int i = 0; i < MAX_INSTRUCTIONS; i++) {
      java.util.Arrays.fill(code, (byte) 0);
      if (memory.read(at, code, 0, WINDOW) == 0) {
        return false;
      }
      if (u8(0) == 0xc3 || u8(0) == 0xc2 || (u8(0) == 0xf3 && u8(1) == 0xc3)) {
        return knows(RSP);
      }
      int length = knows(RSP) ? instruction() : 0;
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return false;
  }

  /** The stack pointer at the return: there lies the return address. */
  long stackPointer() {
    return get(RSP);
  }

  /** The caller's registers. */
  UnwindRegisters caller(long programCounter, long stackPointer) {
    UnwindRegisters.Builder caller = new UnwindRegisters.Builder(table);
    for (int i = 0; i < values.length; i++) {
      if (table.isPreserved(i) && (known >>> i & 1) != 0) {
        caller.set(i, values[i]);
      }
    }
    return caller
        .set(table.programCounter(), programCounter)
        .set(table.stackPointer(), stackPointer)
        .build();
  }

  /** Runs one; its length, or 0 for one that is not among those known. */
  private int instruction() {
    int rex = (u8(0) & 0xf0) == 0x40 ? u8(0) : 0;
    int op = rex == 0 ? 0 : 1;
    int first = u8(op);
    if (first >= 0x58 && first <= 0x5f) { // pop
      pop((first & 7) | (rex & 1) << 3);
      return op + 1;
    }
    if (first >= 0xb8 && first <= 0xbf) { // mov of a constant
      forget((first & 7) | (rex & 1) << 3);
      return op + ((rex & 8) != 0 ? 9 : 5);
    }
    return switch (first) {
      case 0x90 -> op + 1;
      case 0xc9 -> leave(op);
      case 0xeb -> 2 + code[1] + op; // a jump's distance is added to its length
      case 0xe9 -> op == 0 ? 5 + i32(1) : 0;
      case 0xc5 -> u8(1) == 0xf8 && u8(2) == 0x77 ? 3 : 0; // vzeroupper
      case 0x81, 0x83 -> addToStackPointer(op, rex);
      case 0x8d -> stackPointerFromFramePointer(op, rex);
      case 0x89, 0x8b -> move(op, rex, first == 0x8b);
      case 0x31, 0x33, 0x29, 0x2b, 0x01, 0x03, 0x85 -> arithmetic(op, rex, first);
      default -> 0;
    };
  }

  private int leave(int op) {
    if (!knows(RBP)) {
      return 0;
    }
    set(RSP, get(RBP));
    pop(RBP);
    return op + 1;
  }

  /** {@code add $n, %rsp}. */
  private int addToStackPointer(int op, int rex) {
    if (rex != 0x48 || u8(op + 1) != 0xc4) {
      return 0;
    }
    boolean wide = u8(op) == 0x81;
    set(RSP, get(RSP) + (wide ? i32(op + 2) : code[op + 2]));
    return op + (wide ? 6 : 3);
  }

  /** {@code lea n(%rbp), %rsp}. */
  private int stackPointerFromFramePointer(int op, int rex) {
    int modrm = u8(op + 1);
    if (rex != 0x48 || (modrm != 0x65 && modrm != 0xa5) || !knows(RBP)) {
      return 0;
    }
    boolean wide = modrm == 0xa5;
    set(RSP, get(RBP) + (wide ? i32(op + 2) : code[op + 2]));
    return op + (wide ? 6 : 3);
  }

  /** Moves between registers, and loads from the frame. */
  private int move(int op, int rex, boolean load) {
    int modrm = u8(op + 1);
    int reg = (modrm >> 3 & 7) | (rex & 4) << 1;
    int rm = (modrm & 7) | (rex & 1) << 3;
    if (modrm >= 0xc0) {
      int to = load ? reg : rm;
      int from = load ? rm : reg;
      if (to == RSP && (from != RBP || rex != 0x48 || !knows(RBP))) {
        return 0;
      }
      if ((rex & 8) != 0 && knows(from)) {
        set(to, get(from));
      } else {
        forget(to);
      }
      return op + 2;
    }
    return load && (rex & 9) == 8 ? loadFromFrame(op, modrm, reg) : 0;
  }

  /** {@code mov n(%rsp), register} or {@code n(%rbp)}. */
  private int loadFromFrame(int op, int modrm, int to) {
    int mode = modrm >> 6;
    int rm = modrm & 7;
    boolean onStackPointer = rm == RSP && u8(op + 2) == 0x24;
    if (to == RSP || (mode == 0 && rm == RBP) || (!onStackPointer && (rm != RBP || !knows(RBP)))) {
      return 0;
    }
    int displacementAt = op + (onStackPointer ? 3 : 2);
    int displacement =
        switch (mode) {
          case 0 -> 0;
          case 1 -> code[displacementAt];
          default -> i32(displacementAt);
        };
    set(to, memory.i64(get(rm) + displacement));
    return displacementAt + (mode == 0 ? 0 : mode == 1 ? 1 : 4);
  }

  /** Between registers only, and never on the stack pointer; a test changes neither. */
  private int arithmetic(int op, int rex, int first) {
    int modrm = u8(op + 1);
    int reg = (modrm >> 3 & 7) | (rex & 4) << 1;
    int rm = (modrm & 7) | (rex & 1) << 3;
    int to = (first & 2) != 0 ? reg : rm;
    if (modrm < 0xc0 || to == RSP) {
      return 0;
    }
    if (first != 0x85) {
      forget(to);
    }
    return op + 2;
  }

  private void pop(int register) {
    long sp = get(RSP);
    long value = memory.i64(sp);
    set(RSP, sp + 8);
    set(register, value);
  }

  private boolean knows(int register) {
    return (known >>> dwarf(register) & 1) != 0;
  }

  private long get(int register) {
    return values[dwarf(register)];
  }

  private void set(int register, long value) {
    values[dwarf(register)] = value;
    known |= 1L << dwarf(register);
  }

  private void forget(int register) {
    known &= ~(1L << dwarf(register));
  }

  private static int dwarf(int register) {
    return register < DWARF.length ? DWARF[register] : register;
  }

  private int u8(int index) {
    return code[index] & 0xff;
  }

  private int i32(int index) {
    return u8(index) | u8(index + 1) << 8 | u8(index + 2) << 16 | code[index + 3] << 24;
  }
}
