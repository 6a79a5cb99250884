package inquest.engine.show.builtin;

import inquest.engine.object.Attributes;
import inquest.engine.object.Thing;
import inquest.engine.show.Names;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.TextSpelling;
import java.util.List;

/** Modules, classes and instances. */
final class ThingPrinter {
  private ThingPrinter() {}

  static Shown show(Thing thing, Subject subject) {
    return switch (thing) {
      case Thing.Module module -> module(module);
      case Thing.Type itself -> new Shown.Text(className(itself, subject));
      case Thing.OldClass old ->
          new Shown.Text("<class " + qualified(old) + " at " + subject.address() + ">");
      case Thing.OldInstance instance -> oldInstance(instance, subject);
      case Thing.Instance instance ->
          AttributeList.of(openOf(subject), instance.attributes(), subject);
      case Thing.Held held -> subject.showing().part(held.ref(), 0);
      case Thing.Opaque opaque -> new Shown.Text(Names.at(subject.type(), subject.ref()));
    };
  }

  private static String openOf(Subject subject) {
    return "<" + subject.type().qualifiedName() + " at " + subject.address();
  }

  private static Shown module(Thing.Module module) {
    String name = module.name().map(TextSpelling::python3).orElse("?");
    String from =
        module.file().map(file -> " from " + TextSpelling.python3(file)).orElse(" (built-in)");
    return new Shown.Text("<module " + name + from + ">");
  }

  /** {@code <class 'app.Order'>}; in Python 2 {@code <type 'int'>} for what C made. */
  private static String className(Thing.Type itself, Subject subject) {
    boolean type = subject.showing().dialect().python2() && !itself.type().isHeapType();
    return "<" + (type ? "type" : "class") + " '" + itself.type().qualifiedName() + "'>";
  }

  private static String qualified(Thing.OldClass old) {
    return old.module().map(module -> module + ".").orElse("") + old.name();
  }

  private static Shown oldInstance(Thing.OldInstance instance, Subject subject) {
    var objects = subject.showing().objects();
    String name =
        objects.value(instance.oldClass()) instanceof Thing.OldClass old ? qualified(old) : "?";
    return AttributeList.of(
        "<" + name + " at " + subject.address(),
        new Attributes(List.of(), objects.entries(instance.dict()), true),
        subject);
  }
}
