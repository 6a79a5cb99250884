package inquest.engine.object;

import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/**
 * The entries of one dictionary.
 *
 * @param memory where they lie
 * @param first address of the first entry
 * @param slots how many entries there are, unused ones included
 * @param stride bytes per entry
 * @param keyAt offset of the key in an entry
 * @param valueAt offset of the value in an entry
 * @param split where the values lie, if not in the entries
 */
record DictTable(
    Memory memory,
    long first,
    long slots,
    int stride,
    int keyAt,
    int valueAt,
    Optional<Split> split)
    implements Walks<Entry> {

  /**
   * Values apart from their keys, which other dictionaries share.
   *
   * @param values address of the first value
   * @param order in which order they were set; in that of the keys where it is empty
   */
  record Split(long values, Optional<Order> order) {}

  /**
   * Indices of entries, one byte each.
   *
   * @param first address of the first index
   * @param step 1 or -1: to the next
   * @param size how many
   */
  record Order(long first, int step, int size) {}

  /** The same keys with values elsewhere. */
  DictTable withValues(long values, Optional<Order> order) {
    Optional<Split> apart = Optional.of(new Split(values, order));
    return new DictTable(memory, first, slots, stride, keyAt, valueAt, apart);
  }

  @Override
  public Walk<Entry> iterator() {
    long steps = split.flatMap(Split::order).map(o -> (long) o.size()).orElse(slots);
    return new Walk<>() {
      private long step;

      @Override
      protected Optional<Entry> advance() {
        while (step < steps) {
          Optional<Entry> entry = entry(step++);
          if (entry.isPresent()) {
            return entry;
          }
        }
        return Optional.empty();
      }
    };
  }

  /** The entry that comes at a step; empty where nothing is, or the key has no value here. */
  private Optional<Entry> entry(long step) {
    long index = step;
    Optional<Order> order = split.flatMap(Split::order);
    if (order.isPresent()) {
      index = memory.u8(order.get().first() + step * order.get().step());
      if (index >= slots) {
        throw Unreadable.implausible(order.get().first(), "the index of a key is " + index);
      }
    }
    long at = first + index * stride;
    long key = memory.i64(at + keyAt);
    long value =
        split.isPresent()
            ? memory.i64(split.get().values() + index * Long.BYTES)
            : memory.i64(at + valueAt);
    return key == 0 || value == 0
        ? Optional.empty()
        : Optional.of(new Entry(new Ref(key), new Ref(value)));
  }
}
