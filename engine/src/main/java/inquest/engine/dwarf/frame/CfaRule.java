package inquest.engine.dwarf.frame;

import java.util.Objects;

/** How the canonical frame address is found (DWARF 5 section 6.4.1). */
public sealed interface CfaRule {
  /** A register's value plus a number of bytes. */
  record RegisterOffset(int register, long offset) implements CfaRule {}

  /** The value of an expression. */
  record Expression(DwarfExpression value) implements CfaRule {
    /** Refuses null. */
    public Expression {
      Objects.requireNonNull(value);
    }
  }
}
