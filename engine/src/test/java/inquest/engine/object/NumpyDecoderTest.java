package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.layout.Struct;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.List;

class NumpyDecoderTest {
  private static int head(ObjectHeap heap) {
    return heap.struct("PyObject").size();
  }

  private static void set(ObjectHeap heap, Ref ref, Struct struct, String field, long value) {
    heap.put(ref.address() + struct.offset(field), struct.field(field).size(), value);
  }

  private static Ref descr(ObjectHeap heap, boolean first, char kind, char order, int size) {
    Ref ref = heap.object("PyObject", heap.type("numpy.dtype", 0, 0), 160);
    Struct common = NumpyStructs.descr(head(heap));
    set(heap, ref, common, "kind", kind);
    set(heap, ref, common, "byteorder", order);
    Struct rest = first ? NumpyStructs.descr1(head(heap)) : NumpyStructs.descr2(head(heap));
    set(heap, ref, rest, "elsize", size);
    set(heap, ref, rest, "alignment", size);
    return ref;
  }

  private static Ref array(ObjectHeap heap, Ref descr, long data, long[] shape, long[] strides) {
    Ref ref = heap.object("PyObject", heap.type("numpy.ndarray", 0, 0), 96);
    Struct struct = NumpyStructs.array(head(heap));
    set(heap, ref, struct, "data", data);
    set(heap, ref, struct, "nd", shape.length);
    set(heap, ref, struct, "dimensions", words(heap, shape));
    set(heap, ref, struct, "strides", words(heap, strides));
    set(heap, ref, struct, "descr", descr.address());
    return ref;
  }

  private static long words(ObjectHeap heap, long... words) {
    long at = heap.allocate(8L * words.length);
    for (int i = 0; i < words.length; i++) {
      heap.word(at + 8L * i, words[i]);
    }
    return at;
  }

  private static PyValue number(long value) {
    return new Scalar.Int(BigInteger.valueOf(value), false);
  }

  @EveryLayout
  void readsElementsByTheirStridesInBothMajorVersions(ObjectHeap heap) {
    long data = words(heap, 0, 1, 2, 3, 4, 5);
    for (boolean first : new boolean[] {true, false}) {
      Ref descr = descr(heap, first, 'i', '<', 8);
      Ref ref = array(heap, descr, data, new long[] {3, 2}, new long[] {8, 24});
      Container.Ndarray array = (Container.Ndarray) heap.objects().value(ref);
      assertEquals(List.of(3L, 2L), array.shape());
      assertEquals("int64", array.dtype().name());
      Elements elements = array.elements().orElseThrow();
      assertEquals(number(0), elements.get(0));
      assertEquals(number(3), elements.get(1)); // the transposed matrix of 0 1 2, 3 4 5
      assertEquals(number(5), elements.get(5));
    }
  }

  @EveryLayout
  void readsBigEndianNumbers(ObjectHeap heap) {
    long data = heap.allocate(4);
    heap.put(data, 4, 0x0100_0000);
    Ref ref = array(heap, descr(heap, false, 'i', '>', 4), data, new long[] {1}, new long[] {4});
    Container.Ndarray array = (Container.Ndarray) heap.objects().value(ref);
    assertEquals(">i4", array.dtype().name());
    assertEquals(number(1), array.elements().orElseThrow().get(0));
  }

  @EveryLayout
  void showsNoElementsOfATypeThatItCannotRead(ObjectHeap heap) {
    Ref ref =
        array(
            heap,
            descr(heap, false, 'V', '|', 12),
            heap.allocate(12),
            new long[] {1},
            new long[] {12});
    assertTrue(((Container.Ndarray) heap.objects().value(ref)).elements().isEmpty());
  }

  @EveryLayout
  void readsScalars(ObjectHeap heap) {
    Ref ref = heap.object("PyObject", heap.type("numpy.float32", 0, 0), 16);
    heap.put(ref.address() + head(heap), 4, Float.floatToRawIntBits(1.5f));
    Container.NumpyScalar scalar = (Container.NumpyScalar) heap.objects().value(ref);
    assertEquals(new Scalar.FloatValue(1.5), scalar.value());
  }

  @EveryLayout
  void refusesMoreDimensionsThanThereCanBe(ObjectHeap heap) {
    Ref ref = array(heap, descr(heap, false, 'i', '<', 8), 0, new long[0], new long[0]);
    set(heap, ref, NumpyStructs.array(head(heap)), "nd", 1_000_000);
    assertThrows(Unreadable.class, () -> heap.objects().value(ref));
  }

  @EveryLayout
  void refusesMoreElementsThanMemoryHolds(ObjectHeap heap) {
    long huge = 1L << 40;
    Ref ref =
        array(heap, descr(heap, false, 'i', '<', 8), 0, new long[] {huge, huge}, new long[] {8, 8});
    assertThrows(Unreadable.class, () -> heap.objects().value(ref));
  }
}
