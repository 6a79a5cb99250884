package inquest.scripts.investigations;

import inquest.dsl.ast.QueryError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An investigation that is a script of the query language, a file {@code NAME.iq}. */
public final class ScriptInvestigation implements Investigation {
  /** How names of such files end. */
  public static final String SUFFIX = ".iq";

  private final String name;
  private final String text;
  private final Optional<Path> file;
  private final Header header;

  /**
   * @param name the word that runs it
   * @param text the script
   * @param file where it was read from; empty for one that comes with Inquest
   */
  public ScriptInvestigation(String name, String text, Optional<Path> file) {
    this.name = Objects.requireNonNull(name);
    this.text = Objects.requireNonNull(text);
    this.file = Objects.requireNonNull(file);
    this.header = Header.of(text);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return header.summary();
  }

  @Override
  public List<Parameter> parameters() {
    return header.parameters();
  }

  @Override
  public List<String> next() {
    return header.next();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Optional<Path> file() {
    return file;
  }

  @Override
  public boolean run(Inquiry inquiry) throws InvestigationFailed, IOException {
    try {
      inquiry.session().run(text, inquiry.listener());
    } catch (QueryError e) {
      throw new InvestigationFailed(where() + e.pointed(text));
    }
    if (header.found().isEmpty()) {
      return false;
    }
    String condition = header.found().get();
    try {
      return inquiry.session().holds(condition, inquiry.listener());
    } catch (QueryError e) {
      throw new InvestigationFailed(where() + "after found: " + e.pointed(condition));
    }
  }

  private String where() {
    return file.map(Path::toString).orElse(name) + ": ";
  }
}
