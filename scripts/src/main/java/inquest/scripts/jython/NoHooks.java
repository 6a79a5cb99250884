package inquest.scripts.jython;

import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Catalogue;
import inquest.engine.show.Printers;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** There are no hooks, and nothing is started for them. */
record NoHooks() implements Hooks {
  @Override
  public boolean none() {
    return true;
  }

  @Override
  public void heed(Cancellation cancellation) {}

  @Override
  public void bind(Ground ground) {}

  @Override
  public void load(Path file) throws CannotLoad {
    throw new CannotLoad(file + " cannot be loaded into a session that began without hooks");
  }

  @Override
  public void forget(Path file) {}

  @Override
  public void rehearse(boolean on) {}

  @Override
  public Printers over(Printers base) {
    return base;
  }

  @Override
  public Catalogue over(Catalogue base) {
    return base;
  }

  @Override
  public List<Listed> list() {
    return List.of();
  }

  @Override
  public boolean enable(String name, boolean on) {
    return false;
  }

  @Override
  public List<Investigation> investigations() {
    return List.of();
  }

  @Override
  public boolean run(String name, Map<String, String> parameters, Writer out) throws CannotRun {
    throw new CannotRun("no hook defines an investigation " + name, List.of());
  }

  @Override
  public void close() {}
}
