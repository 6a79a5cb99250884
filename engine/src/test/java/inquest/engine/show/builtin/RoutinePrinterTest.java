package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class RoutinePrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void functionsHaveTheirQualifiedName() {
    assertEquals("<function function_of at 0x…>", line("callables.plain"));
    assertEquals("<function callables.<locals>.local at 0x…>", line("callables.local"));
  }

  @Test
  void methodsSayWhatTheyAreBoundTo() {
    assertEquals(
        "<bound method Base.method of <__main__.Base at 0x… base='b'>>", line("callables.bound"));
    assertEquals(
        "<bound method Base.of_class of <class '__main__.Base'>>", line("callables.from_class"));
  }

  @Test
  void functionsOfCSayWhatTheyAreBoundTo() {
    assertEquals("<built-in function len>", line("callables.builtin"));
    assertEquals("<built-in method append of list object at 0x…>", line("callables.bound_builtin"));
  }

  @Test
  void descriptorsSayWhoseTheyAre() {
    assertEquals("<method 'append' of 'list' objects>", line("callables.unbound"));
    assertEquals("<slot wrapper '__add__' of 'int' objects>", line("callables.descriptor"));
    assertEquals("<member '__closure__' of 'function' objects>", line("callables.member"));
    assertEquals("<method-wrapper '__add__' of int object at 0x…>", line("callables.wrapper"));
  }

  @Test
  void partialsShowTheirArguments() {
    assertEquals(
        "functools.partial(<function function_of at 0x…>, 1, b=3)", line("callables.partial"));
  }

  @Test
  void wrappersShowWhatTheyWrap() {
    assertEquals("<staticmethod(<function Base.static at 0x…>)>", line("callables.static_itself"));
    assertEquals("<classmethod(<function Base.of_class at 0x…>)>", line("callables.class_itself"));
  }

  @Test
  void superShowsClassAndObject() {
    assertEquals("<super: <class 'Base'>, <Base object>>", line("callables.empty_super"));
  }

  @Test
  void cachesShowWhatTheyCache() {
    assertEquals(
        "<functools._lru_cache_wrapper at 0x… function=<function function_of at 0x…>, hits=0,"
            + " misses=0>",
        line("callables.cached"));
  }

  @Test
  void gettersShowWhatTheyGet() {
    assertEquals("operator.attrgetter('a.b')", line("callables.getter"));
    assertEquals("operator.itemgetter(1)", line("callables.item"));
    assertEquals("operator.methodcaller('m', 1)", line("callables.caller"));
  }
}
