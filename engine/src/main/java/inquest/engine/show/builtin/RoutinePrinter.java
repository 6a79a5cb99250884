package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Container;
import inquest.engine.object.Entry;
import inquest.engine.object.Items;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Routine;
import inquest.engine.object.Text;
import inquest.engine.object.Thing;
import inquest.engine.object.Walk;
import inquest.engine.show.Names;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.StringJoiner;

/** Functions, methods and descriptors. */
final class RoutinePrinter {
  private RoutinePrinter() {}

  static Shown show(Routine routine, Subject subject) {
    return switch (routine) {
      case Routine.Function function ->
          new Shown.Text(
              "<function " + nameOf(function, subject) + " at " + subject.address() + ">");
      case Routine.Method method -> method(method, subject);
      case Routine.BuiltinFunction function -> builtin(function, subject);
      case Routine.Descriptor descriptor -> descriptor(descriptor, subject);
      case Routine.MethodWrapper wrapper ->
          new Shown.Text(
              "<method-wrapper '"
                  + wrapper.name()
                  + "' of "
                  + objectAt(wrapper.self(), subject)
                  + ">");
      case Routine.Partial partial -> partial(partial, subject);
      case Routine.Property property -> subject.object();
      case Routine.Wrapped wrapped -> wrapped(wrapped, subject);
      case Routine.Super zuper -> zuper(zuper, subject);
      case Routine.LruCache cache ->
          subject
              .showing()
              .parts("<" + subject.type().qualifiedName() + " at " + subject.address() + " ", ">")
              .named("function", cache.function())
              .named("hits", Long.toString(cache.hits()))
              .named("misses", Long.toString(cache.misses()))
              .shown();
      case Routine.Getter getter -> getter(getter, subject);
      case Routine.MethodCaller caller -> caller(caller, subject);
    };
  }

  /** {@code itemgetter_repr}, {@code attrgetter_repr} in Modules/_operator.c. */
  private static Shown getter(Routine.Getter getter, Subject subject) {
    Showing showing = subject.showing();
    Parts parts = showing.parts(subject.cName() + "(", ")");
    if (!getter.several()) {
      return parts.unnamed(getter.what()).shown();
    }
    Items all = showing.objects().items(getter.what());
    long shown = Math.min(all.length(), showing.limits().items());
    for (long i = 0; i < shown; i++) {
      boolean dotted = getter.ofAttributes() && !showing.objects().isText(all.get(i));
      if (dotted) {
        parts.unnamed(showing.plain(dotted(showing.objects().items(all.get(i)), showing)));
      } else {
        parts.unnamed(all.get(i));
      }
    }
    return parts.andMore(all.length() - shown).shown();
  }

  private static Text.Str dotted(Items names, Showing showing) {
    StringJoiner text = new StringJoiner(".");
    for (long i = 0; i < Math.min(names.length(), showing.limits().items()); i++) {
      text.add(showing.objects().text(names.get(i)));
    }
    return new Text.Str(text.toString(), text.length(), false);
  }

  private static Shown caller(Routine.MethodCaller caller, Subject subject) {
    Showing showing = subject.showing();
    Parts parts = showing.parts(subject.cName() + "(", ")").unnamed(caller.name());
    Items args = showing.objects().items(caller.args());
    long shown = Math.min(args.length(), showing.limits().items());
    for (long i = caller.nameInArgs() ? 1 : 0; i < shown; i++) {
      parts.unnamed(args.get(i));
    }
    return parts.andMore(args.length() - shown).shown();
  }

  private static String nameOf(Routine.Function function, Subject subject) {
    return subject.showing().dialect().python2() ? function.name() : function.qualname();
  }

  private static Shown method(Routine.Method method, Subject subject) {
    Showing showing = subject.showing();
    String name = methodName(method, showing);
    if (method.self().isNull()) {
      return new Shown.Text("<unbound method " + name + ">");
    }
    return new Shown.Fields(
        "<bound method " + name + " of ",
        java.util.List.of(Shown.Field.unnamed(showing.part(method.self(), 0))),
        ">");
  }

  /** The function's qualified name; in Python 2 its name behind that of the object's class. */
  private static String methodName(Routine.Method method, Showing showing) {
    PyValue function = showing.objects().value(method.function());
    if (!(function instanceof Routine.Function plain)) {
      return "?";
    }
    if (!showing.dialect().python2() || method.self().isNull()) {
      return plain.qualname();
    }
    return classOf(method.self(), showing) + "." + plain.name();
  }

  private static String classOf(Ref self, Showing showing) {
    return switch (showing.objects().value(self)) {
      case Thing.Type itself -> Names.simple(itself.type());
      case Thing.OldClass itself -> itself.name();
      case Thing.OldInstance instance ->
          showing.objects().value(instance.oldClass()) instanceof Thing.OldClass old
              ? old.name()
              : "?";
      case PyValue other -> Names.simple(showing.objects().typeOf(self));
    };
  }

  private static Shown builtin(Routine.BuiltinFunction function, Subject subject) {
    Ref self = function.self();
    boolean alone = self.isNull() || subject.showing().objects().typeOf(self).derivesFrom("module");
    return new Shown.Text(
        alone
            ? "<built-in function " + function.name() + ">"
            : "<built-in method " + function.name() + " of " + objectAt(self, subject) + ">");
  }

  /** {@code list object at 0x…}. */
  static String objectAt(Ref ref, Subject subject) {
    if (ref.isNull()) {
      return "NULL";
    }
    String address = Names.hex(ref.address());
    try {
      return Names.ofC(subject.showing().objects().typeOf(ref)) + " object at " + address;
    } catch (Unreadable e) {
      return "object at " + address + " (" + e.getMessage() + ")";
    }
  }

  private static Shown descriptor(Routine.Descriptor descriptor, Subject subject) {
    String what =
        switch (descriptor.kind()) {
          case "wrapper_descriptor" -> "slot wrapper";
          case "getset_descriptor" -> "attribute";
          case "member_descriptor" -> "member";
          default -> "method";
        };
    PyType of = subject.showing().objects().type(descriptor.type().address());
    return new Shown.Text(
        "<" + what + " '" + descriptor.name() + "' of '" + Names.ofC(of) + "' objects>");
  }

  private static Shown partial(Routine.Partial partial, Subject subject) {
    Showing showing = subject.showing();
    Parts parts = showing.parts(subject.cName() + "(", ")").unnamed(partial.function());
    Items args = showing.objects().items(partial.args());
    long shown = Math.min(args.length(), showing.limits().items());
    for (long i = 0; i < shown; i++) {
      parts.unnamed(args.get(i));
    }
    parts.andMore(args.length() - shown);
    if (!partial.keywords().isNull()
        && showing.objects().value(partial.keywords()) instanceof Container.DictValue keywords) {
      Walk<Entry> walk = keywords.entries().iterator();
      long left = keywords.length();
      while (walk.hasNext() && parts.size() <= showing.limits().items()) {
        Entry entry = walk.next();
        parts.named(showing.objects().text(entry.key()), entry.value());
        left--;
      }
      parts.andMore(Math.max(0, left));
    }
    return parts.shown();
  }

  private static Shown wrapped(Routine.Wrapped wrapped, Subject subject) {
    if (!subject.showing().dialect().wrapped()) {
      return subject.object();
    }
    return subject
        .showing()
        .parts("<" + subject.name() + "(", ")>")
        .unnamed(wrapped.callable())
        .shown();
  }

  private static Shown zuper(Routine.Super zuper, Subject subject) {
    Showing showing = subject.showing();
    String type = Names.ofC(showing.objects().type(zuper.type().address()));
    String self =
        zuper.self().isNull()
            ? "NULL"
            : "<" + Names.ofC(showing.objects().typeOf(zuper.self())) + " object>";
    return new Shown.Text("<super: <class '" + type + "'>, " + self + ">");
  }
}
