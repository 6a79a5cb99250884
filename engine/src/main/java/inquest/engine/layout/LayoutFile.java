package inquest.engine.layout;

import java.util.List;

/**
 * A layout file: structures and constants of one build or of a range of builds.
 *
 * @param heading the comment lines at its head, without their {@code #}
 * @param madeFrom the version that it was made from
 * @param flavour the flavour that it was made from
 * @param structs what it describes
 */
public record LayoutFile(
    List<String> heading, PythonVersion madeFrom, Flavour flavour, Structs structs) {
  /** Copies the heading. */
  public LayoutFile {
    heading = List.copyOf(heading);
  }
}
