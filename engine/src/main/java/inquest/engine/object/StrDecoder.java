package inquest.engine.object;

import inquest.engine.layout.Axes.StringForm;
import java.util.List;

/** {@code str}, and Python 2's {@code unicode}. */
final class StrDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("str", "unicode");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    boolean python2 = objects.layout().axes().strings() == StringForm.PYTHON2;
    return python2 && type.equals("str")
        ? BytesDecoder.python2(objects, ref)
        : objects.strings().str(ref);
  }
}
