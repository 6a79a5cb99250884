package inquest.engine.object;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** What holds other objects, or stands for a range of things. */
public sealed interface Container extends PyValue {
  /** A {@code list} or {@code tuple}. */
  record Sequence(Sequence.Kind kind, Items items) implements Container {
    /** The types with numbered items. */
    public enum Kind {
      /** {@code list}. */
      LIST,
      /** {@code tuple}. */
      TUPLE
    }

    /** How many items. */
    public long length() {
      return items.length();
    }
  }

  /**
   * A structure sequence: a tuple made by a C type that names its items ({@code os.stat_result}).
   *
   * @param names of the items, in order; there may be fewer than items
   */
  record StructSequence(Items items, List<String> names) implements Container {
    /** Copies the names. */
    public StructSequence {
      names = List.copyOf(names);
    }
  }

  /**
   * A {@code set} or {@code frozenset}.
   *
   * @param frozen which of them
   * @param length how many elements
   * @param elements a new walk over the elements, in the order of the table
   */
  record SetValue(boolean frozen, long length, Walks<Ref> elements) implements Container {}

  /**
   * A {@code dict}.
   *
   * @param length how many entries
   * @param entries a new walk over the entries, in the order that Python iterates in
   */
  record DictValue(long length, Walks<Entry> entries) implements Container {}

  /** A {@code collections.defaultdict}: its factory, NULL or None where it has none. */
  record DefaultDict(Ref factory, long length, Walks<Entry> entries) implements Container {}

  /** A {@code collections.OrderedDict} in its own order. */
  record OrderedDict(long length, Walks<Entry> entries) implements Container {}

  /** {@code dict_keys}, {@code dict_values} or {@code dict_items}. */
  record DictView(DictView.Kind kind, Ref dict) implements Container {
    /** Which view. */
    public enum Kind {
      /** {@code dict_keys}, {@code odict_keys}. */
      KEYS,
      /** {@code dict_values}, {@code odict_values}. */
      VALUES,
      /** {@code dict_items}, {@code odict_items}. */
      ITEMS
    }
  }

  /** A {@code mappingproxy} (in Python 2 {@code dictproxy}). */
  record MappingProxy(Ref mapping) implements Container {}

  /** A {@code collections.deque}, left to right; no maxlen where it is unbounded. */
  record DequeValue(long length, OptionalLong maxlen, Walks<Ref> elements) implements Container {}

  /** A {@code range} (in Python 2 {@code xrange}): each part an int of any size. */
  record Range(java.math.BigInteger start, java.math.BigInteger stop, java.math.BigInteger step)
      implements Container {}

  /** A {@code slice}. */
  record Slice(Ref start, Ref stop, Ref step) implements Container {}

  /**
   * A {@code memoryview}.
   *
   * @param object what it views; NULL when released
   * @param format struct format of an item; empty when not given or not readable
   * @param itemsize bytes
   * @param shape items in each dimension
   * @param bytes all bytes of it
   * @param readonly whether it cannot be written through
   * @param released whether it was released
   * @param data where the bytes are
   */
  record MemoryView(
      Ref object,
      String format,
      long itemsize,
      List<Long> shape,
      long bytes,
      boolean readonly,
      boolean released,
      long data)
      implements Container {}

  /**
   * Python 2's {@code buffer}.
   *
   * @param base what it views; NULL where it views plain memory
   * @param size in bytes; -1 for all from the offset on
   * @param offset in bytes
   * @param readonly whether it cannot be written through
   */
  record OldBuffer(Ref base, long size, long offset, boolean readonly) implements Container {}

  /** An {@code array.array}: its type code and its elements, read as they are asked for. */
  record ArrayValue(String typecode, Elements elements) implements Container {}

  /**
   * A numpy {@code ndarray}.
   *
   * @param shape one number per dimension; empty for a 0-d array
   * @param strides bytes to the next element in each dimension
   * @param dtype what an element is
   * @param data where the first element is
   * @param base whose memory it is, where not its own
   * @param elements in C order, where the element type is one that can be read
   */
  record Ndarray(
      List<Long> shape,
      List<Long> strides,
      Dtype dtype,
      long data,
      Ref base,
      Optional<Elements> elements)
      implements Container {}

  /** A numpy scalar of a type that can be read, and its value. */
  record NumpyScalar(Dtype dtype, PyValue value) implements Container {}

  /**
   * A numpy element type; also the value of a {@code numpy.dtype}.
   *
   * @param kind numpy's letter: b i u f c m M O S U V
   * @param itemsize bytes
   * @param name as numpy prints it ("int64", "float32")
   * @param swapped whether its bytes are big-endian
   */
  record Dtype(char kind, long itemsize, String name, boolean swapped) implements Container {
    /** Refuses null. */
    public Dtype {
      Objects.requireNonNull(name);
    }
  }

  /** A {@code _queue.SimpleQueue}. */
  record SimpleQueue(long length, Walks<Ref> elements) implements Container {}

  /** A {@code contextvars.Context}: its variables and their values. */
  record Context(long length, Walks<Entry> entries) implements Container {}
}
