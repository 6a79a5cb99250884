package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.layout.Struct;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Lists, tuples, sets, deques, ordered dicts, views, ranges and arrays. */
class ContainersTest {
  @EveryLayout
  void readsTheItemThatIsAskedFor(ObjectHeap heap) {
    Ref one = heap.integer(1);
    Ref two = heap.integer(2);
    Items list = ((Container.Sequence) heap.objects().value(heap.list(one, two))).items();
    Items tuple = ((Container.Sequence) heap.objects().value(heap.tuple(one, two))).items();
    assertEquals(2, list.length());
    assertEquals(two, list.get(1));
    assertEquals(2, tuple.length());
    assertEquals(two, tuple.get(1));
  }

  @EveryLayout
  void refusesAListLongerThanItsMemory(ObjectHeap heap) {
    Ref list = heap.list(heap.integer(1));
    for (long size : new long[] {-1, 2, 1L << 40}) {
      heap.set(list.address(), "PyVarObject", "ob_size", size);
      assertThrows(Unreadable.class, () -> heap.objects().value(list));
    }
  }

  @EveryLayout
  void refusesATupleLongerThanAllMemory(ObjectHeap heap) {
    Ref tuple = heap.tuple(heap.integer(1));
    for (long size : new long[] {-1, 1L << 40, Long.MAX_VALUE}) {
      heap.set(tuple.address(), "PyVarObject", "ob_size", size);
      assertThrows(Unreadable.class, () -> heap.objects().value(tuple));
    }
  }

  private static Ref set(ObjectHeap heap, Ref... keys) {
    Struct entry = heap.struct("setentry");
    long table = heap.allocate(16L * entry.size());
    for (int i = 0; i < keys.length; i++) {
      long at = table + (3L * i) * entry.size();
      heap.word(at + entry.offset("key"), keys[i].address());
      heap.word(at + entry.offset("hash"), 17 + i);
    }
    Ref ref = heap.object("PySetObject", heap.type("set", 0, 0));
    heap.set(ref.address(), "PySetObject", "mask", 15);
    heap.set(ref.address(), "PySetObject", "table", table);
    heap.set(ref.address(), "PySetObject", "used", keys.length);
    return ref;
  }

  @EveryLayout
  void walksASetAndLeavesRemovedElementsOut(ObjectHeap heap) {
    Ref one = heap.integer(1);
    Ref gone = heap.isPython2() ? heap.str("<dummy key>") : heap.integer(0);
    Ref two = heap.integer(2);
    Ref ref = set(heap, one, gone, two);
    long table = heap.memory().i64(ref.address() + heap.offset("PySetObject", "table"));
    Struct entry = heap.struct("setentry");
    heap.word(table + 3L * entry.size() + entry.offset("hash"), -1);
    heap.set(ref.address(), "PySetObject", "used", 2);
    Container.SetValue set = (Container.SetValue) heap.objects().value(ref);
    assertEquals(2, set.length());
    assertEquals(List.of(one, two), Heaps.met(set.elements()));
  }

  @EveryLayout
  void refusesASetWhoseMaskIsNone(ObjectHeap heap) {
    Ref ref = set(heap, heap.integer(1));
    for (long mask : new long[] {-1, 5, (1L << 40) - 1}) {
      heap.set(ref.address(), "PySetObject", "mask", mask);
      assertThrows(Unreadable.class, () -> heap.objects().value(ref));
    }
  }

  private static Ref deque(ObjectHeap heap, int left, Ref... items) {
    Struct block = heap.struct("block");
    int perBlock = block.field("data").size() / 8;
    long first = heap.allocate(block.size());
    Ref ref = heap.object("dequeobject", heap.type("collections.deque", 0, 0));
    long at = first;
    int index = left;
    for (Ref item : items) {
      if (index == perBlock) {
        long next = heap.allocate(block.size());
        heap.word(at + block.offset("rightlink"), next);
        at = next;
        index = 0;
      }
      heap.word(at + block.offset("data") + 8L * index++, item.address());
    }
    heap.set(ref.address(), "dequeobject", "leftblock", first);
    heap.set(ref.address(), "dequeobject", "leftindex", left);
    heap.set(ref.address(), "dequeobject", "maxlen", -1);
    if (heap.has("dequeobject", "len")) {
      heap.set(ref.address(), "dequeobject", "len", items.length);
    } else {
      heap.set(ref.address(), "PyVarObject", "ob_size", items.length);
    }
    return ref;
  }

  @EveryLayout
  void walksADequeFromBlockToBlock(ObjectHeap heap) {
    Ref[] items = new Ref[150];
    for (int i = 0; i < items.length; i++) {
      items[i] = heap.integer(i);
    }
    Ref ref = deque(heap, 30, items);
    Container.DequeValue deque = (Container.DequeValue) heap.objects().value(ref);
    assertEquals(List.of((Object[]) items), Heaps.met(deque.elements()));
    assertEquals(OptionalLong.empty(), deque.maxlen());
  }

  @EveryLayout
  void endsADequeWhoseBlocksEnd(ObjectHeap heap) {
    Ref[] items = new Ref[100];
    java.util.Arrays.fill(items, heap.integer(1));
    Ref ref = deque(heap, 0, items);
    if (heap.has("dequeobject", "len")) {
      heap.set(ref.address(), "dequeobject", "len", 1_000_000);
    } else {
      heap.set(ref.address(), "PyVarObject", "ob_size", 1_000_000);
    }
    Container.DequeValue deque = (Container.DequeValue) heap.objects().value(ref);
    List<Object> met = new ArrayList<>(Heaps.met(deque.elements()));
    assertTrue(met.size() < 200, "walked " + met.size());
    assertTrue(met.getLast().toString().contains("the blocks of a deque end after"));
  }

  @EveryLayout
  void knowsTheDictBehindAView(ObjectHeap heap) {
    Ref dict = heap.dict("a", heap.integer(1));
    Ref view = heap.object("_PyDictViewObject", heap.type("dict_values", 0, 0));
    heap.set(view.address(), "_PyDictViewObject", "dv_dict", dict.address());
    assertEquals(
        new Container.DictView(Container.DictView.Kind.VALUES, dict), heap.objects().value(view));
  }

  @EveryLayout
  void readsRanges(ObjectHeap heap) {
    Ref ref = heap.object("rangeobject", heap.type(heap.isPython2() ? "xrange" : "range", 0, 0));
    if (heap.isPython2()) {
      heap.set(ref.address(), "rangeobject", "start", 10);
      heap.set(ref.address(), "rangeobject", "step", -3);
      heap.set(ref.address(), "rangeobject", "len", 4);
    } else {
      heap.set(ref.address(), "rangeobject", "start", heap.integer(10).address());
      heap.set(ref.address(), "rangeobject", "stop", heap.integer(-2).address());
      heap.set(ref.address(), "rangeobject", "step", heap.integer(-3).address());
    }
    assertEquals(
        new Container.Range(
            java.math.BigInteger.TEN,
            java.math.BigInteger.valueOf(-2),
            java.math.BigInteger.valueOf(-3)),
        heap.objects().value(ref));
  }

  @EveryLayout
  void readsArraysOfNumbers(ObjectHeap heap) {
    long descr = heap.allocate(heap.struct("arraydescr").size());
    heap.put(descr + heap.offset("arraydescr", "typecode"), 1, 'h');
    heap.set(descr, "arraydescr", "itemsize", 2);
    Ref ref = heap.object("arrayobject", heap.type("array.array", 0, 0));
    long data = heap.allocate(4);
    heap.put(data, 2, 7).put(data + 2, 2, -8);
    heap.set(ref.address(), "PyVarObject", "ob_size", 2);
    heap.set(ref.address(), "arrayobject", "ob_item", data);
    heap.set(ref.address(), "arrayobject", "ob_descr", descr);
    Container.ArrayValue array = (Container.ArrayValue) heap.objects().value(ref);
    assertEquals("h", array.typecode());
    assertEquals(new Scalar.Int(java.math.BigInteger.valueOf(-8), false), array.elements().get(1));
  }
}
