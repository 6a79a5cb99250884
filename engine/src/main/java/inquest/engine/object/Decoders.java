package inquest.engine.object;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every decoder. A new type is a new decoder and one line here. */
final class Decoders {
  private static final List<Decoder> ALL =
      List.of(
          new Singletons(),
          new IntDecoder(),
          new FloatDecoder(),
          new StrDecoder(),
          new BytesDecoder(),
          new Sequences(),
          new DictDecoder());

  /** By the name of the C type. */
  static final Map<String, Decoder> BY_TYPE =
      ALL.stream()
          .flatMap(decoder -> decoder.types().stream().map(type -> Map.entry(type, decoder)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Decoders() {}
}
