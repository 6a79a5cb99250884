package inquest.dsl.relations;

import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Relation;
import inquest.engine.Inquest;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Shower;
import java.util.List;
import java.util.function.Function;

/** All relations and functions that come with Inquest, over one process. */
public final class BuiltinCatalogue {
  private BuiltinCatalogue() {}

  /**
   * The catalogue of a process.
   *
   * @param shower spells values
   */
  public static Catalogue of(
      Inquest inquest, PythonProcess python, PythonValues values, Shower shower) {
    return new Catalogue(
        relations(new Process(inquest, python), shower.redacted(), shower::exception),
        new Functions(values).all());
  }

  /**
   * The same relations where no process is open, for their names and help. Asking one of them for
   * rows throws {@link IllegalStateException}.
   */
  public static List<Relation<?>> described() {
    return relations(
        Process.none(),
        false,
        exception -> {
          throw Process.noProcess();
        });
  }

  private static List<Relation<?>> relations(
      Process process, boolean redacted, Function<Ref, String> message) {
    ThreadsRelation threads = new ThreadsRelation(process);
    return List.of(
        new ProcessRelation(process, redacted),
        new InterpretersRelation(process, threads),
        threads,
        new StacksRelation(process, threads),
        threads.frames(),
        threads.frames().locals(),
        new ModulesRelation(process),
        new LibrariesRelation(process),
        new MappingsRelation(process),
        new ExceptionsRelation(process, threads, message));
  }
}
