package inquest.engine.dwarf.frame;

import inquest.engine.memory.Ranges;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs call frame instructions until the row of one address is complete (DWARF 5 section 6.4.2).
 * Used once. Every instruction takes at least one byte of an entry, so that it ends.
 */
final class RowBuilder {
  private static final int MAX_REMEMBERED = 256;

  /** Registers of higher numbers are no general registers anywhere. */
  private static final int MAX_REGISTERS = 512;

  private static final int LOW_SIX = 0x3f;

  /** What {@code DW_CFA_remember_state} keeps. */
  private record State(CfaRule cfa, Map<Integer, RegisterRule> rules, boolean signed) {}

  private final Fde fde;
  private final Cie cie;
  private final long address;
  private final Deque<State> remembered = new ArrayDeque<>();
  private Map<Integer, RegisterRule> rules = new HashMap<>();
  private Map<Integer, RegisterRule> initial = Map.of();
  private CfaRule cfa; // null until an instruction defines it
  private boolean signed;
  private long location; // where the row under construction starts
  private long rowEnd;

  /**
   * @param address in the process, of code that the FDE covers
   */
  RowBuilder(Fde fde, long address) {
    this.fde = fde;
    this.address = address;
    cie = fde.cie();
  }

  /**
   * The row.
   *
   * @throws Unreadable where the instructions are damaged or not known
   */
  CfiRow build() {
    location = fde.start();
    rowEnd = fde.end();
    run(cie.instructions(), cie.instructionsAt());
    location = fde.start();
    rowEnd = fde.end();
    initial = Map.copyOf(rules);
    run(fde.instructions(), fde.instructionsAt());
    if (cfa == null) {
      throw Unreadable.implausible(0, "call frame information without a rule for the CFA");
    }
    return new CfiRow(
        new Ranges.Range(location, rowEnd),
        cfa,
        rules,
        cie.signalFrame(),
        cie.returnAddress(),
        signed);
  }

  private void run(Cursor at, long place) {
    while (!at.atEnd()) {
      int op = at.u8();
      int low = op & LOW_SIX;
      boolean goesOn = true;
      switch (op - low) {
        case DwCfa.ADVANCE_LOC -> goesOn = advance(low);
        case DwCfa.OFFSET -> put(low, offset(at.uleb()));
        case DwCfa.RESTORE -> restore(low);
        default -> goesOn = move(op, at, place);
      }
      if (!goesOn) {
        return;
      }
    }
  }

  /** Instructions that start a new row, else others; false where the wanted row is complete. */
  private boolean move(int op, Cursor at, long place) {
    return switch (op) {
      case DwCfa.SET_LOC ->
          moveTo(PointerEncoding.read(at, cie.pointerEncoding(), place, fde.section().bases()));
      case DwCfa.ADVANCE_LOC1 -> advance(at.u8());
      case DwCfa.ADVANCE_LOC2 -> advance(at.u16());
      case DwCfa.ADVANCE_LOC4 -> advance(at.u32());
      case DwCfa.MIPS_ADVANCE_LOC8 -> advance(at.u64());
      default -> {
        if (!cfa(op, at) && !register(op, at)) {
          other(op, at);
        }
        yield true;
      }
    };
  }

  private boolean advance(long delta) {
    return moveTo(location + delta * cie.codeAlignment());
  }

  private boolean moveTo(long next) {
    if (Long.compareUnsigned(next, address) > 0) {
      rowEnd = Long.compareUnsigned(next, fde.end()) < 0 ? next : fde.end();
      return false;
    }
    location = next;
    return true;
  }

  /** Instructions that define the CFA; false for others. */
  private boolean cfa(int op, Cursor at) {
    switch (op) {
      case DwCfa.DEF_CFA -> cfa = new CfaRule.RegisterOffset(number(at.uleb()), at.uleb());
      case DwCfa.DEF_CFA_SF -> {
        int register = number(at.uleb());
        cfa = new CfaRule.RegisterOffset(register, at.sleb() * cie.dataAlignment());
      }
      case DwCfa.DEF_CFA_REGISTER ->
          cfa = new CfaRule.RegisterOffset(number(at.uleb()), cfaOffset().offset());
      case DwCfa.DEF_CFA_OFFSET ->
          cfa = new CfaRule.RegisterOffset(cfaOffset().register(), at.uleb());
      case DwCfa.DEF_CFA_OFFSET_SF ->
          cfa = new CfaRule.RegisterOffset(cfaOffset().register(), at.sleb() * cie.dataAlignment());
      case DwCfa.DEF_CFA_EXPRESSION -> cfa = new CfaRule.Expression(expression(at));
      default -> {
        return false;
      }
    }
    return true;
  }

  private CfaRule.RegisterOffset cfaOffset() {
    if (cfa instanceof CfaRule.RegisterOffset known) {
      return known;
    }
    throw Unreadable.implausible(
        0, "a part of the CFA's rule is changed where it has no such part");
  }

  /** Instructions that give a register its rule; false for others. */
  private boolean register(int op, Cursor at) {
    switch (op) {
      case DwCfa.OFFSET_EXTENDED -> put(at.uleb(), offset(at.uleb()));
      case DwCfa.OFFSET_EXTENDED_SF -> put(at.uleb(), offset(at.sleb()));
      case DwCfa.GNU_NEGATIVE_OFFSET_EXTENDED -> put(at.uleb(), offset(-at.uleb()));
      case DwCfa.VAL_OFFSET ->
          put(at.uleb(), new RegisterRule.ValOffset(at.uleb() * cie.dataAlignment()));
      case DwCfa.VAL_OFFSET_SF ->
          put(at.uleb(), new RegisterRule.ValOffset(at.sleb() * cie.dataAlignment()));
      case DwCfa.REGISTER -> put(at.uleb(), new RegisterRule.Register(number(at.uleb())));
      case DwCfa.EXPRESSION -> put(at.uleb(), new RegisterRule.Expression(expression(at)));
      case DwCfa.VAL_EXPRESSION -> put(at.uleb(), new RegisterRule.ValExpression(expression(at)));
      case DwCfa.UNDEFINED -> put(at.uleb(), new RegisterRule.Undefined());
      case DwCfa.SAME_VALUE -> put(at.uleb(), new RegisterRule.SameValue());
      case DwCfa.RESTORE_EXTENDED -> restore(at.uleb());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void other(int op, Cursor at) {
    switch (op) {
      case DwCfa.NOP -> {}
      case DwCfa.REMEMBER_STATE -> remember();
      case DwCfa.RESTORE_STATE -> recall();
      case DwCfa.GNU_ARGS_SIZE -> at.uleb(); // only for landing pads
      case DwCfa.AARCH64_NEGATE_RA_STATE, DwCfa.AARCH64_NEGATE_RA_STATE_WITH_PC -> signed = !signed;
      default ->
          throw new Unreadable(
              Absence.UNSUPPORTED, 0, "call frame instruction 0x" + Integer.toHexString(op));
    }
  }

  private void remember() {
    if (remembered.size() >= MAX_REMEMBERED) {
      throw Unreadable.implausible(0, "call frame information remembers too many states");
    }
    remembered.push(new State(cfa, Map.copyOf(rules), signed));
  }

  private void recall() {
    if (remembered.isEmpty()) {
      throw Unreadable.implausible(0, "call frame information restores a state it never had");
    }
    State state = remembered.pop();
    cfa = state.cfa;
    rules = new HashMap<>(state.rules);
    signed = state.signed;
  }

  private RegisterRule offset(long factored) {
    return new RegisterRule.Offset(factored * cie.dataAlignment());
  }

  private void put(long register, RegisterRule rule) {
    if (register >= 0 && register < MAX_REGISTERS) {
      rules.put((int) register, rule);
    }
  }

  private void restore(long register) {
    RegisterRule rule = initial.get(number(register));
    if (rule == null) {
      rules.remove(number(register));
    } else {
      put(register, rule);
    }
  }

  /** The number; one that no rule has where it is out of bounds. */
  private static int number(long register) {
    return register < 0 || register > MAX_REGISTERS ? MAX_REGISTERS : (int) register;
  }

  private static DwarfExpression expression(Cursor at) {
    long length = at.uleb();
    int from = at.at();
    at.skip(length);
    return DwarfExpression.of(at.copy(from, at.at()));
  }
}
