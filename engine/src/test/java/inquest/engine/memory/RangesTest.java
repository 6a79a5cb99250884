package inquest.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void agreesWithASetOfBits() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Ranges ranges = new Ranges();
      BitSet bits = new BitSet();
      for (int i = random.nextInt(10); i > 0; i--) {
        int start = random.nextInt(100);
        int end = start + random.nextInt(20);
        ranges.add(start, end);
        bits.set(start, end);
      }
      int from = random.nextInt(130);
      int to = from + random.nextInt(40);
      BitSet gaps = new BitSet();
      for (Ranges.Range gap : ranges.gaps(from, to)) {
        gaps.set((int) gap.start(), (int) gap.end());
      }
      BitSet expected = new BitSet();
      expected.set(from, to);
      expected.andNot(bits);
      assertEquals(expected, gaps, "seed " + seed);
      for (int i = 0; i < 130; i++) {
        assertEquals(bits.get(i), ranges.contains(i), "seed " + seed);
      }
    }
  }

  @Test
  void addressesAreUnsigned() {
    Ranges ranges = new Ranges();
    ranges.add(0x7fff_ffff_ffff_f000L, 0x8000_0000_0000_1000L);
    assertEquals(true, ranges.contains(0x8000_0000_0000_0fffL));
    assertEquals(
        List.of(new Ranges.Range(0x8000_0000_0000_1000L, -1)),
        ranges.gaps(0x7fff_ffff_ffff_f000L, -1));
  }
}
