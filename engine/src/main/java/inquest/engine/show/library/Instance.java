package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.show.Names;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An instance of a class of the standard library, read by its attributes.
 *
 * @param ref the object
 * @param type its class
 * @param showing shows its parts
 */
record Instance(Ref ref, PyType type, Showing showing) {
  /** An attribute that is an object; empty where there is none, or only code could tell. */
  Optional<Ref> held(String name) {
    return showing.objects().held(ref, name);
  }

  /** The first of the attributes that is there: versions have named them differently. */
  Optional<Ref> held(String... names) {
    for (String name : names) {
      Optional<Ref> found = held(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What an attribute is. */
  Optional<PyValue> value(String name) {
    return held(name).map(showing.objects()::value);
  }

  /** An attribute that is a str. */
  Optional<String> text(String name) {
    return held(name).filter(showing.objects()::isText).map(showing.objects()::text);
  }

  /** An attribute that is an int. */
  Optional<BigInteger> integer(String name) {
    return value(name)
        .flatMap(value ->
            value instanceof Scalar.Int number ? Optional.of(number.value()) : Optional.empty());
  }

  /** An attribute that is a bool. */
  Optional<Boolean> truth(String name) {
    return value(name)
        .flatMap(value ->
            value instanceof Scalar.Bool bool ? Optional.of(bool.value()) : Optional.empty());
  }

  /** The class's {@code __name__}. */
  String name() {
    return Names.simple(type);
  }

  /** {@code <module.Class at 0x…}, still open. */
  String open() {
    return "<" + type.qualifiedName() + " at " + Names.hex(ref.address());
  }

  /** Text as the whole answer. */
  static Optional<Shown> text(StringBuilder text) {
    return Optional.of(new Shown.Text(text.toString()));
  }
}
