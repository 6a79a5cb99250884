package inquest.engine.dwarf.frame;

import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/** The stack machine that runs one expression, once. Values are 64-bit; comparisons are signed. */
final class ExpressionMachine {
  private static final int MAX_DEPTH = 256;

  /** Operations run, so that a loop ends. */
  private static final int MAX_OPERATIONS = 10_000;

  private final Cursor at;
  private final UnwindRegisters registers;
  private final Memory memory;
  private final long[] stack = new long[MAX_DEPTH];
  private int depth;

  ExpressionMachine(byte[] operations, UnwindRegisters registers, Memory memory, long[] initial) {
    at = new Cursor(operations, 0, operations.length);
    this.registers = registers;
    this.memory = memory;
    for (long value : initial) {
      push(value);
    }
  }

  /** The value on top of the stack in the end. */
  long run() {
    for (int i = 0; !at.atEnd(); i++) {
      if (i >= MAX_OPERATIONS) {
        throw Unreadable.implausible(
            0, "an expression does not end within " + MAX_OPERATIONS + " operations");
      }
      step(at.u8());
    }
    return pop();
  }

  private void step(int op) {
    if (op >= DwOp.LIT0 && op <= DwOp.LIT31) {
      push(op - DwOp.LIT0);
    } else if (op >= DwOp.BREG0 && op <= DwOp.BREG31) {
      push(registers.get(op - DwOp.BREG0) + at.sleb());
    } else if (!constant(op) && !arranged(op) && !calculated(op)) {
      other(op);
    }
  }

  private boolean constant(int op) {
    switch (op) {
      case DwOp.ADDR, DwOp.CONST8U, DwOp.CONST8S -> push(at.u64());
      case DwOp.CONST1U -> push(at.u8());
      case DwOp.CONST1S -> push((byte) at.u8());
      case DwOp.CONST2U -> push(at.u16());
      case DwOp.CONST2S -> push((short) at.u16());
      case DwOp.CONST4U -> push(at.u32());
      case DwOp.CONST4S -> push(at.u32() << 32 >> 32);
      case DwOp.CONSTU -> push(at.uleb());
      case DwOp.CONSTS -> push(at.sleb());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Operations that only move what is on the stack. */
  private boolean arranged(int op) {
    switch (op) {
      case DwOp.DUP -> push(peek(0));
      case DwOp.DROP -> pop();
      case DwOp.OVER -> push(peek(1));
      case DwOp.PICK -> push(peek(at.u8()));
      case DwOp.SWAP -> {
        long top = pop();
        long second = pop();
        push(top);
        push(second);
      }
      case DwOp.ROT -> {
        long top = pop();
        long second = pop();
        long third = pop();
        push(top);
        push(third);
        push(second);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean calculated(int op) {
    switch (op) {
      case DwOp.ABS -> push(Math.abs(pop()));
      case DwOp.NEG -> push(-pop());
      case DwOp.NOT -> push(~pop());
      case DwOp.PLUS_UCONST -> push(pop() + at.uleb());
      case DwOp.AND,
          DwOp.DIV,
          DwOp.MINUS,
          DwOp.MOD,
          DwOp.MUL,
          DwOp.OR,
          DwOp.PLUS,
          DwOp.SHL,
          DwOp.SHR,
          DwOp.SHRA,
          DwOp.XOR,
          DwOp.EQ,
          DwOp.GE,
          DwOp.GT,
          DwOp.LE,
          DwOp.LT,
          DwOp.NE -> {
        long second = pop();
        push(binary(op, pop(), second));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long binary(int op, long a, long b) {
    return switch (op) {
      case DwOp.AND -> a & b;
      case DwOp.DIV -> a / divisor(b);
      case DwOp.MINUS -> a - b;
      case DwOp.MOD -> Long.remainderUnsigned(a, divisor(b));
      case DwOp.MUL -> a * b;
      case DwOp.OR -> a | b;
      case DwOp.PLUS -> a + b;
      case DwOp.SHL -> isShift(b) ? a << b : 0;
      case DwOp.SHR -> isShift(b) ? a >>> b : 0;
      case DwOp.SHRA -> a >> (isShift(b) ? b : 63);
      case DwOp.XOR -> a ^ b;
      case DwOp.EQ -> truth(a == b);
      case DwOp.GE -> truth(a >= b);
      case DwOp.GT -> truth(a > b);
      case DwOp.LE -> truth(a <= b);
      case DwOp.LT -> truth(a < b);
      default -> truth(a != b);
    };
  }

  private static boolean isShift(long count) {
    return count >= 0 && count < Long.SIZE;
  }

  private static long truth(boolean holds) {
    return holds ? 1 : 0;
  }

  private static long divisor(long value) {
    if (value == 0) {
      throw Unreadable.implausible(0, "an expression divides by zero");
    }
    return value;
  }

  private void other(int op) {
    switch (op) {
      case DwOp.DEREF -> push(memory.i64(pop()));
      case DwOp.DEREF_SIZE -> push(sized(pop(), at.u8()));
      case DwOp.BREGX -> {
        long register = at.uleb();
        long offset = at.sleb();
        push(registers.get(Math.clamp(register, -1, Integer.MAX_VALUE)) + offset);
      }
      case DwOp.BRA -> {
        int offset = (short) at.u16();
        if (pop() != 0) {
          at.seek((long) at.at() + offset);
        }
      }
      case DwOp.SKIP -> {
        int offset = (short) at.u16();
        at.seek((long) at.at() + offset);
      }
      case DwOp.NOP -> {}
      default ->
          throw new Unreadable(
              Absence.UNSUPPORTED, 0, "expression operation 0x" + Integer.toHexString(op));
    }
  }

  private long sized(long address, int size) {
    if (size < 1 || size > 8) {
      throw Unreadable.implausible(0, "an expression reads " + size + " bytes");
    }
    byte[] bytes = memory.bytes(address, size);
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  private void push(long value) {
    if (depth == MAX_DEPTH) {
      throw Unreadable.implausible(0, "an expression needs more than " + MAX_DEPTH + " values");
    }
    stack[depth++] = value;
  }

  private long pop() {
    long value = peek(0);
    depth--;
    return value;
  }

  private long peek(int below) {
    if (below >= depth) {
      throw Unreadable.implausible(0, "an expression takes more values than it has");
    }
    return stack[depth - 1 - below];
  }
}
