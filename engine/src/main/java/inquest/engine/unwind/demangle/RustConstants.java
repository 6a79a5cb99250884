package inquest.engine.unwind.demangle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Constants among the generic arguments of Rust (RFC 2603, and values of any type from 2022 on).
 */
final class RustConstants {
  private final RustV0 names;
  private final Mangled in;
  private final RustText out;

  RustConstants(RustV0 names) {
    this.names = names;
    this.in = names.in;
    this.out = names.out;
  }

  /** A constant; {@code inside} another expression, which needs no braces. */
  void constant(boolean inside) {
    in.enter();
    char type = in.next();
    switch (type) {
      case 'p' -> out.add("_");
      case 'h', 't', 'm', 'y', 'o', 'j' -> number();
      case 'a', 's', 'l', 'x', 'n', 'i' -> {
        out.add(in.accept('n') ? "-" : "");
        number();
      }
      case 'b' -> truth();
      case 'c' -> out.add(quoted('\'', Character.toString(codePoint())));
      case 'B' -> {
        int back = names.backwards();
        if (back >= 0) {
          constant(inside);
          in.rewind(back);
        }
      }
      case 'R', 'Q' -> reference(type == 'Q', inside);
      case 'e', 'A', 'T', 'V' -> {
        out.add(inside ? "" : "{");
        compound(type);
        out.add(inside ? "" : "}");
      }
      default -> throw new NotMangled("no constant");
    }
    in.leave();
  }

  private void reference(boolean mutable, boolean inside) {
    if (!mutable && in.accept('e')) {
      out.add(quoted('"', string()));
      return;
    }
    out.add(inside ? "&" : "{&");
    out.add(mutable ? "mut " : "");
    constant(true);
    out.add(inside ? "" : "}");
  }

  private void compound(char type) {
    switch (type) {
      case 'e' -> out.add("*" + quoted('"', string()));
      case 'A' -> {
        out.add("[");
        list();
        out.add("]");
      }
      case 'T' -> {
        out.add("(");
        out.add(list() == 1 ? ",)" : ")");
      }
      default -> structure();
    }
  }

  private int list() {
    int count = 0;
    while (!in.accept('E')) {
      out.add(count++ > 0 ? ", " : "");
      constant(true);
    }
    return count;
  }

  private void structure() {
    names.path(true);
    switch (in.next()) {
      case 'U' -> {}
      case 'T' -> {
        out.add("(");
        list();
        out.add(")");
      }
      case 'S' -> {
        out.add(" { ");
        String comma = "";
        while (!in.accept('E')) {
          out.add(comma);
          comma = ", ";
          names.optionalBase62('s');
          out.add(names.identifier());
          out.add(": ");
          constant(true);
        }
        out.add(" }");
      }
      default -> throw new NotMangled("no fields");
    }
  }

  private String hexadecimal() {
    int start = in.position();
    char c = in.next();
    while (Mangled.isDigit(c) || c >= 'a' && c <= 'f') {
      c = in.next();
    }
    if (c != '_') {
      throw new NotMangled("no hexadecimal digits");
    }
    String digits = in.since(start);
    return digits.substring(0, digits.length() - 1);
  }

  /** Printed in decimal when it fits 64 bits. */
  private void number() {
    String digits = hexadecimal();
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    digits = digits.substring(zeros);
    if (digits.length() > 16) {
      out.add("0x" + digits);
    } else {
      long value = digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
      out.add(Long.toUnsignedString(value));
    }
  }

  private void truth() {
    switch (hexadecimal()) {
      case "0" -> out.add("false");
      case "1" -> out.add("true");
      default -> throw new NotMangled("no truth value");
    }
  }

  private int codePoint() {
    String digits = hexadecimal();
    int value = digits.isEmpty() || digits.length() > 6 ? -1 : Integer.parseInt(digits, 16);
    if (!Character.isValidCodePoint(value) || value >= 0xd800 && value < 0xe000) {
      throw new NotMangled("no character");
    }
    return value;
  }

  private String string() {
    String digits = hexadecimal();
    if (digits.length() % 2 != 0) {
      throw new NotMangled("half a byte");
    }
    try {
      byte[] bytes = HexFormat.of().parseHex(digits);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NotMangled("no UTF-8");
    }
  }

  private static String quoted(char quote, String text) {
    StringBuilder plain = new StringBuilder().append(quote);
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      escape(plain, quote, point);
      at += Character.charCount(point);
    }
    return plain.append(quote).toString();
  }

  private static void escape(StringBuilder plain, char quote, int point) {
    switch (point) {
      case '\t' -> plain.append("\\t");
      case '\r' -> plain.append("\\r");
      case '\n' -> plain.append("\\n");
      case '\\' -> plain.append("\\\\");
      default -> {
        if (point == quote) {
          plain.append('\\').append(quote);
        } else if (point >= ' ' && point < 0x7f) {
          plain.append((char) point);
        } else {
          plain.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
      }
    }
  }
}
