package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

class ModuleTypesTest {
  private static Ref module(ObjectHeap heap, Object... dict) {
    Ref ref = heap.object("PyModuleObject", heap.type("module", 0, 0));
    heap.set(ref.address(), "PyModuleObject", "md_dict", heap.dict(dict).address());
    return ref;
  }

  private static Map<Long, String> names(ObjectHeap heap, Object... modules) {
    return new ModuleTypes(heap.objects(), heap.dict(modules)).byAddress();
  }

  @EveryLayout
  void findsTypesByTheNamesThatModulesGiveThem(ObjectHeap heap) {
    long number = heap.type("x", 0, 0);
    long deque = heap.type("y", 0, 0);
    long other = heap.type("z", 0, 0);
    Map<Long, String> names =
        names(
            heap,
            heap.isPython2() ? "__builtin__" : "builtins",
            module(heap, "float", new Ref(number)),
            "_collections",
            module(heap, "deque", new Ref(deque)),
            "lxml.etree",
            module(heap, "_Element", new Ref(other), "version", heap.integer(1)));
    assertEquals(
        Map.of(number, "float", deque, "collections.deque", other, "lxml.etree._Element"), names);
  }

  @EveryLayout
  void prefersBuiltinsAndKnownNamesToOthers(ObjectHeap heap) {
    Ref number = new Ref(heap.type("x", 0, 0));
    Ref function = new Ref(heap.type("y", 0, 0));
    String builtins = heap.isPython2() ? "__builtin__" : "builtins";
    Map<Long, String> names =
        names(
            heap,
            "a",
            module(heap, "number", number, "callable", function),
            "types",
            module(heap, "FunctionType", function, "FloatType", number),
            builtins,
            module(heap, "float", number),
            "b",
            module(heap, "nombre", number, "f", function));
    assertEquals(Map.of(number.address(), "float", function.address(), "function"), names);
  }

  @EveryLayout
  void losesOnlyTheNamesOfADamagedModule(ObjectHeap heap) {
    Ref number = new Ref(heap.type("x", 0, 0));
    Ref broken = module(heap, "a", number);
    heap.set(broken.address(), "PyModuleObject", "md_dict", 0x1234);
    assertEquals(
        Map.of(number.address(), "m.number"),
        names(heap, "broken", broken, "m", module(heap, "number", number)));
  }
}
