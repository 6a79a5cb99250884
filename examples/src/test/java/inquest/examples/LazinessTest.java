package inquest.examples;

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
  void identities_of_threads_are_known_once_the_process_is_open() throws Exception {
    assertBelow(1, reads("threads select number, tid, name"));
    assertBelow(1, reads("threads limit 1 select number, tid, name"));
  }

  @Test
  void the_first_thread_with_its_innermost_frame_costs_little_of_what_all_cost() throws Exception {
    assertBelow(400, reads("threads limit 1"));
  }

  @Test
  void names_of_variables_cost_no_value() throws Exception {
    long names = reads("locals select name");
    assertBelow(reads("locals") / 10, names);
  }

  private static void assertBelow(long ceiling, long reads) {
    assertTrue(reads < ceiling, reads + " reads");
  }

  private long reads(String query) throws QueryError, IOException {
    long before = target.reads();
    assertTrue(QueryText.of(session, query).lines().count() > 2, query);
    return target.reads() - before;
  }
}
