package inquest.scripts.jython;

import inquest.engine.dwarf.CType;
import inquest.engine.dwarf.CType.Member;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;

/**
 * A C structure in the target for {@code inquest.py}: members of anonymous parts and of base
 * classes count as its own.
 */
public final class StructView {
  /** Elements of an array that are given; more is a fault of the hook's. */
  private static final int MOST_ELEMENTS = 100_000;

  private final CType.Aggregate type;
  private final long address;
  private final TargetReader reader;
  private final Map<String, Member> members = new LinkedHashMap<>();

  StructView(CType.Aggregate type, long address, TargetReader reader) {
    this.type = type;
    this.address = address;
    this.reader = reader;
    gather(type, 0);
  }

  private void gather(CType.Aggregate from, long bits) {
    for (Member member : from.members()) {
      Member here =
          new Member(
              member.name(),
              member.typedef(),
              member.type(),
              bits + member.bit(),
              member.bitSize());
      if (!member.name().isEmpty()) {
        members.putIfAbsent(member.name(), here);
      } else if (member.type() instanceof CType.Aggregate inner) {
        gather(inner, here.bit());
      }
    }
  }

  /** Its name. */
  public String name() {
    return type.name();
  }

  /** Where it lies. */
  public PyObject address() {
    return Conversion.address(address);
  }

  /** The names of its fields, in the order of the declaration. */
  public List<String> fields() {
    return List.copyOf(members.keySet());
  }

  /** Whether it has a field of that name. */
  public boolean has(String field) {
    return members.containsKey(field);
  }

  /**
   * A number; a pointer as an address; bytes of an array of characters up to the first zero; a list
   * of any other array; a structure that lies inside.
   */
  public PyObject get(String field) {
    return reader.reading(() -> {
      Member member = members.get(field);
      return member.bitSize() == 0
          ? at(member.type(), address + member.bit() / Byte.SIZE)
          : bits(member);
    });
  }

  /** The text that a pointer points to, or that an array of characters holds, as bytes. */
  public PyObject cstring(String field) {
    Member member = members.get(field);
    if (member == null) {
      throw Py.KeyError(field);
    }
    long at = address + member.bit() / Byte.SIZE;
    return switch (member.type()) {
      case CType.Pointer p ->
          reader.reading(() -> reader.cstring(Conversion.address(memory().i64(at))));
      case CType.Array a when isCharacters(a) -> get(field);
      default -> throw Py.TypeError(field + " is neither a pointer nor an array of characters");
    };
  }

  private Memory memory() {
    return reader.memory();
  }

  private PyObject at(CType kind, long at) {
    return switch (kind) {
      case CType.Pointer pointer -> Conversion.address(memory().i64(at));
      case CType.Scalar number -> number(number, at);
      case CType.Array array -> array(array, at);
      case CType.Aggregate inner -> reader.struct(new StructView(inner, at, reader));
      case CType.Unknown unknown ->
          throw new Unreadable(Absence.UNSUPPORTED, at, "the type of the field is not known");
    };
  }

  private PyObject number(CType.Scalar number, long at) {
    return switch (number.encoding()) {
      case SIGNED, UNSIGNED ->
          Conversion.whole(
              reader.number(
                  at, Math.toIntExact(number.size()), number.encoding() == CType.Encoding.SIGNED));
      case FLOAT ->
          Py.newFloat(
              switch ((int) number.size()) {
                case 4 -> Float.intBitsToFloat(memory().i32(at));
                case 8 -> memory().f64(at);
                default ->
                    throw new Unreadable(
                        Absence.UNSUPPORTED, at, number.name() + " is no float of 4 or 8 bytes");
              });
      case OTHER ->
          throw new Unreadable(Absence.UNSUPPORTED, at, number.name() + " is no plain number");
    };
  }

  private PyObject array(CType.Array array, long at) {
    if (isCharacters(array)) {
      byte[] bytes = memory().bytes(at, Math.toIntExact(Math.min(array.size(), 1 << 20)));
      int end = 0;
      while (end < bytes.length && bytes[end] != 0) {
        end++;
      }
      return Interpreter.latin1(java.util.Arrays.copyOf(bytes, end));
    }
    long size = array.element().size();
    long count = size == 0 ? 0 : array.size() / size;
    if (count > MOST_ELEMENTS) {
      throw new Unreadable(Absence.UNSUPPORTED, at, "an array of " + count + " elements");
    }
    List<PyObject> all = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      all.add(at(array.element(), at + i * size));
    }
    return new PyList(all);
  }

  private static boolean isCharacters(CType.Array array) {
    return array.element() instanceof CType.Scalar n && n.size() == 1 && n.name().endsWith("char");
  }

  /** A bit field, little-endian: the bytes that it touches as one number. */
  private PyObject bits(Member member) {
    long first = member.bit() / Byte.SIZE;
    int shift = (int) (member.bit() % Byte.SIZE);
    int bytes = (shift + member.bitSize() + Byte.SIZE - 1) / Byte.SIZE;
    BigInteger raw = reader.number(address + first, bytes, false).shiftRight(shift);
    BigInteger value = raw.and(BigInteger.ONE.shiftLeft(member.bitSize()).subtract(BigInteger.ONE));
    boolean signed =
        member.type() instanceof CType.Scalar n && n.encoding() == CType.Encoding.SIGNED;
    return Conversion.whole(
        signed && value.testBit(member.bitSize() - 1)
            ? value.subtract(BigInteger.ONE.shiftLeft(member.bitSize()))
            : value);
  }
}
