package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.CoreTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A query reads what its answer needs and no more, counted in reads of the process's memory. */
class LazinessTest {
  private static final Path DEMO = Path.of("cores/demo.core.xz");

  private CountedTarget target;
  private Inquest inquest;
  private Session session;

  @BeforeEach
  void open() throws CannotOpen {
    target = new CountedTarget(CoreTarget.open(DEMO));
    inquest = Inquest.over("demo", target, Inquest.Options.defaults());
    PythonProcess python = inquest.python().orElseThrow();
    Shower shower = Inquest.shower(python, ShowLimits.defaults(), false);
    PythonValues values = new PythonValues(python.objects(), shower);
    session = new Session(BuiltinCatalogue.of(inquest, python, values, shower), values, Map.of());
  }

  @AfterEach
  void close() {
    inquest.close();
  }

  @Test
  void the_first_thread_costs_the_same_however_many_follow() throws Exception {
    long first = reads("threads select number, tid, name limit 1");
    long all = reads("threads select number, tid, name");
    System.out.println(
        first
            + " "
            + all
            + " "
            + reads("threads")
            + " "
            + reads("frames")
            + " "
            + reads("frames select function")
            + " "
            + reads("locals select name")
            + " "
            + reads("locals"));
    assertEquals(first, all);
  }

  private long reads(String query) throws QueryError, IOException {
    long before = target.reads();
    assertTrue(QueryText.of(session, query).lines().count() > 2, query);
    return target.reads() - before;
  }
}
