package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static Walks<Integer> counting(boolean stopAtTwo) {
    return () ->
        new Walk<>() {
          private int step;

          @Override
          protected Optional<Integer> advance() {
            step++;
            if (step == 2) {
              if (stopAtTwo) {
                end();
              }
              throw Unreadable.implausible(16, "two");
            }
            return step > 3 ? Optional.empty() : Optional.of(step);
          }
        };
  }

  @Test
  void goesOnBehindWhatCouldNotBeRead() {
    assertEquals(List.of(1, "unreadable at 0x10: two", 3), Heaps.met(counting(false)));
  }

  @Test
  void endsWhereNothingBehindCanBeFound() {
    assertEquals(List.of(1, "unreadable at 0x10: two"), Heaps.met(counting(true)));
  }

  @Test
  void asksNothingNewWhenAskedTwice() {
    Walk<Integer> walk = counting(false).iterator();
    assertTrue(walk.hasNext());
    assertTrue(walk.hasNext());
    assertEquals(1, walk.next());
    assertTrue(walk.hasNext());
    assertThrows(Unreadable.class, walk::next);
    assertEquals(3, walk.next());
    assertFalse(walk.hasNext());
    assertThrows(NoSuchElementException.class, walk::next);
  }
}
