package inquest.engine.object;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * How one element of a numpy array is read.
 *
 * @param form its kind and size
 * @param swapped whether its bytes are big-endian
 * @param unit of dates and durations: {@code D}, {@code 25ns}; empty for other kinds
 */
record NumpyElement(Form form, boolean swapped, String unit) {
  /** {@code NPY_DATETIMEUNIT}, by number; 3 was business days once. */
  private static final List<String> UNITS =
      List.of("Y", "M", "W", "", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as", "generic");

  /** Seconds, or parts of one, in a unit. */
  private static final List<String> CLOCKS = List.of("h", "m", "s", "ms", "us", "ns");

  /**
   * What numpy calls a type.
   *
   * @param kind numpy's letter for it: b i u f c m M O S U V T
   * @param size bytes
   */
  record Form(char kind, int size) {}

  /** A unit as numpy writes it. */
  static String unit(int base, int count) {
    String name = base >= 0 && base < UNITS.size() ? UNITS.get(base) : "?";
    return count == 1 ? name : count + name;
  }

  /** numpy's name for the type. */
  String name() {
    int bits = 8 * form.size();
    if (swapped && "iufcMm".indexOf(form.kind()) >= 0) {
      return ">" + form.kind() + form.size() + brackets();
    }
    return switch (form.kind()) {
      case 'b' -> "bool";
      case 'i' -> "int" + bits;
      case 'u' -> "uint" + bits;
      case 'f' -> "float" + bits;
      case 'c' -> "complex" + bits;
      case 'M' -> "datetime64" + brackets();
      case 'm' -> "timedelta64" + brackets();
      case 'O' -> "object";
      case 'U' -> (swapped ? ">U" : "<U") + form.size() / 4;
      case 'S' -> "S" + form.size();
      case 'T' -> "StringDType()";
      default -> "V" + form.size();
    };
  }

  private String brackets() {
    return unit.isEmpty() || unit.equals("generic") ? "" : "[" + unit + "]";
  }

  /** Whether elements can be read: long doubles, records and variable strings cannot. */
  boolean isReadable() {
    return switch (form.kind()) {
      case 'b' -> form.size() == 1;
      case 'i', 'u', 'f' -> form.size() <= 8;
      case 'c' -> form.size() == 8 || form.size() == 16;
      case 'M', 'm', 'O' -> form.size() == 8;
      case 'U', 'S' -> true;
      default -> false;
    };
  }

  PyValue read(Memory memory, long at) {
    return switch (form.kind()) {
      case 'b' -> new Scalar.Bool(memory.u8(at) != 0);
      case 'i' -> new Scalar.Int(integer(memory, at, true), false);
      case 'u' -> new Scalar.Int(integer(memory, at, false), false);
      case 'f' -> new Scalar.FloatValue(floating(memory, at, form.size()));
      case 'c' -> {
        int half = form.size() / 2;
        yield new Scalar.Complex(floating(memory, at, half), floating(memory, at + half, half));
      }
      case 'O' -> new Thing.Held(new Ref(memory.i64(at)));
      case 'U' -> text(memory, at);
      case 'S' -> bytes(memory, at);
      case 'm' -> new Scalar.Int(integer(memory, at, true), false);
      case 'M' -> date(integer(memory, at, true).longValue());
      default -> throw new Unreadable(Absence.UNSUPPORTED, at, "an element of type " + name());
    };
  }

  private BigInteger integer(Memory memory, long at, boolean signed) {
    byte[] bytes = ordered(memory, at, form.size());
    return signed ? new BigInteger(bytes) : new BigInteger(1, bytes);
  }

  private double floating(Memory memory, long at, int size) {
    BigInteger bits = new BigInteger(1, ordered(memory, at, size));
    return switch (size) {
      case 2 -> Float.float16ToFloat(bits.shortValue());
      case 4 -> Float.intBitsToFloat(bits.intValue());
      default -> Double.longBitsToDouble(bits.longValue());
    };
  }

  /** The bytes, most significant first. */
  private byte[] ordered(Memory memory, long at, int size) {
    byte[] bytes = memory.bytes(at, size);
    if (!swapped) {
      for (int i = 0; i < size / 2; i++) {
        byte b = bytes[i];
        bytes[i] = bytes[size - 1 - i];
        bytes[size - 1 - i] = b;
      }
    }
    return bytes;
  }

  /** UCS-4, filled up with zeros. */
  private PyValue text(Memory memory, long at) {
    StringBuilder text = new StringBuilder();
    int length = 0;
    int units = Math.min(form.size() / 4, 4_096);
    for (int i = 0; i < units; i++) {
      int point = new BigInteger(1, ordered(memory, at + 4L * i, 4)).intValue();
      if (!Character.isValidCodePoint(point)) {
        throw Unreadable.implausible(at, "no character: 0x" + Integer.toHexString(point));
      }
      text.appendCodePoint(point);
      length = point == 0 ? length : i + 1;
    }
    text.setLength(text.offsetByCodePoints(0, length));
    return new Text.Str(text.toString(), length, units < form.size() / 4);
  }

  /** Bytes, filled up with zeros. */
  private PyValue bytes(Memory memory, long at) {
    byte[] all = memory.bytes(at, Math.min(form.size(), 16_384));
    int length = all.length;
    while (length > 0 && all[length - 1] == 0) {
      length--;
    }
    return new Text.Bytes(
        Text.Bytes.Kind.BYTES, Bytes.of(java.util.Arrays.copyOf(all, length)), length);
  }

  /** A date as numpy prints it; its number where the unit is not one of the calendar or clock. */
  private PyValue date(long count) {
    if (count == Long.MIN_VALUE) {
      return new Text.Str("NaT", 3, false);
    }
    String text =
        switch (unit) {
          case "Y" -> Math.abs(count) > 1_000_000 ? "" : Long.toString(1970 + count);
          case "M" ->
              Math.abs(count) > 10_000_000
                  ? ""
                  : LocalDate.ofEpochDay(0).plusMonths(count).toString().substring(0, 7);
          case "D" -> Math.abs(count) > 300_000_000 ? "" : LocalDate.ofEpochDay(count).toString();
          default -> CLOCKS.contains(unit) ? clock(count) : "";
        };
    return text.isEmpty()
        ? new Scalar.Int(BigInteger.valueOf(count), false)
        : new Text.Str(text, text.length(), false);
  }

  private String clock(long count) {
    long perSecond =
        switch (unit) {
          case "ms" -> 1_000;
          case "us" -> 1_000_000;
          case "ns" -> 1_000_000_000;
          default -> 1;
        };
    long seconds =
        switch (unit) {
          case "h" -> count * 3_600;
          case "m" -> count * 60;
          default -> Math.floorDiv(count, perSecond);
        };
    boolean overflown = perSecond == 1 && Math.abs(count) > Long.MAX_VALUE / 3_600;
    if (overflown || Math.abs(seconds) > 20_000_000_000_000L) {
      return "";
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    String date = time.toLocalDate() + "T";
    String fraction =
        switch (unit) {
          case "ms" -> String.format(Locale.ROOT, ".%03d", Math.floorMod(count, perSecond));
          case "us" -> String.format(Locale.ROOT, ".%06d", Math.floorMod(count, perSecond));
          case "ns" -> String.format(Locale.ROOT, ".%09d", Math.floorMod(count, perSecond));
          default -> "";
        };
    return switch (unit) {
      case "h" -> date + String.format(Locale.ROOT, "%02d", time.getHour());
      case "m" -> date + String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
      default ->
          date
              + String.format(
                  Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
              + fraction;
    };
  }
}
