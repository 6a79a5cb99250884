package inquest.engine.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.object.Ref;
import org.junit.jupiter.api.Test;

/** One damaged object costs its own place only. Offsets are those of CPython 3.12 on x86-64. */
class DamagedValuesTest {
  private static final Sample SAMPLE = Sample.values();
  private static final int OB_TYPE = 8;
  private static final int OB_SIZE = 16;
  private static final int LIST_ITEMS = 24;
  private static final int STR_LENGTH = 16;
  private static final int FIRST_ITEM_OF_TUPLE = 24;

  private static String line(Damage damage, String name) {
    return SAMPLE.shower(damage, ShowLimits.defaults(), false).line(SAMPLE.ref(name));
  }

  private static Damage damage() {
    return new Damage(SAMPLE.memory());
  }

  private static long at(String name) {
    return SAMPLE.ref(name).address();
  }

  private static long item(String list, int index) {
    long items = SAMPLE.memory().i64(at(list) + LIST_ITEMS);
    return SAMPLE.memory().i64(items + 8L * index);
  }

  @Test
  void aListWhoseLengthIsAbsurdCannotBeRead() {
    String line =
        line(
            damage().word(at("containers.long_list") + OB_SIZE, 0xcccccccccccccccL),
            "containers.long_list");
    assertTrue(line.startsWith("<unreadable at 0x"), line);
  }

  @Test
  void aListWhoseItemsPointNowhereLosesThemOnly() {
    String line =
        line(damage().word(at("containers.list_one") + LIST_ITEMS, 0x10), "containers.list_one");
    assertTrue(line.contains("unreadable at 0x"), line);
  }

  @Test
  void anItemWhoseTypeIsOverwrittenLeavesItsNeighboursStanding() {
    long four = item("containers.mixed", 3);
    String line = line(damage().word(four + OB_TYPE, 0xccccccccccccccccL), "containers.mixed");
    assertTrue(line.startsWith("[1, 2.5, 'trois', <unreadable"), line);
    assertTrue(line.endsWith(">, None, True]"), line);
  }

  @Test
  void anItemThatIsNullIsShownAsNull() {
    long items = SAMPLE.memory().i64(at("containers.mixed") + LIST_ITEMS);
    assertEquals(
        "[1, <NULL>, 'trois', b'four', None, True]",
        line(damage().word(items + 8, 0), "containers.mixed"));
  }

  @Test
  void anItemThatIsItsOwnListIsACycle() {
    long items = SAMPLE.memory().i64(at("containers.mixed") + LIST_ITEMS);
    String line = line(damage().word(items + 8, at("containers.mixed")), "containers.mixed");
    assertEquals("[1, [...], 'trois', b'four', None, True]", line);
  }

  @Test
  void textWhoseLengthIsAbsurdCostsItselfOnly() {
    long text = item("containers.mixed", 2);
    String line = line(damage().word(text + STR_LENGTH, 0xccccccccccccccL), "containers.mixed");
    assertTrue(line.startsWith("[1, 2.5, <unreadable"), line);
    assertTrue(line.endsWith(">, b'four', None, True]"), line);
  }

  @Test
  void aPageThatWasNotSavedIsSaidToBeNotSaved() {
    long number = item("containers.mixed", 1);
    String line = line(damage().lose(number), "containers.mixed");
    assertTrue(line.contains(": not saved in the core>"), line);
  }

  @Test
  void aDictWhoseKeysAreOverwrittenSaysSo() {
    String line =
        line(
            damage().word(at("containers.text_keys") + 32, 0xcccccccccccccccL),
            "containers.text_keys");
    assertTrue(line.contains("unreadable at 0x"), line);
  }

  @Test
  void aNamedTupleWithADamagedFieldKeepsTheOther() {
    String line =
        line(damage().word(at("collected.point") + FIRST_ITEM_OF_TUPLE, 0x10), "collected.point");
    assertEquals("Point(x=<unreadable at 0x18: not mapped>, y='why')", line);
  }

  @Test
  void everyValueIsShownWhateverWordIsOverwritten() {
    int shown = 0;
    for (String name : SAMPLE.names()) {
      for (int word = 0; word < 8; word++) {
        Ref ref = SAMPLE.ref(name);
        if (!ref.isNull()) {
          Damage damage = damage().word(ref.address() + 8L * word, 0xccccccccccccccccL);
          String line = SAMPLE.shower(damage, ShowLimits.defaults(), false).line(ref);
          assertTrue(!line.isEmpty() && line.length() < 20_000, name + ": " + line);
          shown++;
        }
      }
    }
    assertTrue(shown > 1_000, "only " + shown + " were tried");
  }
}
