package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** {@code float} and {@code complex}. */
final class FloatDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("float", "complex");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("float")) {
      return new Scalar.FloatValue(objects.view("PyFloatObject", ref).floating("ob_fval"));
    }
    View view = objects.view("PyComplexObject", ref);
    long at = view.addressOf("cval");
    return new Scalar.Complex(objects.memory().f64(at), objects.memory().f64(at + Double.BYTES));
  }
}
