package inquest.engine.object;

import inquest.engine.layout.Axes.StringForm;
import inquest.engine.layout.Field;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code int}, {@code bool}, and Python 2's {@code int} and {@code long}
 * (Include/cpython/longintrepr.h).
 */
final class IntDecoder implements Decoder {
  /** {@code _PyLong_NON_SIZE_BITS}: the low bits of {@code lv_tag} that are not the size. */
  private static final int NON_SIZE_BITS = 3;

  /** {@code SIGN_MASK}: 0 positive, 1 zero, 2 negative. */
  private static final int SIGN_MASK = 3;

  @Override
  public List<String> types() {
    return List.of("int", "long", "bool");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    boolean python2 = objects.layout().axes().strings() == StringForm.PYTHON2;
    if (python2 && !type.equals("long")) {
      long value = objects.view("PyIntObject", ref).integer("ob_ival");
      return type.equals("bool")
          ? new Scalar.Bool(value != 0)
          : new Scalar.Int(BigInteger.valueOf(value), false);
    }
    PyValue number = digits(objects, ref, python2);
    if (type.equals("bool") && number instanceof Scalar.Int value) {
      return new Scalar.Bool(value.value().signum() != 0);
    }
    return number;
  }

  private static PyValue digits(Objects objects, Ref ref, boolean isLong) {
    View view = objects.view("PyLongObject", ref);
    return switch (objects.layout().axes().ints()) {
      case SIGNED_SIZE -> {
        long size = objects.view("PyVarObject", ref).integer("ob_size");
        yield number(objects, view, "ob_digit", size < 0, size < 0 ? -size : size, isLong);
      }
      case TAG -> {
        long tag = view.integer("long_value.lv_tag");
        if ((tag & SIGN_MASK) == SIGN_MASK) {
          throw Unreadable.implausible(ref.address(), "the sign of an int is 3");
        }
        boolean negative = (tag & SIGN_MASK) == 2;
        yield number(objects, view, "long_value.ob_digit", negative, tag >>> NON_SIZE_BITS, isLong);
      }
    };
  }

  private static PyValue number(
      Objects objects, View view, String field, boolean negative, long count, boolean isLong) {
    Field digit = view.struct().field(field);
    int width = digit.size();
    int bits = width == 2 ? 15 : 30;
    if (width != 2 && width != 4) {
      throw Unreadable.implausible(view.address(), "digits of " + width + " bytes");
    }
    long first = view.addressOf(field);
    Memory memory = objects.memory();
    Plausible.array(memory, "number of digits", first, count, width);
    if (count * width > objects.limits().stringBytes()) {
      return new Scalar.HugeInt(negative, count * bits);
    }
    BigInteger magnitude = magnitude(memory.bytes(first, (int) count * width), width, bits);
    return new Scalar.Int(negative ? magnitude.negate() : magnitude, isLong);
  }

  /** Packs digits of 15 or 30 bits, least significant first. */
  private static BigInteger magnitude(byte[] raw, int width, int bits) {
    int count = raw.length / width;
    if (count <= 2) {
      long small = 0;
      for (int i = count - 1; i >= 0; i--) {
        small = small << bits | digit(raw, i * width, width);
      }
      return BigInteger.valueOf(small);
    }
    byte[] packed = new byte[(int) (((long) count * bits + 7) / 8) + 1];
    long carry = 0;
    int held = 0;
    int at = packed.length;
    for (int i = 0; i < count; i++) {
      carry |= digit(raw, i * width, width) << held;
      held += bits;
      while (held >= 8) {
        packed[--at] = (byte) carry;
        carry >>>= 8;
        held -= 8;
      }
    }
    if (held > 0) {
      packed[--at] = (byte) carry;
    }
    return new BigInteger(1, packed);
  }

  private static long digit(byte[] raw, int at, int width) {
    long digit = (raw[at] & 0xff) | (raw[at + 1] & 0xff) << 8;
    return width == 2
        ? digit & 0x7fff
        : (digit | (raw[at + 2] & 0xffL) << 16 | (raw[at + 3] & 0xffL) << 24) & 0x3fff_ffffL;
  }
}
