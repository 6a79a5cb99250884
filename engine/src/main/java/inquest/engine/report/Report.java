package inquest.engine.report;

import java.util.ArrayList;
import java.util.List;

/** A report: sections, made one after the other as they are read. */
public interface Report {
  /**
   * Takes the sections of a report.
   *
   * @param <X> what it may fail with
   */
  @FunctionalInterface
  interface Reader<X extends Exception> {
    /** Takes the next section. */
    void read(Section section) throws X;
  }

  /** Makes each section and hands it over before the next one is made. */
  <X extends Exception> void tell(Reader<X> reader) throws X;

  /** All sections, made at once. */
  default List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    this.<RuntimeException>tell(sections::add);
    return List.copyOf(sections);
  }
}
