package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.object.Attribute.Content;
import inquest.engine.object.Attribute.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeReaderTest {
  private static final Ref NULL = new Ref(0);

  private static List<String> names(ObjectHeap heap, Ref ref) {
    Objects objects = heap.objects();
    Attributes attributes = objects.attributes(ref);
    List<String> names = new ArrayList<>();
    attributes.slots().forEach(slot -> names.add(slot.name()));
    for (Entry entry : attributes.entries()) {
      names.add(objects.text(entry.key()));
    }
    return names;
  }

  private static Ref withDict(ObjectHeap heap, Ref dict, Object... inClass) {
    int size = heap.struct("PyObject").size();
    long type = heap.heapType("m", "C", heap.type("object", 0, 0), 0, size + 8, inClass);
    heap.set(type, "PyTypeObject", "tp_dictoffset", size);
    Ref ref = heap.object("PyObject", type, 8);
    heap.word(ref.address() + size, dict.address());
    return ref;
  }

  @EveryLayout
  void readsADictInsideTheObject(ObjectHeap heap) {
    Ref one = heap.integer(1);
    Ref ref = withDict(heap, heap.dict("x", one));
    assertEquals(List.of("x"), names(heap, ref));
    assertEquals(
        Optional.of(new Attribute("x", Place.INSTANCE, new Content.Held(one))),
        heap.objects().attribute(ref, "x"));
  }

  @EveryLayout
  void readsADictBehindTheItemsOfAVariableObject(ObjectHeap heap) {
    long base = heap.type("tuple", PyType.TUPLE_SUBCLASS, 0);
    long type = heap.heapType("m", "T", base, PyType.TUPLE_SUBCLASS, 0);
    int size = heap.offset("PyTupleObject", "ob_item");
    heap.set(type, "PyTypeObject", "tp_basicsize", size);
    heap.set(type, "PyTypeObject", "tp_itemsize", 8);
    heap.set(type, "PyTypeObject", "tp_dictoffset", -8);
    Ref one = heap.integer(1);
    Ref ref = heap.tuple(type, one, one, NULL); // room for the dict is the third item's
    heap.set(ref.address(), "PyVarObject", "ob_size", 2);
    heap.word(ref.address() + size + 16 - 8, heap.dict("x", one).address());
    heap.set(type, "PyTypeObject", "tp_basicsize", size);
    assertEquals(List.of("x"), names(heap, ref));
  }

  @EveryLayout
  void hasNoDictWhereTheClassHasNone(ObjectHeap heap) {
    Ref ref = heap.object("PyObject", heap.type("object", 0, 0));
    assertFalse(heap.objects().attributes(ref).hasDict());
  }

  @EveryLayout
  void readsWhatAGetterOfABuiltinTypeHandsOut(ObjectHeap heap) {
    Ref code = heap.integer(1);
    Ref function = heap.object("PyFunctionObject", heap.type("function", 0, 0));
    heap.set(function.address(), "PyFunctionObject", "func_code", code.address());
    Objects objects = heap.objects();
    assertEquals(
        Optional.of(new Attribute("__code__", Place.SLOT, new Content.Held(code))),
        objects.attribute(function, "__code__"));
    assertEquals(
        Optional.of(
            new Attribute("__defaults__", Place.SLOT, new Content.Plain(new Scalar.None()))),
        objects.attribute(function, "__defaults__"));
    assertEquals(
        new Content.Plain(new Scalar.Int(java.math.BigInteger.ONE, false)),
        objects.attribute(code, "denominator").orElseThrow().content());
  }

  @EveryLayout
  void readsSlotsAndLeavesUnsetOnesOut(ObjectHeap heap) {
    InstanceWriter writer = new InstanceWriter(heap);
    int size = heap.struct("PyObject").size();
    long type =
        heap.heapType(
            "m",
            "S",
            heap.type("object", 0, 0),
            0,
            size + 16,
            "a",
            writer.slot(0, "a", 16, size),
            "b",
            writer.slot(0, "b", 16, size + 8));
    Ref ref = heap.object("PyObject", type, 16);
    Ref one = heap.integer(1);
    heap.word(ref.address() + size, one.address());
    assertEquals(List.of("a"), names(heap, ref));
    assertEquals(
        Optional.of(new Attribute("a", Place.SLOT, new Content.Held(one))),
        heap.objects().attribute(ref, "a"));
    assertEquals(Optional.empty(), heap.objects().attribute(ref, "b"));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#managed")
  void readsValuesThatWereNeverPutIntoADict(ObjectHeap heap) {
    InstanceWriter writer = new InstanceWriter(heap);
    Ref one = heap.integer(1);
    Ref two = heap.integer(2);
    Ref ref =
        writer.withValues(writer.managedClass("C"), new String[] {"x", "y", "z"}, one, NULL, two);
    assertEquals(List.of("x", "z"), names(heap, ref));
    assertEquals(
        Optional.of(new Attribute("z", Place.INSTANCE, new Content.Held(two))),
        heap.objects().attribute(ref, "z"));
    assertEquals(Optional.empty(), heap.objects().attribute(ref, "y"));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#managed")
  void readsADictBeforeTheObject(ObjectHeap heap) {
    InstanceWriter writer = new InstanceWriter(heap);
    Ref ref = writer.withDict(writer.managedClass("C"), heap.dict("x", heap.integer(1)));
    assertEquals(List.of("x"), names(heap, ref));
  }

  @ParameterizedTest
  @MethodSource("inquest.engine.object.Heaps#managed")
  void readsAnInstanceThatHasNothingYet(ObjectHeap heap) {
    InstanceWriter writer = new InstanceWriter(heap);
    Ref ref = writer.withDict(writer.managedClass("C"), NULL);
    assertEquals(List.of(), names(heap, ref));
    assertTrue(heap.objects().attributes(ref).hasDict());
  }

  @EveryLayout
  void findsWhatOnlyTheClassHas(ObjectHeap heap) {
    Ref three = heap.integer(3);
    Ref ref = withDict(heap, heap.dict(), "c", three);
    assertEquals(
        Optional.of(new Attribute("c", Place.CLASS, new Content.Held(three))),
        heap.objects().attribute(ref, "c"));
    assertEquals(Optional.empty(), heap.objects().attribute(ref, "d"));
  }

  @EveryLayout
  void prefersTheInstanceToTheClass(ObjectHeap heap) {
    Ref own = heap.integer(4);
    Ref ref = withDict(heap, heap.dict("c", own), "c", heap.integer(3));
    assertEquals(Optional.of(own), heap.objects().held(ref, "c"));
  }

  @EveryLayout
  void saysOfAPropertyThatItIsComputed(ObjectHeap heap) {
    Ref property = heap.object("propertyobject", heap.type("property", 0, 0));
    Ref ref = withDict(heap, heap.dict("p", heap.integer(4)), "p", property);
    assertEquals(
        Optional.of(new Attribute("p", Place.CLASS, new Content.Computed(property))),
        heap.objects().attribute(ref, "p"));
  }

  @EveryLayout
  void letsTheInstanceHideADescriptorThatCannotBeSet(ObjectHeap heap) {
    long kind =
        heap.heapType("m", "Lazy", heap.type("object", 0, 0), 0, 16, "__get__", heap.integer(0));
    Ref lazy = heap.object("PyObject", kind);
    Ref own = heap.integer(4);
    Ref ref = withDict(heap, heap.dict("l", own), "l", lazy, "m", lazy);
    assertEquals(Optional.of(own), heap.objects().held(ref, "l"));
    assertEquals(
        Optional.of(new Attribute("m", Place.CLASS, new Content.Computed(lazy))),
        heap.objects().attribute(ref, "m"));
  }

  @EveryLayout
  void readsMembersThatAreCNumbers(ObjectHeap heap) {
    InstanceWriter writer = new InstanceWriter(heap);
    int size = heap.struct("PyObject").size();
    Ref member = writer.slot(0, "n", 1, size);
    long type = heap.heapType("m", "N", heap.type("object", 0, 0), 0, size + 8, "n", member);
    Ref ref = heap.object("PyObject", type, 8);
    heap.put(ref.address() + size, 4, -5);
    assertEquals(
        Optional.of(
            new Attribute(
                "n",
                Place.SLOT,
                new Content.Plain(new Scalar.Int(java.math.BigInteger.valueOf(-5), false)))),
        heap.objects().attribute(ref, "n"));
  }
}
