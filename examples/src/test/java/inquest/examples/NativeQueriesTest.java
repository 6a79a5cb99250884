package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.engine.show.library.LibraryPrinters;
import inquest.examples.CoreMaker.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native functions as rows of {@code frames}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeQueriesTest {
  private CoreMaker.Made made;
  private JoinedStacks stacks;
  private Inquest inquest;
  private Catalogue catalogue;
  private PythonValues values;

  @BeforeAll
  void makeACore() throws Exception {
    List<Interpreter> interpreters = EachInterpreter.wanted();
    if (interpreters.isEmpty()) {
      throw Skip.because("queries of native frames", "no interpreter was found");
    }
    made = new CoreMaker().make(interpreters.getLast(), Fixture.of("native.py", "abort"), KERNEL);
    inquest = Product.open(made.core(), made.sysroot());
    stacks = new JoinedStacks(inquest);
    PythonProcess python = stacks.python();
    Shower shower =
        new Shower(python.objects(), LibraryPrinters.all(), ShowLimits.defaults(), false);
    values = new PythonValues(python.objects(), shower);
    catalogue = BuiltinCatalogue.of(inquest, python, values, shower);
  }

  @AfterAll
  void removeIt() {
    if (inquest != null) {
      inquest.close();
    }
    if (made != null) {
      made.close();
    }
  }

  private String ask(String script) throws QueryError, IOException {
    return QueryText.of(new Session(catalogue, values, Map.of()), script);
  }

  /**
   * The rows of a table of one column, without its head, the line below it and what is said at the
   * end.
   */
  private List<String> column(String query) throws QueryError, IOException {
    List<String> rows = new ArrayList<>();
    for (String line : ask(query).lines().skip(2).toList()) {
      if (line.isBlank()) {
        break;
      }
      rows.add(line.strip());
    }
    return rows;
  }

  /** That of the main thread, innermost first: what each line of it is. */
  private List<StackLine> lines() {
    return stacks.lines(stacks.joined(stacks.python().threads().getFirst())).reversed();
  }

  @Test
  void withoutAskingThereIsPythonOnly() throws QueryError, IOException {
    assertEquals(List.of("python"), column("frames of 1 select kind group by kind select kind"));
  }

  @Test
  void withPlumbingTheWholeStackIsThereInOrder() throws QueryError, IOException {
    assertEquals(
        lines().stream().map(StackLine::kind).toList(),
        column("frames of 1 with plumbing select kind"));
  }

  @Test
  void withNativeItIsThereWithoutWhatOnlyCarriesCalls() throws QueryError, IOException {
    List<String> kinds = column("frames of 1 with native select kind");
    assertEquals(
        lines().stream().filter(StackLine::isPython).count(),
        kinds.stream().filter("python"::equals).count());
    assertTrue(kinds.size() < lines().size());
    assertTrue(kinds.contains("native"));
  }

  @Test
  void conditionsOnTheKindAskForNativeFramesToo() throws QueryError, IOException {
    List<String> all = column("frames of 1 with native where kind == \"native\" select library");
    assertFalse(all.isEmpty());
    assertEquals(all, column("frames of 1 where kind == \"native\" select library"));
    assertTrue(all.getFirst().startsWith("libc"), all.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where library like \"libc%\" select qualname",
        "where library == \"libc.so.6\" or library == \"libc.so\" select qualname",
        "where not (library != \"libc.so.6\") and library != none select qualname",
        "select library as l, qualname as q where l ~ \"^libc\" select q",
      })
  void noConditionOnTheLibraryFindsNothingInSilence(String clauses) throws QueryError, IOException {
    List<String> found = column("frames of 1 " + clauses);
    assertEquals(
        column("frames of 1 with native where library ~ \"^libc\" select qualname"), found);
    assertFalse(found.isEmpty());
  }

  @Test
  void aConditionThatOnlyPythonFramesFitAsksForNoOthers() throws QueryError, IOException {
    assertEquals(
        column("frames of 1 select qualname"),
        column("frames of 1 where kind == \"python\" select qualname"));
    assertEquals(
        column("frames of 1 where function == \"main\" select qualname"),
        column(
            "frames of 1 select kind, function, qualname where function == \"main\" select"
                + " qualname"));
  }

  @Test
  void nativeMayStandBehindSelect() throws QueryError, IOException {
    assertEquals(
        column("frames of 1 with native select kind"),
        column("frames of 1 select kind with native"));
  }

  @Test
  void shownColumnsTellKindAndLibrary() throws QueryError, IOException {
    String head = ask("frames of 1 with native limit 1").lines().findFirst().orElseThrow();
    assertEquals(
        List.of("thread", "index", "kind", "qualname", "file", "line", "library"),
        List.of(head.strip().split("\\s+")));
  }

  @Test
  void columnsOfPythonAreAbsentInNativeRows() throws QueryError, IOException {
    assertEquals(
        List.of("0"),
        column(
            "frames of 1 where kind == \"native\" where index != none or entry != none select"
                + " count()"));
  }

  @Test
  void describeListsWhatCanBeAskedFor() throws QueryError, IOException {
    String described = ask("describe frames");
    assertTrue(described.contains("\n    native "), described);
    assertTrue(described.contains("\n    plumbing "), described);
    assertTrue(described.contains("\n    library "), described);
  }
}
