package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against tables written by hand, and against what real interpreters make of their own. */
class LineTableTest {
  @Test
  void aLineStepFrom0x80OnGoesFarAheadInPython2() {
    LineTable table = new Lnotab(bytes("0001 06ff 0082 0201"), 10, false);
    assertEquals(Position.ofLine(11), table.at(0));
    assertEquals(Position.ofLine(11), table.at(5));
    assertEquals(Position.ofLine(11 + 255 + 130), table.at(6));
    assertEquals(Position.ofLine(11 + 255 + 130 + 1), table.at(900));
  }

  @Test
  void aLineStepFrom0x80OnGoesBackInPython3() {
    LineTable table = new Lnotab(bytes("0001 047f 02ff"), 10, true);
    assertEquals(Position.ofLine(11 + 127), table.at(4));
    assertEquals(Position.ofLine(11 + 127 - 1), table.at(6));
  }

  @Test
  void aFrameThatHasNotBegunIsAtTheFirstLine() {
    assertEquals(Position.ofLine(10), new Lnotab(bytes("0001"), 10, true).at(-1));
    assertEquals(Position.ofLine(10), new LineRanges(bytes("0201"), 10).at(-1));
    assertEquals(Position.ofLine(10), new Locations(bytes("d80b0c"), 10).at(-2));
  }

  @Test
  void aRangeWithoutALineHasNone() {
    LineTable table = new LineRanges(bytes("0280 0203 04ff"), 2);
    assertEquals(Position.NONE, table.at(0));
    assertEquals(Position.ofLine(5), table.at(2));
    assertEquals(Position.ofLine(4), table.at(6));
    assertEquals(Position.NONE, table.at(8), "behind the last range");
  }

  @Test
  void aLongLocationHasLinesAndColumnsOfAnyLength() {
    // code 14, 2 units; line -3 (svarint 7), end line +1, column 99 (varint 100), end column 4095
    LineTable table = new Locations(bytes("f1 07 01 6401 4040 01".replace(" ", "")), 20);
    assertEquals(
        new Position(
            OptionalInt.of(17), OptionalInt.of(18), OptionalInt.of(99), OptionalInt.of(4095)),
        table.at(2));
  }

  @Test
  void aTableThatLostItsPlaceIsNotTrusted() {
    LineTable table = new Locations(bytes("d80b0c 0000"), 1);
    assertEquals(OptionalInt.of(11), table.at(0).column());
    assertEquals(
        "unreadable: the line table is corrupt",
        assertThrows(Unreadable.class, () -> table.at(2)).getMessage());
    assertEquals(
        "unreadable: the line table ends too soon",
        assertThrows(Unreadable.class, () -> new Locations(bytes("f1"), 1).at(0)).getMessage());
  }

  static Stream<String> realTables() throws IOException {
    try (InputStream in = LineTableTest.class.getResourceAsStream("linetables.txt")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertTrue(lines.size() > 80, "the tables are there");
      return lines.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("realTables")
  void agreesWithTheInterpreterThatMadeIt(String line) {
    List<String> words = Arrays.asList(line.split(" ", -1));
    int firstLine = Integer.parseInt(words.get(3));
    byte[] bytes = words.get(4).equals("-") ? new byte[0] : bytes(words.get(4));
    LineTable table =
        switch (words.get(1)) {
          case "lnotab-unsigned" -> new Lnotab(bytes, firstLine, false);
          case "lnotab-signed" -> new Lnotab(bytes, firstLine, true);
          case "ranges" -> new LineRanges(bytes, firstLine);
          case "locations" -> new Locations(bytes, firstLine);
          default -> throw new AssertionError(words.get(1));
        };
    assertAll(words.stream().skip(6).map(run -> () -> agrees(table, run)));
  }

  private static void agrees(LineTable table, String run) {
    String[] parts = run.split(":", -1);
    String[] ends = parts[0].split("-", -1);
    for (int at = Integer.parseInt(ends[0]); at <= Integer.parseInt(ends[1]); at += 2) {
      assertEquals(parts[1], words(table.at(at), parts[1].contains(",")), "offset " + at);
    }
  }

  private static String words(Position position, boolean columns) {
    Stream<OptionalInt> numbers =
        columns
            ? Stream.of(
                position.line(), position.endLine(), position.column(), position.endColumn())
            : Stream.of(position.line());
    return numbers
        .map(n -> n.isPresent() ? String.valueOf(n.getAsInt()) : "-")
        .collect(Collectors.joining(","));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
