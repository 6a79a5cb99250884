package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Modules, classes, and instances in every form that their attributes have. */
class ThingPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void modulesSayWhereTheyCameFrom() {
    assertEquals("<module 'account' from '/srv/programs/account.py'>", line("callables.module"));
    assertEquals("<module 'sys' (built-in)>", line("<module>.sys"));
  }

  @Test
  void classesHaveTheirQualifiedName() {
    assertEquals(
        "[<class 'int'>, <class '__main__.Base'>, <class '__main__.Base.Inner'>, <class 'type'>,"
            + " <class '__main__.Point'>, <class 'collections.deque'>]",
        line("callables.types_of"));
  }

  @Test
  void attributesStandInTheOrderOfTheirSetting() {
    assertEquals("<__main__.Managed at 0x… x=1, y='two', z=[3]>", line("instances.managed"));
    assertEquals(
        "<__main__.Managed at 0x… x=1, y='two', z=[3], added='later'>", line("instances.late"));
  }

  @Test
  void attributesThatBecameADictionaryReadAlike() {
    assertEquals(
        "<__main__.Managed at 0x… x=1, y='two', z=[3], added=1>", line("instances.forced_late"));
    assertEquals("<__main__.Managed at 0x… other=1>", line("instances.replaced"));
  }

  @Test
  void aDeletedAttributeIsGone() {
    assertEquals("<__main__.Managed at 0x… y='two', z=[3]>", line("instances.lost"));
  }

  @Test
  void slotsAreAttributes() {
    assertEquals("<__main__.Slots at 0x… a=1, b='b'>", line("instances.slots"));
    assertEquals("<__main__.SlotsMore at 0x… c=3, a=1, b='b', d=4>", line("instances.slots_more"));
  }

  @Test
  void manyAttributesSayHowManyAreNotShown() {
    assertEquals(
        "<__main__.Many at 0x… attribute_0=0, attribute_1=1, attribute_2=2, attribute_3=3,"
            + " attribute_4=4, attribute_5=5, attribute_6=6, attribute_7=7, attribute_8=8,"
            + " attribute_9=9, attribute_10=10, attribute_11=11, attribute_12=12, attribute_13=13,"
            + " attribute_14=14, attribute_15=15, attribute_16=16, attribute_17=17,"
            + " attribute_18=18, attribute_19=19, … 40 more>",
        line("instances.many"));
  }

  @Test
  void anObjectWithoutAttributesIsNamed() {
    assertEquals("<object at 0x…>", line("instances.bare"));
    assertEquals("<__main__.Base.Inner at 0x…>", line("instances.inner"));
  }

  @Test
  void aReprOfItsOwnIsNotRun() {
    assertEquals("<__main__.Repr at 0x… secret=1>", line("instances.own_repr"));
  }
}
