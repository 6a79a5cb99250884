package inquest.dsl.relations;

import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Catalogue;
import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Shower;
import java.util.List;

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
    Process process = new Process(inquest, python);
    ThreadsRelation threads = new ThreadsRelation(process);
    return new Catalogue(
        List.of(
            new ProcessRelation(process),
            new InterpretersRelation(process),
            threads,
            new StacksRelation(process, threads),
            threads.frames(),
            threads.frames().locals(),
            new ModulesRelation(process),
            new LibrariesRelation(process),
            new MappingsRelation(process),
            new ExceptionsRelation(process, threads, shower)),
        new Functions(values).all());
  }
}
