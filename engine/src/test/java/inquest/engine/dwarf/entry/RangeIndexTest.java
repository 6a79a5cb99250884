package inquest.engine.dwarf.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeIndexTest {
  private record Range(long low, long high, long value) {}

  @Test
  void agreesWithLookingAtEveryRange() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      RangeIndex index = new RangeIndex();
      List<Range> all = new ArrayList<>();
      int count = random.nextInt(40);
      for (int i = 0; i < count; i++) {
        long low = random.nextInt(100);
        Range range = new Range(low, low + random.nextInt(round % 3 == 0 ? 60 : 6), i);
        all.add(range);
        index.add(range.low, range.high, range.value);
      }
      for (long address = 0; address < 120; address++) {
        long a = address;
        long[] expected =
            all.stream()
                .filter(r -> r.low <= a && a < r.high)
                .sorted(
                    Comparator.comparingLong((Range r) -> r.high - r.low)
                        .thenComparingLong(r -> -r.low)
                        .thenComparingLong(r -> -r.value))
                .mapToLong(Range::value)
                .toArray();
        assertArrayEquals(expected, index.at(a));
      }
    }
  }

  @Test
  void addressesAreUnsigned() {
    RangeIndex index = new RangeIndex();
    index.add(0xffff_ffff_8000_0000L, 0xffff_ffff_9000_0000L, 1);
    index.add(0x1000, 0x2000, 2);
    assertArrayEquals(new long[] {1}, index.at(0xffff_ffff_8000_0000L));
    assertArrayEquals(new long[] {2}, index.at(0x1fff));
    assertArrayEquals(new long[0], index.at(0x7fff_ffff_ffff_ffffL));
  }
}
