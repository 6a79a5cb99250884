package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.layout.Axes.IntForm;
import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.Random;

class IntDecoderTest {
  private static BigInteger roundTrip(ObjectHeap heap, BigInteger value) {
    PyValue read = heap.objects().value(heap.integer(value));
    return ((Scalar.Int) read).value();
  }

  @EveryLayout
  void readsNumbersAtTheEdgesOfDigitsAndWords(ObjectHeap heap) {
    for (int bit : new int[] {0, 1, 14, 15, 29, 30, 31, 45, 59, 60, 62, 63, 64, 89, 90, 1_000}) {
      BigInteger power = BigInteger.ONE.shiftLeft(bit);
      for (BigInteger value : new BigInteger[] {power, power.subtract(BigInteger.ONE)}) {
        assertEquals(value, roundTrip(heap, value));
        assertEquals(value.negate(), roundTrip(heap, value.negate()));
      }
    }
  }

  @EveryLayout
  void readsNumbersOfAnyLength(ObjectHeap heap) {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      BigInteger value = new BigInteger(random.nextInt(3_000), random);
      assertEquals(value, roundTrip(heap, value));
    }
  }

  @EveryLayout
  void tellsPython2LongsFromInts(ObjectHeap heap) {
    Ref ref = heap.integer(5);
    assertEquals(
        new Scalar.Int(BigInteger.valueOf(5), heap.isPython2()), heap.objects().value(ref));
    if (heap.isPython2()) {
      Ref small = heap.object("PyIntObject", heap.type("int", PyType.INT_SUBCLASS, 0));
      heap.set(small.address(), "PyIntObject", "ob_ival", -3);
      assertEquals(new Scalar.Int(BigInteger.valueOf(-3), false), heap.objects().value(small));
    }
  }

  @EveryLayout
  void readsBoolsByTheirType(ObjectHeap heap) {
    long type = heap.type("bool", heap.isPython2() ? PyType.INT_SUBCLASS : 0, 0);
    Ref ref = heap.isPython2() ? heap.object("PyIntObject", type) : heap.integer(1);
    heap.set(ref.address(), "PyObject", "ob_type", type);
    if (heap.isPython2()) {
      heap.set(ref.address(), "PyIntObject", "ob_ival", 1);
    }
    assertEquals(new Scalar.Bool(true), heap.objects().value(ref));
  }

  @EveryLayout
  void saysOfANumberOfTooManyDigitsHowLongItIs(ObjectHeap heap) {
    Ref ref = heap.integer(5);
    setSize(heap, ref, 20_000);
    Scalar.HugeInt huge = (Scalar.HugeInt) heap.objects().value(ref);
    assertEquals(600_000, huge.bits());
  }

  @EveryLayout
  void refusesASizeBeyondMemory(ObjectHeap heap) {
    Ref ref = heap.integer(5);
    setSize(heap, ref, 1L << 40);
    assertThrows(Unreadable.class, () -> heap.objects().value(ref));
  }

  private static void setSize(ObjectHeap heap, Ref ref, long digits) {
    if (heap.axes().ints() == IntForm.TAG) {
      heap.set(ref.address(), "PyLongObject", "long_value.lv_tag", digits << 3);
    } else {
      heap.set(ref.address(), "PyVarObject", "ob_size", digits);
    }
  }
}
