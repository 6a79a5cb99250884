package inquest.engine.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The outermost seam: makes sections and hands them to the reader. A defect in making one becomes a
 * {@link FailedSection}, unless the caller wants to have it thrown.
 *
 * @param <X> what the reader may fail with
 */
final class Telling<X extends Exception> {
  private final Report.Reader<X> reader;
  private final boolean defectsAsSections;

  Telling(Report.Reader<X> reader, boolean defectsAsSections) {
    this.reader = reader;
    this.defectsAsSections = defectsAsSections;
  }

  /** Makes one section. */
  void section(String name, Supplier<? extends Section> make) throws X {
    sections(name, () -> List.of(make.get()));
  }

  /** Makes several sections. Only the making is guarded: what the reader throws is the reader's. */
  void sections(String name, Supplier<? extends List<? extends Section>> make) throws X {
    Optional<? extends List<? extends Section>> made = part(name, make);
    if (made.isPresent()) {
      for (Section section : made.get()) {
        reader.read(section);
      }
    }
  }

  /** Makes something that sections need; empty where a defect prevents it, and then told. */
  <T> Optional<T> part(String name, Supplier<T> make) throws X {
    FailedSection failed;
    try {
      return Optional.of(make.get());
    } catch (RuntimeException | StackOverflowError e) {
      if (!defectsAsSections) {
        throw e;
      }
      failed = new FailedSection(name, defect(e));
    }
    reader.read(failed);
    return Optional.empty();
  }

  private static String defect(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.getClass().getSimpleName());
    if (thrown.getMessage() != null) {
      text.append(": ").append(thrown.getMessage());
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    for (StackTraceElement element : trace) {
      if (element.getClassName().startsWith("inquest.")) {
        return text.append(" at ")
            .append(element.getFileName())
            .append(':')
            .append(element.getLineNumber())
            .toString();
      }
    }
    return text.toString();
  }
}
