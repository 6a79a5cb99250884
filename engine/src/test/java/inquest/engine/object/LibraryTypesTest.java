package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types of the standard library that are written in C. */
class LibraryTypesTest {
  private static final Ref NULL = new Ref(0);

  private static Ref date(ObjectHeap heap, String type, String struct, int... data) {
    Ref ref = heap.object(struct, heap.type(type, 0, 0));
    long at = ref.address() + heap.offset(struct, "data");
    for (int i = 0; i < data.length; i++) {
      heap.put(at + i, 1, data[i]);
    }
    return ref;
  }

  @EveryLayout
  void readsDates(ObjectHeap heap) {
    Ref ref = date(heap, "datetime.date", "PyDateTime_Date", 7, 234, 11, 23);
    assertEquals(new Temporal.Date(2026, 11, 23), heap.objects().value(ref));
  }

  @EveryLayout
  void refusesADateThatIsNone(ObjectHeap heap) {
    Ref ref = date(heap, "datetime.date", "PyDateTime_Date", 7, 234, 13, 23);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().value(ref));
    assertEquals(
        "unreadable at 0x"
            + Long.toHexString(ref.address())
            + ": no date: year 2026, month 13, day 23",
        failure.getMessage());
  }

  @EveryLayout
  void readsTheZoneOnlyWhereThereIsOne(ObjectHeap heap) {
    String struct = "PyDateTime_DateTime";
    Ref ref = date(heap, "datetime.datetime", struct, 7, 234, 11, 23, 10, 15, 30, 1, 226, 64);
    Ref zone = heap.none();
    heap.set(ref.address(), struct, "tzinfo", zone.address());
    Temporal.Date day = new Temporal.Date(2026, 11, 23);
    assertEquals(
        new Temporal.DateTime(day, new Temporal.Time(10, 15, 30, 123_456, 0, Optional.empty())),
        heap.objects().value(ref));
    heap.set(ref.address(), struct, "hastzinfo", 1);
    assertEquals(
        new Temporal.DateTime(day, new Temporal.Time(10, 15, 30, 123_456, 0, Optional.of(zone))),
        heap.objects().value(ref));
  }

  @EveryLayout
  void readsDurations(ObjectHeap heap) {
    Ref ref = heap.object("PyDateTime_Delta", heap.type("datetime.timedelta", 0, 0));
    heap.set(ref.address(), "PyDateTime_Delta", "days", -1);
    heap.set(ref.address(), "PyDateTime_Delta", "seconds", 2);
    heap.set(ref.address(), "PyDateTime_Delta", "microseconds", 3);
    assertEquals(new Temporal.Delta(-1, 2, 3), heap.objects().value(ref));
  }

  @EveryLayout
  void readsADateOfALargerTypeOfCThatDerivesFromIt(ObjectHeap heap) {
    int size = heap.struct("PyDateTime_Date").size();
    long base = heap.type("datetime.date", 0, size);
    long larger = heap.type("other.Date", 0, size + 64);
    heap.set(larger, "PyTypeObject", "tp_base", base);
    Ref ref = heap.object("PyDateTime_Date", larger, 64);
    long data = ref.address() + heap.offset("PyDateTime_Date", "data");
    heap.put(data, 1, 7).put(data + 1, 1, 234).put(data + 2, 1, 11).put(data + 3, 1, 23);
    assertEquals(new Temporal.Date(2026, 11, 23), heap.objects().value(ref));
  }

  @EveryLayout
  void refusesATypeOfAnotherSizeThanIsKnown(ObjectHeap heap) {
    long type = heap.type("datetime.date", 0, heap.struct("PyDateTime_Date").size() + 8);
    Ref ref = heap.object("PyDateTime_Date", type, 64);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().value(ref));
    assertTrue(failure.getMessage().contains("is not known for this build"), failure.getMessage());
  }

  private static Ref decimal(ObjectHeap heap, int flags, long exponent, long... words) {
    Ref ref = heap.object("PyDecObject", heap.type("decimal.Decimal", 0, 0));
    long dec = ref.address() + heap.offset("PyDecObject", "dec");
    long data = heap.allocate(8L * words.length);
    for (int i = 0; i < words.length; i++) {
      heap.word(data + 8L * i, words[i]);
    }
    heap.set(dec, "mpd_t", "flags", flags);
    heap.set(dec, "mpd_t", "exp", exponent);
    heap.set(dec, "mpd_t", "len", words.length);
    heap.set(dec, "mpd_t", "data", data);
    return ref;
  }

  private static String text(ObjectHeap heap, Ref decimal) {
    return ((Scalar.Decimal) heap.objects().value(decimal)).text();
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void readsDecimalsExactly(ObjectHeap heap) {
    assertEquals("1.10", text(heap, decimal(heap, 0, -2, 110)));
    assertEquals("-0.001", text(heap, decimal(heap, 1, -3, 1)));
    assertEquals("1E+50", text(heap, decimal(heap, 0, 50, 1)));
    assertEquals("-0", text(heap, decimal(heap, 1, 0, 0)));
    assertEquals("NaN", text(heap, decimal(heap, 4, 0)));
    assertEquals("-Infinity", text(heap, decimal(heap, 3, 0)));
    assertEquals("20000000000000000001.5", text(heap, decimal(heap, 0, -1, 15, 20)));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void refusesADecimalLongerThanMemory(ObjectHeap heap) {
    Ref ref = decimal(heap, 0, 0, 1);
    long dec = ref.address() + heap.offset("PyDecObject", "dec");
    heap.set(dec, "mpd_t", "len", 1L << 40);
    assertThrows(Unreadable.class, () -> heap.objects().value(ref));
  }

  @EveryLayout
  void readsExceptions(ObjectHeap heap) {
    long base = heap.type("BaseException", PyType.BASE_EXC_SUBCLASS, 0);
    long type = heap.heapType("m", "Own", base, PyType.BASE_EXC_SUBCLASS, 0);
    Ref ref = heap.object("PyBaseExceptionObject", type);
    Ref args = heap.tuple(heap.integer(1));
    heap.set(ref.address(), "PyBaseExceptionObject", "args", args.address());
    Ref cause = heap.none();
    heap.setIfPresent(ref.address(), "PyBaseExceptionObject", "cause", cause.address());
    Execution.Raised raised = (Execution.Raised) heap.objects().value(ref);
    assertEquals(args, raised.args());
    assertEquals(heap.isPython2() ? NULL : cause, raised.cause());
    assertEquals(NULL, raised.context());
  }

  @EveryLayout
  void readsFunctions(ObjectHeap heap) {
    Ref ref = heap.object("PyFunctionObject", heap.type("function", 0, 0));
    Ref code = heap.none();
    heap.set(ref.address(), "PyFunctionObject", "func_name", heap.str("f").address());
    heap.setIfPresent(
        ref.address(), "PyFunctionObject", "func_qualname", heap.str("C.f").address());
    heap.set(ref.address(), "PyFunctionObject", "func_module", heap.str("m").address());
    heap.set(ref.address(), "PyFunctionObject", "func_code", code.address());
    assertEquals(
        new Routine.Function("f", heap.isPython2() ? "f" : "C.f", Optional.of("m"), code),
        heap.objects().value(ref));
  }

  @EveryLayout
  void readsCells(ObjectHeap heap) {
    Ref ref = heap.object("PyCellObject", heap.type("cell", 0, 0));
    assertEquals(new Execution.Cell(NULL), heap.objects().value(ref));
    Ref one = heap.integer(1);
    heap.set(ref.address(), "PyCellObject", "ob_ref", one.address());
    assertEquals(new Execution.Cell(one), heap.objects().value(ref));
  }

  @EveryLayout
  void tellsDeadWeakReferencesFromLivingOnes(ObjectHeap heap) {
    Ref ref = heap.object("PyWeakReference", heap.type("weakref", 0, 0));
    heap.set(ref.address(), "PyWeakReference", "wr_object", heap.none().address());
    assertEquals(new Plumbing.WeakRef(Optional.empty(), false), heap.objects().value(ref));
    Ref one = heap.integer(1);
    heap.set(ref.address(), "PyWeakReference", "wr_object", one.address());
    assertEquals(new Plumbing.WeakRef(Optional.of(one), false), heap.objects().value(ref));
  }

  @EveryLayout
  void readsSockets(ObjectHeap heap) {
    Ref ref = heap.object("PySocketSockObject", heap.type("_socket.socket", 0, 0));
    heap.set(ref.address(), "PySocketSockObject", "sock_fd", -1);
    heap.set(ref.address(), "PySocketSockObject", "sock_family", 2);
    heap.set(ref.address(), "PySocketSockObject", "sock_type", 1);
    assertEquals(new Plumbing.Socket(-1, 2, 1, 0), heap.objects().value(ref));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void readsWhoHasAReentrantLock(ObjectHeap heap) {
    Ref ref = heap.object("rlockobject", heap.type("_thread.RLock", 0, 0));
    if (heap.has("rlockobject", "rlock_count")) {
      heap.set(ref.address(), "rlockobject", "rlock_count", 2);
      heap.set(ref.address(), "rlockobject", "rlock_owner", 99);
    } else {
      long mutex = ref.address() + heap.offset("rlockobject", "lock");
      heap.set(mutex, "_PyRecursiveMutex", "mutex", 1);
      heap.set(mutex, "_PyRecursiveMutex", "thread", 99);
      heap.set(mutex, "_PyRecursiveMutex", "level", 1);
    }
    assertEquals(
        new Plumbing.Lock(true, Optional.of(true), OptionalLong.of(99), OptionalLong.of(2)),
        heap.objects().value(ref));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#python3")
  void aReentrantLockThatNobodyHasHasNoOwner(ObjectHeap heap) {
    Ref ref = heap.object("rlockobject", heap.type("_thread.RLock", 0, 0));
    assertEquals(
        new Plumbing.Lock(true, Optional.of(false), OptionalLong.empty(), OptionalLong.of(0)),
        heap.objects().value(ref));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#contexts")
  void walksTheTreeOfAContext(ObjectHeap heap) {
    Ref key = heap.integer(1);
    Ref other = heap.integer(2);
    Ref value = heap.str("value");
    long array = heap.offset("PyHamtNode_Bitmap", "b_array");
    long type = heap.type("hamt_bitmap_node", 0, 0);
    Ref leaf = heap.object("PyHamtNode_Bitmap", type, 16);
    heap.set(leaf.address(), "PyVarObject", "ob_size", 2);
    heap.word(leaf.address() + array, other.address());
    heap.word(leaf.address() + array + 8, value.address());
    Ref root = heap.object("PyHamtNode_Bitmap", type, 32);
    heap.set(root.address(), "PyVarObject", "ob_size", 4);
    heap.word(root.address() + array + 8, leaf.address()); // a NULL key: a node below
    heap.word(root.address() + array + 16, key.address());
    heap.word(root.address() + array + 24, value.address());
    Ref map = heap.object("PyHamtObject", heap.type("hamt", 0, 0));
    heap.set(map.address(), "PyHamtObject", "h_root", root.address());
    heap.set(map.address(), "PyHamtObject", "h_count", 2);
    Ref context = heap.object("PyContext", heap.type("_contextvars.Context", 0, 0));
    heap.set(context.address(), "PyContext", "ctx_vars", map.address());
    Container.Context read = (Container.Context) heap.objects().value(context);
    assertEquals(
        List.of(new Entry(other, value), new Entry(key, value)), Heaps.met(read.entries()));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#contexts")
  void endsInATreeThatContainsItself(ObjectHeap heap) {
    long array = heap.offset("PyHamtNode_Bitmap", "b_array");
    Ref root = heap.object("PyHamtNode_Bitmap", heap.type("hamt_bitmap_node", 0, 0), 16);
    heap.set(root.address(), "PyVarObject", "ob_size", 2);
    heap.word(root.address() + array + 8, root.address());
    Ref map = heap.object("PyHamtObject", heap.type("hamt", 0, 0));
    heap.set(map.address(), "PyHamtObject", "h_root", root.address());
    heap.set(map.address(), "PyHamtObject", "h_count", 2);
    Ref context = heap.object("PyContext", heap.type("_contextvars.Context", 0, 0));
    heap.set(context.address(), "PyContext", "ctx_vars", map.address());
    Container.Context read = (Container.Context) heap.objects().value(context);
    assertEquals(List.of(), Heaps.met(read.entries()));
  }

  @EveryLayout
  void readsModules(ObjectHeap heap) {
    Ref dict = heap.dict("__name__", heap.str("json"), "__file__", heap.str("/lib/json.py"));
    Ref ref = heap.object("PyModuleObject", heap.type("module", 0, 0));
    heap.set(ref.address(), "PyModuleObject", "md_dict", dict.address());
    assertEquals(
        new Thing.Module(Optional.of("json"), Optional.of("/lib/json.py"), dict),
        heap.objects().value(ref));
  }

  @EveryLayout
  void readsFloatsAndComplexNumbers(ObjectHeap heap) {
    Ref number = heap.object("PyFloatObject", heap.type("float", 0, 0));
    heap.set(number.address(), "PyFloatObject", "ob_fval", Double.doubleToRawLongBits(0.1));
    assertEquals(new Scalar.FloatValue(0.1), heap.objects().value(number));
    Ref pair = heap.object("PyComplexObject", heap.type("complex", 0, 0));
    long cval = pair.address() + heap.offset("PyComplexObject", "cval");
    heap.word(cval, Double.doubleToRawLongBits(1)).word(cval + 8, Double.doubleToRawLongBits(-2));
    assertEquals(new Scalar.Complex(1, -2), heap.objects().value(pair));
  }

  @EveryLayout
  void readsBytes(ObjectHeap heap) {
    String type = heap.isPython2() ? "str" : "bytes";
    String struct = heap.isPython2() ? "PyStringObject" : "PyBytesObject";
    Ref ref = new TextWriter(heap).bytes(type, struct, new byte[] {0, (byte) 0xff, 'a'});
    Text.Bytes read = (Text.Bytes) heap.objects().value(ref);
    assertEquals(heap.isPython2() ? Text.Bytes.Kind.STR : Text.Bytes.Kind.BYTES, read.kind());
    assertEquals(0xff, read.bytes().u8(1));
    assertEquals(3, read.length());
  }

  @EveryLayout
  void readsTheRestOfABytearrayWhoseFrontWasDeleted(ObjectHeap heap) {
    Ref ref = heap.object("PyByteArrayObject", heap.type("bytearray", 0, 0));
    long data = heap.cstring("0123456789");
    heap.set(ref.address(), "PyVarObject", "ob_size", 7);
    heap.set(ref.address(), "PyByteArrayObject", "ob_bytes", heap.isPython2() ? data + 3 : data);
    heap.setIfPresent(ref.address(), "PyByteArrayObject", "ob_start", data + 3);
    Text.Bytes read = (Text.Bytes) heap.objects().value(ref);
    assertEquals("3456789", read.bytes().latin1(0));
  }

  @EveryLayout
  void readsWhatAnIteratorWalks(ObjectHeap heap) {
    Ref list = heap.list(heap.integer(1));
    Ref ref =
        heap.object(
            "_PyListIterObject",
            heap.type(heap.isPython2() ? "listiterator" : "list_iterator", 0, 0));
    heap.set(ref.address(), "_PyListIterObject", "it_seq", list.address());
    heap.set(ref.address(), "_PyListIterObject", "it_index", 1);
    assertEquals(new Iterating.Over(list, OptionalLong.of(1)), heap.objects().value(ref));
  }

  @EveryLayout
  void readsBigNumbersOfArrays(ObjectHeap heap) {
    long at = heap.allocate(8);
    heap.word(at, -1);
    assertEquals(new BigInteger("18446744073709551615"), Plain.unsigned(heap.memory(), at, 8));
    assertEquals(BigInteger.valueOf(-1), Plain.signed(heap.memory(), at, 8));
  }
}
