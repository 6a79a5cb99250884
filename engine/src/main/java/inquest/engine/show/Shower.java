package inquest.engine.show;

import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows the values of one process. Remembers which printer each type has; safe to use from several
 * threads.
 */
public final class Shower {
  private final Objects objects;
  private final Printers printers;
  private final ShowLimits limits;
  private final boolean redacted;
  private final Standing standing;
  private final Dialect dialect;
  private final Map<Long, Printers.Candidates> chosen = new ConcurrentHashMap<>();
  private final Recent recent = new Recent();
  private final Recent leaves = new Recent();

  /**
   * @param objects reads the values
   * @param printers how types are shown that are not built in
   * @param limits how much of a value is shown
   * @param redacted whether contents are kept back, so that only types, lengths and shapes are seen
   */
  public Shower(Objects objects, Printers printers, ShowLimits limits, boolean redacted) {
    this(objects, printers, limits, redacted, Standing.UNKNOWN);
  }

  /**
   * The same with lines for frames.
   *
   * @param standing where frames, tracebacks and generators stand
   */
  public Shower(
      Objects objects, Printers printers, ShowLimits limits, boolean redacted, Standing standing) {
    this.objects = java.util.Objects.requireNonNull(objects);
    this.printers = java.util.Objects.requireNonNull(printers);
    this.limits = java.util.Objects.requireNonNull(limits);
    this.redacted = redacted;
    this.standing = java.util.Objects.requireNonNull(standing);
    this.dialect = Dialect.of(objects.layout());
  }

  /** The same process within other limits. */
  public Shower within(ShowLimits other) {
    return new Shower(objects, printers, other, redacted, standing);
  }

  /**
   * A value; never throws for what cannot be read. The last values are remembered, for frames hand
   * the same objects on: of memory that changes, each look wants a shower of its own.
   */
  public Shown show(Ref ref) {
    Optional<Shown> known = recent.get(ref);
    if (known.isPresent()) {
      return known.get();
    }
    Shown shown = Showing.top(this).part(ref, 0);
    recent.put(ref, shown);
    return shown;
  }

  /** A value on one line. */
  public String line(Ref ref) {
    return show(ref).line();
  }

  /**
   * An exception as the last line of a traceback has it: {@code ValueError: not a number}; never
   * throws for what cannot be read.
   */
  public String exception(Ref ref) {
    return new ExceptionText(this).line(ref);
  }

  Objects objects() {
    return objects;
  }

  /** The limits. */
  public ShowLimits limits() {
    return limits;
  }

  /** Whether contents are kept back. */
  public boolean redacted() {
    return redacted;
  }

  Standing standing() {
    return standing;
  }

  Dialect dialect() {
    return dialect;
  }

  /** A short value without parts that was shown before: it reads alike wherever it stands. */
  Optional<Shown> leaf(Ref ref) {
    return leaves.get(ref);
  }

  void rememberLeaf(Ref ref, Shown.Text text) {
    leaves.put(ref, text);
  }

  Printers.Candidates printersFor(PyType type) {
    Printers.Candidates known = chosen.get(type.address());
    if (known == null) {
      known = printers.find(type, objects);
      chosen.put(type.address(), known);
    }
    return known;
  }
}
