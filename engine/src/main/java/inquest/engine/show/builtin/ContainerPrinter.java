package inquest.engine.show.builtin;

import inquest.engine.object.Container;
import inquest.engine.object.Items;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Lists, tuples, sets, dicts and their like. */
final class ContainerPrinter {
  private ContainerPrinter() {}

  static Shown show(Container container, Subject subject) {
    Showing showing = subject.showing();
    return switch (container) {
      case Container.Sequence sequence -> sequence(sequence, showing);
      case Container.StructSequence sequence -> structSequence(sequence, subject);
      case Container.SetValue set -> set(set, subject);
      case Container.DictValue dict -> dict(dict, subject);
      case Container.DefaultDict dict -> defaultDict(dict, subject);
      case Container.OrderedDict dict -> orderedDict(dict, subject);
      case Container.DictView view -> view(view, subject);
      case Container.MappingProxy proxy -> proxy(proxy, subject);
      case Container.DequeValue deque -> deque(deque, subject);
      case Container.Range range -> range(range, subject);
      case Container.Slice slice ->
          showing
              .parts("slice(", ")")
              .unnamed(slice.start())
              .unnamed(slice.stop())
              .unnamed(slice.step())
              .shown();
      case Container.SimpleQueue queue -> queue(queue, subject);
      case Container.Context context ->
          showing.entries(
              "<" + subject.type().qualifiedName() + " at " + subject.address() + " {",
              context.length(),
              context.entries().iterator(),
              "}>");
      case Container.MemoryView view -> ArrayPrinter.memoryView(view, subject);
      case Container.OldBuffer buffer ->
          new Shown.Text(
              (buffer.readonly() ? "<read-only buffer for 0x" : "<read-write buffer for 0x")
                  + Long.toHexString(buffer.base().address())
                  + ", size "
                  + buffer.size()
                  + ", offset "
                  + buffer.offset()
                  + " at "
                  + subject.address()
                  + ">");
      case Container.ArrayValue array -> ArrayPrinter.array(array, subject);
      case Container.Ndarray array -> ArrayPrinter.ndarray(array, subject);
      case Container.NumpyScalar scalar -> ArrayPrinter.scalar(scalar, subject);
      case Container.Dtype dtype -> new Shown.Text("dtype('" + dtype.name() + "')");
    };
  }

  /** Items by their index, as a walk. */
  static Iterator<Ref> walk(Items items) {
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        return next < items.length();
      }

      @Override
      public Ref next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return items.get(next++);
      }
    };
  }

  private static Shown sequence(Container.Sequence sequence, Showing showing) {
    long length = sequence.length();
    return switch (sequence.kind()) {
      case LIST -> showing.items("[", length, walk(sequence.items()), "]");
      case TUPLE -> showing.items("(", length, walk(sequence.items()), length == 1 ? ",)" : ")");
    };
  }

  /** {@code structseq_repr} in Objects/structseq.c. */
  private static Shown structSequence(Container.StructSequence sequence, Subject subject) {
    Showing showing = subject.showing();
    Items items = sequence.items();
    Parts parts = showing.parts(subject.cName() + "(", ")");
    long shown = Math.min(items.length(), showing.limits().items());
    for (int i = 0; i < shown; i++) {
      if (i < sequence.names().size()) {
        parts.named(sequence.names().get(i), items.get(i));
      } else {
        parts.unnamed(items.get(i));
      }
    }
    return parts.andMore(items.length() - shown).shown();
  }

  private static Shown set(Container.SetValue set, Subject subject) {
    Showing showing = subject.showing();
    boolean python2 = showing.dialect().python2();
    boolean plain = subject.type().exact() && !set.frozen() && !python2;
    if (set.length() == 0) {
      return new Shown.Text(subject.name() + (python2 ? "([])" : "()"));
    }
    String open = plain ? "{" : subject.name() + (python2 ? "([" : "({");
    String close = plain ? "}" : python2 ? "])" : "})";
    return showing.items(open, set.length(), set.elements().iterator(), close);
  }

  /** A dict; another type of that form, such as frozendict, with its name. */
  private static Shown dict(Container.DictValue dict, Subject subject) {
    String name = subject.name();
    boolean plain = !subject.type().exact() || name.equals("dict");
    return subject
        .showing()
        .entries(
            plain ? "{" : name + "({",
            dict.length(),
            dict.entries().iterator(),
            plain ? "}" : "})");
  }

  private static Shown defaultDict(Container.DefaultDict dict, Subject subject) {
    Showing showing = subject.showing();
    Shown factory =
        dict.factory().isNull() ? new Shown.Text("None") : showing.part(dict.factory(), 1);
    Shown entries = showing.entries("{", dict.length(), dict.entries().iterator(), "}");
    return showing.parts(subject.name() + "(", ")").unnamed(factory).unnamed(entries).shown();
  }

  private static Shown orderedDict(Container.OrderedDict dict, Subject subject) {
    Showing showing = subject.showing();
    String name = subject.name();
    if (dict.length() == 0) {
      return new Shown.Text(name + "()");
    }
    return showing.dialect().dictionaries()
        ? showing.entries(name + "({", dict.length(), dict.entries().iterator(), "})")
        : showing.pairs(name + "([", dict.length(), dict.entries().iterator(), "])");
  }

  private static Shown view(Container.DictView view, Subject subject) {
    Showing showing = subject.showing();
    var entries = showing.objects().entries(view.dict()).iterator();
    long count = showing.objects().size(view.dict());
    String open = subject.name() + "([";
    return switch (view.kind()) {
      case KEYS -> showing.items(open, count, mapped(entries, e -> e.key()), "])");
      case VALUES -> showing.items(open, count, mapped(entries, e -> e.value()), "])");
      case ITEMS -> showing.pairs(open, count, entries, "])");
    };
  }

  private static <T, U> Iterator<U> mapped(
      Iterator<T> walk, java.util.function.Function<T, U> change) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public U next() {
        return change.apply(walk.next());
      }
    };
  }

  private static Shown proxy(Container.MappingProxy proxy, Subject subject) {
    String open = subject.showing().dialect().python2() ? "dict_proxy(" : "mappingproxy(";
    return subject.showing().parts(open, ")").unnamed(proxy.mapping()).shown();
  }

  private static Shown deque(Container.DequeValue deque, Subject subject) {
    Showing showing = subject.showing();
    String name = subject.name();
    if (deque.maxlen().isEmpty()) {
      return showing.items(name + "([", deque.length(), deque.elements().iterator(), "])");
    }
    return showing
        .parts(name + "(", ")")
        .unnamed(showing.items("[", deque.length(), deque.elements().iterator(), "]"))
        .named("maxlen", Long.toString(deque.maxlen().getAsLong()))
        .shown();
  }

  private static Shown range(Container.Range range, Subject subject) {
    if (subject.showing().redacted()) {
      return new Shown.Text("<" + subject.name() + ">");
    }
    boolean xrange = subject.showing().dialect().python2();
    boolean single = range.step().equals(java.math.BigInteger.ONE);
    String bounds =
        xrange && single && range.start().signum() == 0
            ? range.stop().toString()
            : range.start() + ", " + range.stop();
    return new Shown.Text(
        subject.name() + "(" + bounds + (single ? "" : ", " + range.step()) + ")");
  }

  private static Shown queue(Container.SimpleQueue queue, Subject subject) {
    PyType type = subject.type();
    return subject
        .showing()
        .items(
            "<" + type.qualifiedName() + " at " + subject.address() + " [",
            queue.length(),
            queue.elements().iterator(),
            "]>");
  }
}
