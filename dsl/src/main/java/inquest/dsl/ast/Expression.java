package inquest.dsl.ast;

import java.math.BigInteger;
import java.util.List;

/** What has a value on each row. */
public sealed interface Expression {
  /** Where it stands. */
  Span span();

  /** A column by its bare name. */
  record Column(Name name, Span span) implements Expression {}

  /** {@code .name}: an attribute of the row's own object. */
  record OwnAttribute(Name name, Span span) implements Expression {}

  /**
   * {@code value.name}: a column of the row that a row belongs to, or an attribute of a Python
   * object.
   */
  record Attribute(Expression of, Name name, Span span) implements Expression {}

  /** {@code value[index]}. */
  record Subscript(Expression of, Expression index, Span span) implements Expression {}

  /** {@code name(argument, …)}. */
  record Call(Name name, List<Expression> arguments, Span span) implements Expression {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code $name}. */
  record Parameter(String name, Span span) implements Expression {}

  /** A string. */
  record Text(String value, Span span) implements Expression {}

  /** A whole number, of any size. */
  record Whole(BigInteger value, Span span) implements Expression {}

  /** A number written in hexadecimal: an address where one is expected. */
  record Hex(BigInteger value, Span span) implements Expression {}

  /** A number with a fraction or an exponent. */
  record Decimal(double value, Span span) implements Expression {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value, Span span) implements Expression {}

  /** {@code none}. */
  record None(Span span) implements Expression {}

  /** {@code not condition}. */
  record Not(Expression condition, Span span) implements Expression {}

  /** {@code -value}. */
  record Negative(Expression value, Span span) implements Expression {}

  /** {@code left and right}, {@code left or right}. */
  record Logic(Connective connective, Expression left, Expression right, Span span)
      implements Expression {}

  /** {@code left == right} and its like. */
  record Comparison(Comparator comparator, Expression left, Expression right, Span span)
      implements Expression {}

  /** {@code left + right} and its like. */
  record Arithmetic(Operator operator, Expression left, Expression right, Span span)
      implements Expression {}

  /** {@code value [not] like "pattern"}: % any text, _ any character. */
  record Like(Expression value, Expression pattern, boolean negated, Span span)
      implements Expression {}

  /** {@code value [not] between low and high}: both ends included. */
  record Between(Expression value, Expression low, Expression high, boolean negated, Span span)
      implements Expression {}

  /** {@code value [not] in (a, b)}. */
  record InList(Expression value, List<Expression> list, boolean negated, Span span)
      implements Expression {
    /** Copies the list. */
    public InList {
      list = List.copyOf(list);
    }
  }

  /** {@code value [not] in (query)}: in its first column. */
  record InQuery(Expression value, Query query, boolean negated, Span span) implements Expression {}

  /** {@code exists (query)}. */
  record Exists(Query query, Span span) implements Expression {}

  /** {@code (query)}: the first column of its one row. */
  record CellOf(Query query, Span span) implements Expression {}

  /** What joins two conditions. */
  enum Connective {
    /** Both. */
    AND,
    /** At least one. */
    OR
  }

  /** What compares two values. */
  enum Comparator {
    /** {@code ==}. */
    EQUAL("=="),
    /** {@code !=}. */
    NOT_EQUAL("!="),
    /** {@code <}. */
    LESS("<"),
    /** {@code <=}. */
    LESS_OR_EQUAL("<="),
    /** {@code >}. */
    GREATER(">"),
    /** {@code >=}. */
    GREATER_OR_EQUAL(">="),
    /** {@code ~}: a regular expression is found in the text. */
    MATCHES("~"),
    /** {@code !~}. */
    DOES_NOT_MATCH("!~");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
      return sign;
    }
  }

  /** What computes with two values. */
  enum Operator {
    /** {@code +}. */
    PLUS("+"),
    /** {@code -}. */
    MINUS("-"),
    /** {@code *}. */
    TIMES("*"),
    /** {@code /}. */
    DIVIDED_BY("/"),
    /** {@code %}. */
    REMAINDER("%");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
      return sign;
    }
  }
}
