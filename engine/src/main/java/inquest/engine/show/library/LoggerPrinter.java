package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Map;
import java.util.Optional;

/** {@code <Logger app.db (INFO)>} (Lib/logging): its name and its own level. */
final class LoggerPrinter implements Printer {
  private static final Map<Integer, String> LEVELS =
      Map.of(0, "NOTSET", 10, "DEBUG", 20, "INFO", 30, "WARNING", 40, "ERROR", 50, "CRITICAL");

  @Override
  public String name() {
    return "loggers";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .text("name")
        .map(name ->
            new Shown.Text("<" + instance.name() + " " + name + " (" + level(instance) + ")>"));
  }

  private static String level(Instance instance) {
    return instance
        .integer("level")
        .map(level -> LEVELS.getOrDefault(level.intValue(), level.toString()))
        .orElse("?");
  }
}
