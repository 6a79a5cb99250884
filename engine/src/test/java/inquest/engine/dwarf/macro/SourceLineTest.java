package inquest.engine.dwarf.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLineTest {
  private static List<String> words(String line) {
    return SourceLine.words(line).stream()
        .map(w -> w.text() + "@" + w.column() + (w.called() ? "()" : "") + " " + w.depth())
        .toList();
  }

  @Test
  void identifiersHaveColumnsCallsAndDepths() {
    assertEquals(
        List.of("if@3() 0", "MAX@7() 1", "a@11 2", "f@14() 2", "b@17 3"),
        words("  if (MAX(a, f (b)) > 3)"));
  }

  @Test
  void commentsStringsAndNumbersHaveNone() {
    assertEquals(
        List.of("a@1 0", "b@37 0"), words("a = \"MAX\\\"(\" + 'X' + 0xMAX /*MAX*/+ b; // MAX"));
    assertEquals(List.of("a@1 0"), words("a /* MAX"));
  }

  @Test
  void columnsCountBytes() {
    assertEquals(List.of("é@1 0", "日本@6 0", "x@15 0"), words("é = 日本 + x"));
  }
}
