package inquest.engine.object;

import inquest.engine.layout.Struct;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code collections.deque}: a chain of blocks (Modules/_collectionsmodule.c). */
final class DequeDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("collections.deque");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    View view = objects.exactView("dequeobject", ref);
    long length =
        view.has("len") ? view.integer("len") : objects.view("PyVarObject", ref).integer("ob_size");
    Struct block = objects.layout().struct("block");
    long perBlock = block.field("data").size() / Long.BYTES;
    long left = view.pointer("leftblock");
    long index =
        Plausible.within("leftindex", ref.address(), view.integer("leftindex"), 0, perBlock);
    // each item needs eight bytes somewhere: more than the address space holds is no length
    Plausible.within("length of a deque", ref.address(), length, 0, 1L << 44);
    if (length > perBlock && objects.memory().i64(left + block.offset("rightlink")) == 0) {
      throw Unreadable.implausible(
          ref.address(), "a deque of " + length + " elements with one block");
    }
    long maxlen = view.integer("maxlen");
    return new Container.DequeValue(
        length,
        maxlen < 0 ? OptionalLong.empty() : OptionalLong.of(maxlen),
        () -> walk(objects.memory(), block, left, index, length));
  }

  private static Walk<Ref> walk(
      Memory memory, Struct struct, long leftBlock, long leftIndex, long length) {
    long perBlock = struct.field("data").size() / Long.BYTES;
    return new Walk<>() {
      private long block = leftBlock;
      private long index = leftIndex;
      private long met;

      @Override
      protected Optional<Ref> advance() {
        if (met++ == length) {
          return Optional.empty();
        }
        if (index == perBlock) {
          block = following();
          index = 0;
        }
        return Optional.of(
            new Ref(memory.i64(block + struct.offset("data") + index++ * Long.BYTES)));
      }

      // without the link nothing behind it can be found
      private long following() {
        long next;
        try {
          next = memory.i64(block + struct.offset("rightlink"));
        } catch (Unreadable e) {
          end();
          throw e;
        }
        if (next == 0) {
          end();
          throw Unreadable.implausible(
              block, "the blocks of a deque end after " + (met - 1) + " of " + length);
        }
        return next;
      }
    };
  }
}
