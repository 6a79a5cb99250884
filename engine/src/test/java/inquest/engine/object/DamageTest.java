package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Limits;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Whatever is written over an object: an answer or a failure comes soon, and nothing else. */
class DamageTest {
  /** Reads that one look at one object may take, walks included. */
  private static final long MOST_READS = 3_000_000;

  /** Counts what is read. */
  private static final class Counting implements Memory {
    private final Memory memory;
    private long reads;

    Counting(Memory memory) {
      this.memory = memory;
    }

    @Override
    public int read(long address, byte[] into, int at, int length) {
      reads++;
      return memory.read(address, into, at, length);
    }

    @Override
    public Optional<Extent> extentAt(long address) {
      return memory.extentAt(address);
    }

    @Override
    public Absence absenceAt(long address) {
      return memory.absenceAt(address);
    }
  }

  /** One object of each sort whose size could be wrong. */
  private static List<Ref> objects(ObjectHeap heap) {
    Ref one = heap.integer(1);
    List<Ref> all = new ArrayList<>();
    all.add(one);
    all.add(heap.str("text"));
    all.add(heap.str("caf\u00e9"));
    all.add(heap.list(one, one));
    all.add(heap.tuple(one, one));
    all.add(heap.dict("a", one, "b", one));
    all.add(heap.dict(one, one));
    if (!heap.isPython2()) {
      all.add(new DictWriter(heap).split("a", one));
      all.add(heap.object("PyODictObject", heap.type("collections.OrderedDict", 0, 0)));
      all.add(heap.object("PyDecObject", heap.type("decimal.Decimal", 0, 0)));
    }
    all.add(heap.object("PySetObject", heap.type("set", 0, 0)));
    all.add(heap.object("dequeobject", heap.type("collections.deque", 0, 0)));
    all.add(heap.object("PyMemoryViewObject", heap.type("memoryview", 0, 0)));
    all.add(heap.object("PyByteArrayObject", heap.type("bytearray", 0, 0)));
    all.add(heap.object("arrayobject", heap.type("array.array", 0, 0)));
    all.add(heap.object("PyGenObject", heap.type("generator", 0, 0)));
    all.add(heap.object("rangeobject", heap.type(heap.isPython2() ? "xrange" : "range", 0, 0)));
    all.add(heap.object("PyBaseExceptionObject", heap.type("BaseException", 0, 0)));
    all.add(heap.object("PatternObject", heap.type("re.Pattern", 0, 0)));
    all.add(heap.object("partialobject", heap.type("functools.partial", 0, 0)));
    return all;
  }

  /** Reads an object and all that hangs on it one level down. */
  private static void look(Objects objects, Ref ref) {
    try {
      switch (objects.value(ref)) {
        case Container.Sequence s -> items(s.items());
        case Container.StructSequence s -> items(s.items());
        case Container.SetValue s -> Heaps.met(s.elements());
        case Container.DictValue d -> Heaps.met(d.entries());
        case Container.OrderedDict d -> Heaps.met(d.entries());
        case Container.DequeValue d -> walk(d.elements());
        case PyValue other -> objects.attributes(ref);
      }
    } catch (Unreadable e) {
      assertTrue(e.getMessage().startsWith("unreadable"), e.getMessage());
    }
  }

  private static void items(Items items) {
    for (long i = 0; i < Math.min(items.length(), 1_000); i++) {
      items.get(i);
    }
  }

  /** As much of a walk as anyone would show. */
  private static void walk(Walks<Ref> walks) {
    Walk<Ref> walk = walks.iterator();
    for (int i = 0; i < 1_000 && walk.hasNext(); i++) {
      try {
        walk.next();
      } catch (Unreadable e) {
        assertTrue(e.getMessage().startsWith("unreadable"), e.getMessage());
      }
    }
  }

  private static void damage(ObjectHeap heap, Ref ref, long value) {
    Memory memory = heap.memory();
    for (int at = 0; at < 96; at += 8) {
      long address = ref.address() + at;
      long old = memory.i64(address);
      heap.word(address, value);
      Counting counting = new Counting(memory);
      look(new Objects(counting, heap.layout(), Limits.defaults()), ref);
      assertTrue(counting.reads < MOST_READS, counting.reads + " reads");
      heap.word(address, old);
    }
  }

  @EveryLayout
  void anyWordMayBeHuge(ObjectHeap heap) {
    objects(heap).forEach(ref -> damage(heap, ref, 1L << 40));
  }

  @EveryLayout
  void anyWordMayBeNegative(ObjectHeap heap) {
    objects(heap).forEach(ref -> damage(heap, ref, -1));
  }

  @EveryLayout
  void anyWordMayBeTheObjectItself(ObjectHeap heap) {
    objects(heap).forEach(ref -> damage(heap, ref, ref.address()));
  }

  @EveryLayout
  void anyWordMayBeFreedMemory(ObjectHeap heap) {
    objects(heap).forEach(ref -> damage(heap, ref, 0xddddddddddddddddL));
  }

  @EveryLayout
  void anyBytesMayStandInAnObject(ObjectHeap heap) {
    Random random = new Random(11);
    Objects objects = heap.objects();
    for (Ref ref : objects(heap)) {
      PyType type = objects.typeOf(ref);
      byte[] before = heap.memory().bytes(ref.address(), 128);
      for (int i = 0; i < 20; i++) {
        byte[] noise = new byte[128];
        random.nextBytes(noise);
        heap.raw(ref.address(), noise);
        heap.set(ref.address(), "PyObject", "ob_type", type.address());
        look(objects, ref);
      }
      heap.raw(ref.address(), before);
    }
  }

  @EveryLayout
  void neighboursOfADamagedObjectStayTheSame(ObjectHeap heap) {
    Ref bad = heap.str("bad");
    Ref good = heap.integer(42);
    Ref list = heap.list(bad, good);
    heap.set(bad.address(), "PyObject", "ob_type", 0xddddddddddddddd8L);
    Items items = heap.objects().items(list);
    assertEquals(java.math.BigInteger.valueOf(42), heap.objects().integer(items.get(1)));
  }
}
