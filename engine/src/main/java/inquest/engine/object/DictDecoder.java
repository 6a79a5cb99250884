package inquest.engine.object;

import java.util.List;

/** {@code dict}. */
final class DictDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("dict");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return new Container.DictValue(objects.size(ref), objects.entries(ref));
  }
}
