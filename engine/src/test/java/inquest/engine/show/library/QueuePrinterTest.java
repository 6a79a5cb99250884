package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class QueuePrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void aQueueShowsWhatWaitsInIt() {
    assertEquals(
        "<queue.Queue at 0x… size=2, maxsize=0, items=deque([1, 'two'])>", line("machinery.fifo"));
    assertEquals("<queue.LifoQueue at 0x… size=0, maxsize=5, items=[]>", line("machinery.lifo"));
  }
}
