package inquest.scripts.investigations;

import inquest.dsl.Session;
import inquest.scripts.answer.ScriptFile;
import inquest.scripts.jython.CannotRun;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An investigation that a hook defines ({@code @inquest.investigation}).
 *
 * @param hooks runs it
 * @param told what the hook says of it
 */
public record HookInvestigation(Hooks hooks, Hooks.Investigation told) implements Investigation {
  @Override
  public String name() {
    return told.name();
  }

  @Override
  public String summary() {
    return told.help();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < told.parameters().size(); i++) {
      int optional = i - told.required();
      Optional<String> otherwise =
          optional < 0 ? Optional.empty() : Optional.of(told.defaults().get(optional));
      parameters.add(new Parameter(told.parameters().get(i), otherwise, ""));
    }
    return parameters;
  }

  @Override
  public List<String> next() {
    return List.of();
  }

  /** The whole file that defines it. */
  @Override
  public String text() {
    Optional<Path> file = file();
    if (file.isEmpty()) {
      return "";
    }
    try {
      return ScriptFile.read(file.get());
    } catch (ScriptFile.Unusable e) {
      return "# " + name() + " is defined in " + file.get() + "\n# " + e.getMessage() + "\n";
    }
  }

  @Override
  public Optional<Path> file() {
    return hooks.list().stream()
        .filter(listed -> listed.kind().equals("investigation") && listed.name().equals(name()))
        .map(Hooks.Listed::file)
        .findFirst();
  }

  @Override
  public boolean run(Inquiry inquiry) throws InvestigationFailed, IOException {
    Map<String, String> given = new HashMap<>(inquiry.parameters());
    // the function has its defaults itself, and not as text
    parameters().forEach(p -> p.otherwise().ifPresent(d -> given.remove(p.name(), d)));
    given.values().removeIf(String::isEmpty);
    try (Lines out = new Lines(inquiry.listener())) {
      return hooks.run(name(), given, out);
    } catch (CannotRun e) {
      throw new InvestigationFailed(
          Stream.concat(Stream.of(e.getMessage()), e.place().stream())
              .collect(Collectors.joining("\n")));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Hands on each line when it is whole. */
  private static final class Lines extends Writer {
    private final Session.Listener listener;
    private final StringBuilder line = new StringBuilder();

    Lines(Session.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        if (text[i] == '\n') {
          end();
        } else {
          line.append(text[i]);
        }
      }
    }

    private void end() throws IOException {
      listener.echo(List.of(line.toString()));
      line.setLength(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
      if (!line.isEmpty()) {
        end();
      }
    }
  }
}
