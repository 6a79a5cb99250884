package inquest.scripts.jython;

import inquest.engine.object.Container;
import inquest.engine.object.Elements;
import inquest.engine.object.PyValue;
import inquest.engine.object.Scalar;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** Containers whose elements are no objects of their own: arrays, ranges. */
final class Numbers {
  private Numbers() {}

  /** The elements, in C order; empty for every other value. */
  static Optional<Elements> of(PyValue value) {
    return switch (value) {
      case Container.ArrayValue array -> Optional.of(array.elements());
      case Container.Ndarray array -> array.elements();
      case Container.Range range -> Optional.of(range(range));
      default -> Optional.empty();
    };
  }

  private static Elements range(Container.Range range) {
    BigInteger span = range.stop().subtract(range.start());
    BigInteger step = range.step();
    boolean empty = step.signum() == 0 || span.signum() != step.signum();
    // rounded up: a step that only begins is taken too
    BigInteger count =
        empty
            ? BigInteger.ZERO
            : span.abs().add(step.abs()).subtract(BigInteger.ONE).divide(step.abs());
    return new Elements(
        count.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue(),
        i -> new Scalar.Int(range.start().add(step.multiply(BigInteger.valueOf(i))), false));
  }

  /** What {@code len} is: of an array of several dimensions its first. */
  static long length(PyValue value) {
    List<Long> shape = shape(value);
    if (shape.isEmpty()) {
      throw Py.TypeError("an array without dimensions has no len()");
    }
    return shape.getFirst();
  }

  /** How many elements a row of them has. */
  static long inOneRow(PyValue value) {
    if (shape(value).size() > 1) {
      throw Py.TypeError("an array of several dimensions is read by its indices: value[i, j]");
    }
    return length(value);
  }

  private static List<Long> shape(PyValue value) {
    return value instanceof Container.Ndarray array
        ? array.shape()
        : List.of(of(value).orElseThrow().length());
  }

  /**
   * The place, in C order, of an index, or of a tuple of as many indices as there are dimensions.
   */
  static long index(PyValue value, PyObject key) {
    List<Long> shape = shape(value);
    PyTuple indices = key instanceof PyTuple tuple ? tuple : new PyTuple(key);
    if (indices.size() != shape.size()) {
      throw Py.IndexError("the array has " + shape.size() + " dimensions: give an index for each");
    }
    long place = 0;
    for (int i = 0; i < shape.size(); i++) {
      long asked = indices.__getitem__(i).asIndex(Py.IndexError);
      long at = asked < 0 ? asked + shape.get(i) : asked;
      if (at < 0 || at >= shape.get(i)) {
        throw Py.IndexError("there is no item " + asked);
      }
      place = place * shape.get(i) + at;
    }
    return place;
  }
}
