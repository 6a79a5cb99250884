package inquest.engine.object;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/** Dictionaries in every form (Objects/dictobject.c, Include/internal/pycore_dict.h). */
final class Dicts {
  /** {@code DICT_KEYS_GENERAL}: entries with a hash; any other kind has entries without. */
  private static final int KEYS_GENERAL = 0;

  /** The largest {@code dk_log2_size} that an address space could hold. */
  private static final int LARGEST_LOG2 = 44;

  private final Objects objects;

  Dicts(Objects objects) {
    this.objects = objects;
  }

  /** {@code ma_used}. */
  long size(Ref dict) {
    View view = objects.view("PyDictObject", dict);
    return Plausible.within(
        "ma_used", dict.address(), view.integer("ma_used"), 0, table(dict).slots());
  }

  Walks<Entry> entries(Ref dict) {
    return table(dict);
  }

  /** Searches by comparing keys, since hashes depend on a secret of the process. */
  Optional<Ref> get(Ref dict, String key) {
    return find(table(dict), key, dict.address());
  }

  /** The value of a key among entries. */
  Optional<Ref> find(Walks<Entry> entries, String key, long place) {
    Walk<Entry> walk = entries.iterator();
    int looked = 0;
    while (walk.hasNext()) {
      Entry entry = walk.next();
      if (objects.isText(entry.key()) && objects.strings().is(entry.key(), key)) {
        return Optional.of(entry.value());
      }
      if (++looked > objects.limits().dictEntries()) {
        throw Unreadable.implausible(
            place, "no key '" + key + "' among the first " + looked + " entries");
      }
    }
    return Optional.empty();
  }

  /** The table of a dict object. */
  DictTable table(Ref dict) {
    View view = objects.view("PyDictObject", dict);
    return switch (objects.layout().axes().dicts()) {
      case OLD -> old(view);
      case COMPACT -> {
        DictTable keys = compact(view.pointer("ma_keys"));
        long values = view.pointer("ma_values");
        yield values == 0 ? keys : keys.withValues(values, Optional.empty());
      }
      case UNICODE_KEYED -> {
        DictTable keys = unicodeKeyed(view.pointer("ma_keys"));
        long values = view.pointer("ma_values");
        yield values == 0 ? keys : split(keys, values);
      }
    };
  }

  /** The attributes of an object that has values but no dict: the keys are the class's. */
  DictTable inline(long keys, long values) {
    return split(unicodeKeyed(keys), values);
  }

  private DictTable old(View dict) {
    long mask = dict.integer("ma_mask");
    if (mask < 0 || (mask & (mask + 1)) != 0) {
      throw Unreadable.implausible(dict.address(), "ma_mask is " + mask);
    }
    var entry = objects.layout().struct("PyDictEntry");
    return table(
        dict.pointer("ma_table"),
        mask + 1,
        entry.size(),
        entry.offset("me_key"),
        entry.offset("me_value"));
  }

  /** Indices of 1, 2, 4 or 8 bytes, then entries ({@code DK_IXSIZE}). */
  private DictTable compact(long keys) {
    View view = objects.view("PyDictKeysObject", new Ref(keys));
    long size = view.integer("dk_size");
    if (Long.bitCount(size) != 1 || size < 0 || size > 1L << LARGEST_LOG2) {
      throw Unreadable.implausible(keys, "dk_size is " + size);
    }
    int width = size <= 0xff ? 1 : size <= 0xffff ? 2 : size <= 0xffff_ffffL ? 4 : 8;
    var entry = objects.layout().struct("PyDictKeyEntry");
    return table(
        view.addressOf("dk_indices") + size * width,
        Plausible.within("dk_nentries", keys, view.integer("dk_nentries"), 0, size),
        entry.size(),
        entry.offset("me_key"),
        entry.offset("me_value"));
  }

  private DictTable unicodeKeyed(long keys) {
    View view = objects.view("PyDictKeysObject", new Ref(keys));
    long log2 =
        Plausible.within("dk_log2_size", keys, view.integer("dk_log2_size"), 0, LARGEST_LOG2);
    long indices =
        Plausible.within(
            "dk_log2_index_bytes", keys, view.integer("dk_log2_index_bytes"), 0, log2 + 3);
    boolean general = view.integer("dk_kind") == KEYS_GENERAL;
    var entry = objects.layout().struct(general ? "PyDictKeyEntry" : "PyDictUnicodeEntry");
    return table(
        view.addressOf("dk_indices") + (1L << indices),
        Plausible.within("dk_nentries", keys, view.integer("dk_nentries"), 0, 1L << log2),
        entry.size(),
        entry.offset("me_key"),
        entry.offset("me_value"));
  }

  private DictTable table(long first, long slots, int stride, int keyAt, int valueAt) {
    Plausible.array(objects.memory(), "slots of a dict", first, slots, stride);
    return new DictTable(objects.memory(), first, slots, stride, keyAt, valueAt, Optional.empty());
  }

  /** Values of their own in the order in which they were set, one byte per value. */
  private DictTable split(DictTable keys, long values) {
    View view = objects.view("PyDictValues", new Ref(values));
    long first = view.addressOf("values");
    DictTable.Order order;
    if (objects.layout().axes().attributes() == AttributeForm.INLINE_VALUES) {
      long capacity = view.integer("capacity");
      long size = Plausible.within("size", values, view.integer("size"), 0, capacity);
      order = new DictTable.Order(first + capacity * Long.BYTES, 1, (int) size);
    } else {
      // before the values: their number at -2, then the indices, growing downwards
      order = new DictTable.Order(values - 3, -1, objects.memory().u8(values - 2));
    }
    return keys.withValues(first, Optional.of(order));
  }
}
