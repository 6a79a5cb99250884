package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StringsTest {
  private static final String SNAKE = "snake \ud83d\udc0d";

  @EveryLayout
  void readsTextOfEveryWidth(ObjectHeap heap) {
    for (String text : new String[] {"", "x", "hello", "caf\u00e9", "\u7dda\u7a0b \u20ac", SNAKE}) {
      assertEquals(text, heap.objects().text(heap.str(text)));
    }
  }

  @EveryLayout
  void countsCodePoints(ObjectHeap heap) {
    assertEquals(7, heap.objects().str(heap.str(SNAKE)).length());
  }

  @EveryLayout
  void keepsLoneSurrogates(ObjectHeap heap) {
    assertEquals("a\ud800b", heap.objects().text(heap.str("a\ud800b")));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void readsTextThatLiesElsewhere(ObjectHeap heap) {
    TextWriter writer = new TextWriter(heap);
    assertEquals("abc", heap.objects().text(writer.legacy("abc", 1)));
    assertEquals("\u20ac", heap.objects().text(writer.legacy("\u20ac", 2)));
    assertEquals(SNAKE, heap.objects().text(writer.legacy(SNAKE, 4)));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#wide")
  void readsTextThatWasNotMadeReady(ObjectHeap heap) {
    Ref ref = new TextWriter(heap).legacy("", 1);
    long wide = heap.allocate(12);
    heap.put(wide, 4, 'h').put(wide + 4, 4, 0x1f40d).put(wide + 8, 4, 'i');
    heap.set(ref.address(), "PyASCIIObject", "state.kind", 0);
    heap.set(ref.address(), "PyASCIIObject", "wstr", wide);
    heap.set(ref.address(), "PyCompactUnicodeObject", "wstr_length", 3);
    assertEquals("h\ud83d\udc0di", heap.objects().text(ref));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python2")
  void readsPython2UnicodeOfEitherWidth(ObjectHeap heap) {
    TextWriter writer = new TextWriter(heap);
    for (String text : new String[] {"", "a", "abc", "caf\u00e9"}) {
      assertEquals(text, heap.objects().text(writer.unicode(text, 2)));
      assertEquals(text, heap.objects().text(writer.unicode(text, 4)));
    }
  }

  @EveryLayout
  void readsTheBeginningOfALongText(ObjectHeap heap) {
    Text.Str str = heap.objects().str(heap.str("0123456789".repeat(7_000)));
    assertEquals(70_000, str.length());
    assertTrue(str.truncated());
    assertEquals(65_536, str.text().length());
  }

  @EveryLayout
  void refusesToCallTheBeginningTheWhole(ObjectHeap heap) {
    Ref ref = heap.str("0123456789".repeat(7_000));
    assertThrows(Unreadable.class, () -> heap.objects().text(ref));
  }

  @EveryLayout
  void refusesWhatIsNoText(ObjectHeap heap) {
    Ref number = heap.integer(1);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().text(number));
    assertEquals(
        "unreadable at 0x" + Long.toHexString(number.address()) + ": no str", failure.getMessage());
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void refusesACharacterThatIsNone(ObjectHeap heap) {
    Ref ref = new TextWriter(heap).compact(SNAKE, 4, false);
    long data = ref.address() + heap.struct("PyCompactUnicodeObject").size();
    heap.put(data, 4, 0x110000);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().text(ref));
    assertEquals(
        "unreadable at 0x" + Long.toHexString(data) + ": no character: 0x110000",
        failure.getMessage());
  }
}
