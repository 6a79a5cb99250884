package inquest.engine.dwarf.frame;

import java.util.Objects;

/**
 * How the caller's value of one register is found (DWARF 5 section 6.4.1). A register without a
 * rule is as the architecture's calling convention says.
 */
public sealed interface RegisterRule {
  /** It cannot be found; of the return address: there is no caller. */
  record Undefined() implements RegisterRule {}

  /** It was not changed. */
  record SameValue() implements RegisterRule {}

  /** It was saved so many bytes from the canonical frame address. */
  record Offset(long bytes) implements RegisterRule {}

  /** It is the canonical frame address plus so many bytes. */
  record ValOffset(long bytes) implements RegisterRule {}

  /** It is in another register. */
  record Register(int number) implements RegisterRule {}

  /** It was saved at the address that an expression gives. */
  record Expression(DwarfExpression address) implements RegisterRule {
    /** Refuses null. */
    public Expression {
      Objects.requireNonNull(address);
    }
  }

  /** It is what an expression gives. */
  record ValExpression(DwarfExpression value) implements RegisterRule {
    /** Refuses null. */
    public ValExpression {
      Objects.requireNonNull(value);
    }
  }
}
