package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Limits;
import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TypesTest {
  private static final long LOST = 0x10_0000L;

  private static Objects named(ObjectHeap heap, Map<Long, String> names) {
    return new Objects(heap.memory(), heap.layout(), Limits.defaults(), () -> names);
  }

  @EveryLayout
  void namesBuiltInTypesWithoutTheirModule(ObjectHeap heap) {
    PyType type = heap.objects().typeOf(heap.list());
    assertEquals("list", type.qualifiedName());
    assertTrue(type.exact());
    assertFalse(type.python());
  }

  @EveryLayout
  void namesOtherTypesOfCWithTheirModule(ObjectHeap heap) {
    PyType type = heap.objects().type(heap.type("collections.deque", 0, 0));
    assertEquals("collections.deque", type.qualifiedName());
    assertEquals(Optional.of("collections.deque"), type.builtin());
  }

  @EveryLayout
  void namesClassesByModuleAndQualifiedName(ObjectHeap heap) {
    long base = heap.type("object", 0, 0);
    PyType type = heap.objects().type(heap.heapType("shop.orders", "Order", base, 0, 16));
    assertEquals("shop.orders.Order", type.qualifiedName());
    assertTrue(type.python());
  }

  @EveryLayout
  void knowsWhichBuiltInAClassDerivesFrom(ObjectHeap heap) {
    long list = heap.type("list", PyType.LIST_SUBCLASS, 0);
    long first = heap.heapType("m", "A", list, PyType.LIST_SUBCLASS, 16);
    long second = heap.heapType("m", "B", first, PyType.LIST_SUBCLASS, 16);
    PyType type = heap.objects().type(second);
    assertEquals(Optional.of("list"), type.builtin());
    assertFalse(type.exact());
    assertEquals(
        List.of(new Ref(second), new Ref(first), new Ref(list), new Ref(heap.type("object", 0, 0))),
        type.mro());
  }

  @EveryLayout
  void takesAClassWithTheNameOfABuiltInForAClass(ObjectHeap heap) {
    long type = heap.heapType("m", "function", heap.type("object", 0, 0), 0, 16);
    assertInstanceOf(Thing.Instance.class, heap.objects().value(heap.object("PyObject", type)));
  }

  @EveryLayout
  void tellsTheBasicTypesByTheirFlagsWhereTheNameIsLost(ObjectHeap heap) {
    Ref ref = heap.tuple();
    heap.set(heap.type("tuple", 0, 0), "PyTypeObject", "tp_name", LOST);
    PyType type = heap.objects().typeOf(ref);
    assertEquals(Optional.of("tuple"), type.builtin());
    assertEquals(Optional.empty(), type.name());
    assertInstanceOf(Container.Sequence.class, heap.objects().value(ref));
  }

  @EveryLayout
  void takesALostNameFromElsewhereAndSaysSo(ObjectHeap heap) {
    long floats = heap.type("float", 0, 0);
    heap.set(floats, "PyTypeObject", "tp_name", LOST);
    Ref ref = heap.object("PyFloatObject", floats);
    PyType type = named(heap, Map.of(floats, "float")).typeOf(ref);
    assertEquals("float", type.qualifiedName());
    assertTrue(type.inferred());
    assertEquals(new Scalar.FloatValue(0.0), named(heap, Map.of(floats, "float")).value(ref));
  }

  @EveryLayout
  void asksElsewhereOnlyWhereANameIsLost(ObjectHeap heap) {
    Objects objects =
        new Objects(
            heap.memory(),
            heap.layout(),
            Limits.defaults(),
            () -> {
              throw new AssertionError("asked for names");
            });
    assertEquals("list", objects.typeOf(heap.list()).qualifiedName());
  }

  @EveryLayout
  void refusesWhatIsNoType(ObjectHeap heap) {
    Ref ref = heap.list();
    long wrong = heap.integer(1).address();
    heap.set(ref.address(), "PyObject", "ob_type", wrong);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().typeOf(ref));
    assertEquals(
        "unreadable at 0x" + Long.toHexString(wrong) + ": no type object", failure.getMessage());
  }

  @EveryLayout
  void refusesAnObjectWithoutAType(ObjectHeap heap) {
    Ref ref = heap.list();
    heap.set(ref.address(), "PyObject", "ob_type", 0);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().typeOf(ref));
    assertEquals("unreadable: an object without a type", failure.getMessage());
  }

  @EveryLayout
  void endsWhereAClassIsItsOwnBase(ObjectHeap heap) {
    long type = heap.heapType("m", "C", 0, 0, 16);
    heap.set(type, "PyTypeObject", "tp_base", type);
    assertEquals(List.of(new Ref(type)), heap.objects().type(type).mro());
  }

  @EveryLayout
  void showsAnUnknownTypeAsWhatItIs(ObjectHeap heap) {
    long type = heap.type("lxml.etree._Element", 0, 0);
    PyValue value = heap.objects().value(heap.object("PyObject", type));
    assertEquals(
        "lxml.etree._Element", assertInstanceOf(Thing.Opaque.class, value).type().qualifiedName());
  }
}
