package inquest.engine.object;

import inquest.engine.layout.Field;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code contextvars} (Include/internal/pycore_context.h, Python/hamt.c). */
final class ContextDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "Context",
        "_contextvars.Context",
        "ContextVar",
        "_contextvars.ContextVar",
        "Token",
        "_contextvars.Token");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "Context", "_contextvars.Context" -> {
        Ref vars = Objects.ref(objects.exactView("PyContext", ref), "ctx_vars");
        View map = objects.view("PyHamtObject", vars);
        long count =
            Plausible.within("h_count", vars.address(), map.integer("h_count"), 0, 1 << 24);
        Ref root = Objects.ref(map, "h_root");
        yield new Container.Context(count, () -> new HamtWalk(objects, root, count));
      }
      case "ContextVar", "_contextvars.ContextVar" -> {
        View view = objects.exactView("PyContextVar", ref);
        yield new Plumbing.ContextVar(
            objects.text(Objects.ref(view, "var_name")), Objects.optional(view, "var_default"));
      }
      default -> {
        View view = objects.exactView("PyContextToken", ref);
        yield new Plumbing.Token(
            Objects.ref(view, "tok_var"),
            Objects.optional(view, "tok_oldval"),
            view.integer("tok_used") != 0);
      }
    };
  }

  /** Walks a hash array mapped trie depth first. */
  private static final class HamtWalk extends Walk<Entry> {
    private final Objects objects;
    private final long count;
    private final Deque<Place> path = new ArrayDeque<>();
    private long met;
    private long steps;

    HamtWalk(Objects objects, Ref root, long count) {
      this.objects = objects;
      this.count = count;
      if (!root.isNull()) {
        path.push(new Place(root));
      }
    }

    /** A node, and how far the walk has come in it. */
    private static final class Place {
      final Ref node;
      long next;

      Place(Ref node) {
        this.node = node;
      }
    }

    @Override
    protected Optional<Entry> advance() {
      while (!path.isEmpty() && met < count) {
        // a bitmap node has at most 64 words, an array node 32, and a path of 7 leads to each entry
        if (++steps > 1_000 + count * 1_000) {
          end();
          throw Unreadable.implausible(path.peek().node.address(), "a context without an end");
        }
        Optional<Entry> entry = step(path.peek());
        if (entry.isPresent()) {
          met++;
          return entry;
        }
      }
      return Optional.empty();
    }

    private Optional<Entry> step(Place place) {
      Memory memory = objects.memory();
      String kind = objects.typeOf(place.node).shortName();
      boolean array = kind.equals("hamt_array_node");
      boolean collision = kind.equals("hamt_collision_node");
      View view =
          objects.view(
              array ? "PyHamtNode_Array" : collision ? "PyHamtNode_Collision" : "PyHamtNode_Bitmap",
              place.node);
      String field = array ? "a_array" : collision ? "c_array" : "b_array";
      long length = array ? words(view, field) : size(place.node);
      if (place.next >= length) {
        path.pop();
        return Optional.empty();
      }
      long at = view.addressOf(field) + place.next * Long.BYTES;
      place.next += array ? 1 : 2;
      if (array) {
        descend(memory.i64(at));
        return Optional.empty();
      }
      long key = memory.i64(at);
      long value = memory.i64(at + Long.BYTES);
      if (key == 0) {
        descend(value);
        return Optional.empty();
      }
      return Optional.of(new Entry(new Ref(key), new Ref(value)));
    }

    private void descend(long node) {
      if (node != 0 && path.size() < 16) {
        path.push(new Place(new Ref(node)));
      }
    }

    private static long words(View view, String field) {
      Field array = view.struct().field(field);
      return array.size() / Long.BYTES;
    }

    private long size(Ref node) {
      return Plausible.within(
          "ob_size of a hamt node",
          node.address(),
          objects.view("PyVarObject", node).integer("ob_size"),
          0,
          1 << 20);
    }
  }
}
