package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and what was cut. */
class ContainerPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void emptyOnesAreAsPythonWritesThem() {
    assertEquals("[]", line("containers.empty_list"));
    assertEquals("()", line("containers.empty_tuple"));
    assertEquals("{}", line("containers.empty_dict"));
    assertEquals("set()", line("containers.empty_set"));
    assertEquals("frozenset()", line("containers.empty_frozenset"));
  }

  @Test
  void aTupleOfOneHasItsComma() {
    assertEquals("(1,)", line("containers.tuple_one"));
  }

  @Test
  void itemsOfAllTypesStandInARow() {
    assertEquals("[1, 2.5, 'trois', b'four', None, True]", line("containers.mixed"));
  }

  @Test
  void aContainerInsideItselfIsNotOpenedAgain() {
    assertEquals("[1, [...]]", line("containers.cycle"));
    assertEquals("{'me': {...}}", line("containers.dict_cycle"));
    assertEquals("([(...)],)", line("containers.tuple_cycle"));
  }

  @Test
  void anObjectThatIsSharedIsShownEachTime() {
    assertEquals("[[1, 2], [1, 2]]", line("containers.sharing"));
  }

  @Test
  void deepOnesAreOpenedAsFarAsTheDepthGoes() {
    assertEquals("[[1, [2, [3, [… 2 more]]]]]", line("containers.nested"));
  }

  @Test
  void longOnesSayHowMuchIsNotShown() {
    assertEquals(
        "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … 4,980 more]",
        line("containers.long_list"));
    assertEquals(
        "{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … 1,980 more}",
        line("containers.large_set"));
  }

  @Test
  void dictsKeepTheirOrderAndLeaveOutWhatWasDeleted() {
    assertEquals("{'one': 1, 'two': 2, 'three': 3}", line("containers.text_keys"));
    assertEquals("{1: 'one', (2, 3): [4], None: None, 2.5: 'x'}", line("containers.other_keys"));
    assertEquals("{'a': 1, 'c': 3}", line("containers.deleted"));
    assertEquals("{}", line("containers.deleted_all"));
  }

  @Test
  void setsAreInTheOrderOfTheTable() {
    assertEquals("{1, 2, 3}", line("containers.number_set"));
    assertEquals("{10, 30}", line("containers.deleted_set"));
    assertEquals("frozenset({'a'})", line("containers.frozen"));
  }

  @Test
  void viewsShowWhatTheyView() {
    assertEquals("dict_keys(['one', 'two', 'three'])", line("containers.keys"));
    assertEquals("dict_values([1, 2, 3])", line("containers.values"));
    assertEquals("dict_items([('one', 1), ('two', 2), ('three', 3)])", line("containers.items"));
    assertEquals("mappingproxy({'k': 1})", line("instances.mapping_proxy"));
  }

  @Test
  void dequesSayTheirBound() {
    assertEquals("deque([])", line("collected.empty_deque"));
    assertEquals("deque([1, 'two'])", line("collected.short_deque"));
    assertEquals("deque([7, 8, 9], maxlen=3)", line("collected.bounded"));
  }

  @Test
  void dictsOfTheLibraryHaveTheirNames() {
    assertEquals("defaultdict(<class 'list'>, {'k': [1]})", line("collected.default"));
    assertEquals("OrderedDict({'a': 2, 'm': 3, 'z': 4})", line("collected.reordered"));
  }

  @Test
  void rangesAndSlicesAreAsTheyWereMade() {
    assertEquals("range(0, 10)", line("collected.numbers_of"));
    assertEquals("range(10, 0, -3)", line("collected.steps"));
    assertEquals("slice(None, None, -1)", line("collected.cut_step"));
  }

  @Test
  void structureSequencesNameTheirItems() {
    assertEquals(
        "sys.version_info(major=3, minor=12, micro=1, releaselevel='final', serial=0)",
        line("collected.version"));
  }

  @Test
  void aSubclassIsNamedAndItsAttributesStandBeside() {
    assertEquals("Tuple((1, 2))", line("collected.tuple_of"));
    assertEquals("Set({1})", line("collected.set_of"));
    assertEquals("<List([1, 2]) extra='extra'>", line("collected.list_of"));
    assertEquals("<Dict({'a': 1}) attribute='attr'>", line("collected.dict_of"));
  }

  @Test
  void queuesAndContextsShowWhatTheyHold() {
    assertEquals("<_queue.SimpleQueue at 0x… [1]>", line("machinery.simple"));
  }
}
