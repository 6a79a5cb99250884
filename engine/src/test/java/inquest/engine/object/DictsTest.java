package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.layout.Axes.DictForm;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DictsTest {
  private static final Ref NULL = new Ref(0);

  private static List<String> names(ObjectHeap heap, Ref dict) {
    List<String> names = new ArrayList<>();
    for (Entry entry : heap.objects().entries(dict)) {
      names.add(heap.objects().text(entry.key()));
    }
    return names;
  }

  @EveryLayout
  void walksEntriesInOrder(ObjectHeap heap) {
    Ref one = heap.integer(1);
    Ref two = heap.integer(2);
    Ref dict = heap.dict("z", one, "a", two);
    assertEquals(List.of("z", "a"), names(heap, dict));
    assertEquals(2, heap.objects().size(dict));
  }

  @EveryLayout
  void walksKeysOfAnyType(ObjectHeap heap) {
    Ref key = heap.integer(7);
    Ref value = heap.str("seven");
    assertEquals(
        List.of(new Entry(key, value)), Heaps.met(heap.objects().entries(heap.dict(key, value))));
  }

  @EveryLayout
  void leavesDeletedEntriesOut(ObjectHeap heap) {
    Ref one = heap.integer(1);
    assertEquals(List.of("a", "c"), names(heap, heap.dict("a", one, "b", NULL, "c", one)));
  }

  @EveryLayout
  void findsANameAmongMany(ObjectHeap heap) {
    Object[] entries = new Object[400];
    for (int i = 0; i < 200; i++) {
      entries[2 * i] = "key" + i;
      entries[2 * i + 1] = heap.integer(i);
    }
    Ref dict = heap.dict(entries);
    assertEquals(Optional.of((Ref) entries[2 * 77 + 1]), heap.objects().item(dict, "key77"));
    assertEquals(Optional.empty(), heap.objects().item(dict, "key200"));
  }

  @EveryLayout
  void readsAnEmptyDict(ObjectHeap heap) {
    assertEquals(List.of(), names(heap, heap.dict()));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void leavesKeysOutThatHaveNoValueInASplitDict(ObjectHeap heap) {
    Ref one = heap.integer(1);
    Ref dict = new DictWriter(heap).split("a", one, "b", NULL, "c", one);
    assertEquals(List.of("a", "c"), names(heap, dict));
    assertEquals(2, heap.objects().size(dict));
  }

  @EveryLayout
  void refusesATableThatCannotBe(ObjectHeap heap) {
    Ref dict = heap.dict("a", heap.integer(1));
    if (heap.axes().dicts() == DictForm.OLD) {
      heap.set(dict.address(), "PyDictObject", "ma_mask", 5);
    } else {
      long keys = heap.memory().i64(dict.address() + heap.offset("PyDictObject", "ma_keys"));
      heap.set(keys, "PyDictKeysObject", "dk_nentries", 1L << 40);
    }
    assertThrows(Unreadable.class, () -> heap.objects().entries(dict));
  }

  @EveryLayout
  void refusesMoreEntriesThanItsTableHolds(ObjectHeap heap) {
    Ref dict = heap.dict("a", heap.integer(1));
    heap.set(dict.address(), "PyDictObject", "ma_used", -1);
    assertThrows(Unreadable.class, () -> heap.objects().size(dict));
  }
}
