package inquest.engine.show.builtin;

import inquest.engine.object.Container;
import inquest.engine.object.Execution;
import inquest.engine.object.Iterating;
import inquest.engine.object.Plumbing;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Routine;
import inquest.engine.object.Scalar;
import inquest.engine.object.Temporal;
import inquest.engine.object.Text;
import inquest.engine.object.Thing;
import inquest.engine.show.Names;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;

/** Shows any object by what its memory says it is. */
public final class BuiltinPrinter {
  private BuiltinPrinter() {}

  /** An object; what a class statement added to a built-in type is shown beside it. */
  public static Shown show(Ref ref, PyType type, Showing showing) {
    PyValue value = showing.objects().value(ref);
    Subject subject = new Subject(ref, type, showing);
    Shown shown = of(value, subject);
    return type.python() && addsTo(value) ? withAttributes(shown, value, subject) : shown;
  }

  /** A value that is no object of its own. */
  public static Shown plain(PyValue value, Showing showing) {
    return switch (value) {
      case Scalar scalar -> ScalarPrinter.show(scalar, showing);
      case Text text -> TextPrinter.show(text, showing);
      case Container container -> new Shown.Text("<a container>");
      case Temporal temporal -> new Shown.Text("<a time>");
      case Routine routine -> new Shown.Text("<a routine>");
      case Execution execution -> new Shown.Text("<code>");
      case Plumbing plumbing -> new Shown.Text("<a system object>");
      case Iterating iterating -> new Shown.Text("<an iterator>");
      case Thing.Held held -> showing.part(held.ref(), 0);
      case Thing thing -> new Shown.Text("<an object>");
    };
  }

  private static Shown of(PyValue value, Subject subject) {
    return switch (value) {
      case Scalar scalar -> ScalarPrinter.show(scalar, subject.showing());
      case Text text -> TextPrinter.show(text, subject.showing());
      case Container container -> ContainerPrinter.show(container, subject);
      case Temporal temporal -> TemporalPrinter.show(temporal, subject);
      case Routine routine -> RoutinePrinter.show(routine, subject);
      case Execution execution -> ExecutionPrinter.show(execution, subject);
      case Plumbing plumbing -> PlumbingPrinter.show(plumbing, subject);
      case Iterating iterating -> IteratingPrinter.show(iterating, subject);
      case Thing thing -> ThingPrinter.show(thing, subject);
    };
  }

  /** Whether a class that derives from this can have attributes that its form does not show. */
  private static boolean addsTo(PyValue value) {
    return switch (value) {
      case Thing thing -> false;
      case Scalar scalar -> true;
      case Text text -> true;
      case Container container -> true;
      case Temporal temporal -> true;
      case Routine routine -> true;
      case Execution execution -> true;
      case Plumbing plumbing -> false;
      case Iterating iterating -> false;
    };
  }

  /** {@code List([1, 2])}, and {@code <List([1, 2]) extra='x'>} where it has attributes. */
  private static Shown withAttributes(Shown shown, PyValue value, Subject subject) {
    String name = Names.simple(subject.type());
    Shown named =
        namesItself(value) ? shown : new Shown.Items(name + "(", java.util.List.of(shown), 0, ")");
    return AttributeList.beside(named, subject);
  }

  private static boolean namesItself(PyValue value) {
    return switch (value) {
      case Scalar.Decimal decimal -> true;
      case Container.SetValue set -> true;
      case Container.StructSequence sequence -> true;
      case Container.DefaultDict dict -> true;
      case Container.OrderedDict dict -> true;
      case Container.DequeValue deque -> true;
      case Container.ArrayValue array -> true;
      case Container.Ndarray array -> true;
      case Container.SimpleQueue queue -> true;
      case Temporal temporal -> true;
      case Routine routine -> true;
      case Execution execution -> true;
      case Plumbing plumbing -> true;
      case Iterating iterating -> true;
      case Scalar scalar -> false;
      case Text text -> false;
      case Container container -> false;
      case Thing thing -> true;
    };
  }
}
