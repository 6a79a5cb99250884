package inquest.engine.object;

import inquest.engine.layout.Kind;
import inquest.engine.layout.View;
import java.math.BigInteger;
import java.util.List;

/** {@code range}, Python 2's {@code xrange}, and {@code slice}. */
final class RangeDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("range", "xrange", "slice");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("slice")) {
      View view = objects.view("PySliceObject", ref);
      return new Container.Slice(
          Objects.ref(view, "start"), Objects.ref(view, "stop"), Objects.ref(view, "step"));
    }
    View view = objects.view("rangeobject", ref);
    if (view.struct().field("start").kind() == Kind.POINTER) {
      return new Container.Range(
          objects.integer(Objects.ref(view, "start")),
          objects.integer(Objects.ref(view, "stop")),
          objects.integer(Objects.ref(view, "step")));
    }
    // Python 2 keeps C longs and the length; xrange's own repr computes the end from them
    BigInteger start = BigInteger.valueOf(view.integer("start"));
    BigInteger step = BigInteger.valueOf(view.integer("step"));
    BigInteger length = BigInteger.valueOf(view.integer("len"));
    return new Container.Range(start, start.add(length.multiply(step)), step);
  }
}
