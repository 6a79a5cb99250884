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
          new DictDecoder(),
          new DictKinds(),
          new OrderedDictDecoder(),
          new SetDecoder(),
          new DequeDecoder(),
          new RangeDecoder(),
          new ArrayDecoder(),
          new MemoryViewDecoder(),
          new DecimalDecoder(),
          new DatetimeDecoder(),
          new FunctionDecoder(),
          new DescriptorDecoder(),
          new FunctoolsDecoder(),
          new CodeDecoder(),
          new GeneratorDecoder(),
          new ExceptionDecoder(),
          new ThingDecoder(),
          new WeakRefDecoder(),
          new FileDecoder(),
          new SocketDecoder(),
          new LockDecoder(),
          new SimpleQueueDecoder(),
          new ContextDecoder(),
          new PatternDecoder(),
          new TypingDecoder(),
          new FutureDecoder(),
          new SentinelDecoder(),
          new NumpyDecoder(),
          new IteratorDecoder());

  /** By the name of the C type. */
  static final Map<String, Decoder> BY_TYPE =
      ALL.stream()
          .flatMap(decoder -> decoder.types().stream().map(type -> Map.entry(type, decoder)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Decoders() {}
}
