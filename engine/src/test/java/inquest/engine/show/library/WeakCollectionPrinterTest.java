package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class WeakCollectionPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void weakCollectionsShowWhatTheyReferTo() {
    assertEquals(
        "<WeakValueDictionary at 0x… {'base': <weakref at 0x…; to 'Base' at 0x…>}>",
        line("instances.weak_dict"));
    assertEquals(
        "<WeakSet at 0x… {<weakref at 0x…; to 'Base' at 0x…>}>", line("instances.weak_set"));
  }
}
