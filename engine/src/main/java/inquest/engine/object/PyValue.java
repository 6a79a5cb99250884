package inquest.engine.object;

/**
 * A Python object decoded one level deep: what it holds is a {@link Ref}, still unread. A value of
 * a class that derives from a built-in type is decoded as that built-in; {@link Objects#typeOf}
 * says which class it really is, and {@link Objects#attributes} gives what the class added.
 *
 * <p>Lazy parts ({@link Items}, {@link Walk}) read memory when asked and may throw {@link
 * inquest.engine.note.Unreadable} then.
 */
public sealed interface PyValue
    permits Scalar, Text, Container, Temporal, Routine, Execution, Plumbing, Iterating, Thing {}
