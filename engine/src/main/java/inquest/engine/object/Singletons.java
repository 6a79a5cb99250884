package inquest.engine.object;

import java.util.List;

/** {@code None}, {@code Ellipsis} and {@code NotImplemented}. */
final class Singletons implements Decoder {
  @Override
  public List<String> types() {
    return List.of("NoneType", "ellipsis", "NotImplementedType");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "NoneType" -> new Scalar.None();
      case "ellipsis" -> new Scalar.Ellipsis();
      default -> new Scalar.NotImplemented();
    };
  }
}
