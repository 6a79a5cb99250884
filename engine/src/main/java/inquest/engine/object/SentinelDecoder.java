package inquest.engine.object;

import java.util.List;

/** {@code sentinel} (Objects/sentinelobject.c, from 3.15). */
final class SentinelDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("sentinel");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return new Plumbing.Sentinel(Objects.ref(objects.view("sentinelobject", ref), "name"));
  }
}
