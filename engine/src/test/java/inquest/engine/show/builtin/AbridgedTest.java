package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Limits;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.engine.show.Sample;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each expectation is what {@code reprlib.repr} makes of the same value. */
class AbridgedTest {
  private static final ShowLimits LIMITS = ShowLimits.defaults().withDepth(10);

  /** Abridges what is asked for, and is not asked for what that contains. */
  private record Abridging(Ref asked) implements Printer {
    @Override
    public String name() {
      return "abridged values";
    }

    @Override
    public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
      return ref.equals(asked) && showing.opens()
          ? Optional.of(Abridged.of(ref, showing))
          : Optional.empty();
    }
  }

  private static String line(String name) {
    Sample sample = Sample.values();
    Ref ref = sample.ref(name);
    Objects objects = new Objects(sample.memory(), sample.objects().layout(), Limits.defaults());
    Printers printers = Printers.none().with((type, of) -> true, new Abridging(ref));
    return Sample.withoutAddresses(new Shower(objects, printers, LIMITS, false).line(ref));
  }

  @Test
  void longSequencesAreCutAfterTheirSixthItem() {
    assertEquals("[0, 1, 2, 3, 4, 5, ...]", line("containers.long_list"));
    assertEquals("[1]", line("containers.list_one"));
    assertEquals("(1,)", line("containers.tuple_one"));
    assertEquals("deque([1, 'two'])", line("collected.short_deque"));
    assertEquals("deque([0, 1, 2, 3, 4, 5, ...])", line("collected.long_deque"));
    assertEquals("array('h', [0, 1, 2, 3, 4, ...])", line("collected.shorts"));
    assertEquals("array('B')", line("collected.empty_array"));
  }

  @Test
  void setsAndKeysThatCanBeSortedAre() {
    assertEquals("{0, 1, 2, 3, 4, 5, ...}", line("containers.large_set"));
    assertEquals("frozenset({'a'})", line("containers.frozen"));
    assertEquals("{'one': 1, 'three': 3, 'two': 2}", line("containers.text_keys"));
    assertEquals("{0: 0, 1: 1, 2: 4, 3: 9, ...}", line("containers.large_dict"));
    assertEquals("{1: 'one', (2, 3): [4], None: None, 2.5: 'x'}", line("containers.other_keys"));
  }

  @Test
  void longTextAndNumbersAreCutInTheMiddle() {
    assertEquals("'012345678901...7890123456789'", line("texts.long_text"));
    assertEquals("'tab\\t newlin...f nul\\x00 end'", line("texts.control"));
    assertEquals("'na\u00efve caf\u00e9'", line("texts.latin"));
    assertEquals("100000000000000000...0000000000000000000", line("numbers.huge"));
  }

  @Test
  void containersInsideContainersAreCutAtTheSixth() {
    assertEquals("[[1, [2, [3, [4, [5, [...]]]]]]]", line("containers.nested"));
  }

  @Test
  void whatContainsItselfEnds() {
    assertTrue(line("containers.dict_cycle").startsWith("{'me': "), line("containers.dict_cycle"));
    assertTrue(line("containers.cycle").startsWith("[1, "), line("containers.cycle"));
  }

  @Test
  void anObjectThatOnlyItsOwnCodeWouldTellIsNamed() {
    assertEquals("<__main__.Repr at 0x…>", line("instances.own_repr"));
  }

  @Test
  void anObjectThatNoCodeTellsIsToldAsPythonDoes() {
    String told = line("instances.managed");
    assertTrue(told.startsWith("<__main__.Man..."), told);
    assertEquals(30, told.length());
  }
}
