package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import inquest.engine.layout.Struct;
import java.util.List;

class StructSequenceTest {
  private static Ref sequence(ObjectHeap heap, long firstName) {
    long tuple = heap.type("tuple", PyType.TUPLE_SUBCLASS, 0);
    long type = heap.type("os.stat_result", PyType.TUPLE_SUBCLASS, 0);
    heap.set(type, "PyTypeObject", "tp_base", tuple);
    Struct def = heap.struct("PyMemberDef");
    long members = heap.allocate(3L * def.size());
    heap.set(members, "PyMemberDef", "name", firstName);
    heap.set(members, "PyMemberDef", "offset", heap.offset("PyTupleObject", "ob_item"));
    heap.set(members + def.size(), "PyMemberDef", "name", heap.cstring("st_ino"));
    heap.set(type, "PyTypeObject", "tp_members", members);
    return heap.tuple(type, heap.integer(1), heap.integer(2));
  }

  @EveryLayout
  void namesTheItemsOfAStructureSequence(ObjectHeap heap) {
    PyValue value = heap.objects().value(sequence(heap, heap.cstring("st_mode")));
    assertEquals(
        List.of("st_mode", "st_ino"),
        assertInstanceOf(Container.StructSequence.class, value).names());
  }

  @EveryLayout
  void isATupleWhereTheNamesAreLost(ObjectHeap heap) {
    PyValue value = heap.objects().value(sequence(heap, 0x1000));
    assertEquals(2, assertInstanceOf(Container.Sequence.class, value).length());
  }
}
