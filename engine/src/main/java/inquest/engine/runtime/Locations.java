package inquest.engine.runtime;

import inquest.engine.note.Unreadable;
import java.util.OptionalInt;

/**
 * {@code co_linetable} from 3.11 on: entries of a first byte {@code 1 code:4 length:3} and what the
 * code says follows (Objects/locations.md, from 3.13 InternalDocs/code_objects.md; {@code enum
 * _PyCodeLocationInfoKind}).
 */
final class Locations implements LineTable {
  private static final int START = 0x80; // only an entry's first byte has this bit
  private static final int CODE_UNIT = 2; // bytes
  private static final int ONE_LINE_0 = 10;
  private static final int NO_COLUMNS = 13;
  private static final int LONG = 14;
  private static final int NONE = 15;
  private static final int LONGEST_VARINT = 6; // bytes for 32 bits, 6 bits each

  private final byte[] table;
  private final int firstLine;

  /**
   * @param table the bytes, not copied
   * @param firstLine {@code co_firstlineno}
   */
  Locations(byte[] table, int firstLine) {
    this.table = table;
    this.firstLine = firstLine;
  }

  @Override
  public Position at(int offset) {
    if (offset < 0) {
      return Position.ofLine(firstLine);
    }
    Cursor cursor = new Cursor(table);
    int line = firstLine;
    int end = 0;
    while (cursor.more()) {
      int first = cursor.u8();
      if ((first & START) == 0) {
        throw Unreadable.implausible(0, "the line table is corrupt");
      }
      int code = first >> 3 & 0xf;
      end += ((first & 7) + 1) * CODE_UNIT;
      line += lineStep(code, cursor);
      if (offset < end) {
        return position(code, line, cursor);
      }
      skipRest(code, cursor);
    }
    return Position.NONE;
  }

  private static int lineStep(int code, Cursor cursor) {
    return switch (code) {
      case NO_COLUMNS, LONG -> cursor.signedVarint();
      case ONE_LINE_0, ONE_LINE_0 + 1, ONE_LINE_0 + 2 -> code - ONE_LINE_0;
      default -> 0;
    };
  }

  private static Position position(int code, int line, Cursor cursor) {
    if (code == NONE) {
      return Position.NONE;
    }
    if (code == NO_COLUMNS) {
      // CPython gives the line as the end line too
      return new Position(
          OptionalInt.of(line), OptionalInt.of(line), OptionalInt.empty(), OptionalInt.empty());
    }
    if (code == LONG) {
      int endLine = line + cursor.varint();
      return new Position(
          OptionalInt.of(line),
          OptionalInt.of(endLine),
          columnPlusOne(cursor.varint()),
          columnPlusOne(cursor.varint()));
    }
    int column;
    int endColumn;
    if (code >= ONE_LINE_0) {
      column = cursor.u8();
      endColumn = cursor.u8();
    } else {
      int packed = cursor.u8();
      column = code << 3 | packed >> 4;
      endColumn = column + (packed & 0xf);
    }
    return new Position(
        OptionalInt.of(line),
        OptionalInt.of(line),
        OptionalInt.of(column),
        OptionalInt.of(endColumn));
  }

  private static void skipRest(int code, Cursor cursor) {
    switch (code) {
      case NONE, NO_COLUMNS -> {}
      case LONG -> {
        cursor.varint();
        cursor.varint();
        cursor.varint();
      }
      case ONE_LINE_0, ONE_LINE_0 + 1, ONE_LINE_0 + 2 -> {
        cursor.u8();
        cursor.u8();
      }
      default -> cursor.u8();
    }
  }

  private static OptionalInt columnPlusOne(int stored) {
    return stored <= 0 ? OptionalInt.empty() : OptionalInt.of(stored - 1);
  }

  /** Reads the table. */
  private static final class Cursor {
    private final byte[] table;
    private int at;

    Cursor(byte[] table) {
      this.table = table;
    }

    boolean more() {
      return at < table.length;
    }

    int u8() {
      if (at >= table.length) {
        throw Unreadable.implausible(0, "the line table ends too soon");
      }
      return table[at++] & 0xff;
    }

    /** Six bits a byte, low ones first; 0x40 says that more follow. */
    int varint() {
      int value = 0;
      for (int i = 0; i < LONGEST_VARINT; i++) {
        int part = u8();
        value |= (part & 0x3f) << (6 * i);
        if ((part & 0x40) == 0) {
          break;
        }
      }
      return value;
    }

    int signedVarint() {
      int value = varint();
      return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
    }
  }
}
