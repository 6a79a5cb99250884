package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The merger of layouts. */
class LayoutsTest {
  private static final PythonVersion V311 = PythonVersion.parse("3.11.7").orElseThrow();

  private static LayoutFile user(String text) throws BadLayoutFile {
    return LayoutParser.parse("version 3.11.7\n" + text, Source.USER);
  }

  private static Layout bind(Binding binding) {
    return Layouts.bind(binding, new Notes());
  }

  @Test
  void aUsersFileGoesOverTheRestFieldByField() throws BadLayoutFile {
    Binding binding =
        Binding.shipped(V311, Flavour.DEFAULT)
            .with(List.of(user("struct PyThreadState 0\n  id 8 8 uint\n  mine 16 8 ptr\n")));
    Struct state = bind(binding).struct("PyThreadState");
    Struct shipped = Layouts.shipped(V311, Flavour.DEFAULT).struct("PyThreadState");
    assertEquals(8, state.offset("id"));
    assertEquals(Source.USER, state.field("id").source());
    assertEquals(16, state.offset("mine"));
    assertEquals(shipped.size(), state.size());
    assertEquals(shipped.field("interp"), state.field("interp"));
  }

  @Test
  void aUsersFileMayAddStructuresAndConstants() throws BadLayoutFile {
    Binding binding =
        Binding.shipped(V311, Flavour.DEFAULT)
            .with(List.of(user("struct Mine 8\n  f 0 8 ptr\n\nconstant MINE 7\n")));
    assertEquals(8, bind(binding).struct("Mine").size());
    assertEquals(7, bind(binding).constant("MINE").orElseThrow());
  }

  @Test
  void debugInformationIsNotReadWhereAShippedFileFits() {
    AtomicInteger reads = new AtomicInteger();
    Binding binding =
        Binding.shipped(V311, Flavour.DEFAULT)
            .with(
                () -> {
                  reads.incrementAndGet();
                  return Structs.none();
                },
                Binding.Choice.AUTOMATIC);
    bind(binding);
    assertEquals(0, reads.get());
  }

  @Test
  void debugInformationIsReadWhereNothingIsShipped() {
    Structs other = new Structs(Layouts.shipped(V311, Flavour.DEFAULT).structs(), Map.of());
    AtomicInteger reads = new AtomicInteger();
    Notes notes = new Notes();
    Binding binding =
        Binding.shipped(PythonVersion.ofMinor(3, 16), Flavour.DEFAULT)
            .with(
                () -> {
                  reads.incrementAndGet();
                  return other;
                },
                Binding.Choice.AUTOMATIC);
    Layouts.bind(binding, notes);
    assertEquals(1, reads.get());
    assertEquals(List.of(), notes.toList());
  }

  @Test
  void debugInformationIsReadWhenItIsAskedFor() {
    Struct only = new Struct("Only", 8, Map.of());
    Binding binding =
        Binding.shipped(V311, Flavour.DEFAULT)
            .with(() -> new Structs(Map.of("Only", only), Map.of()), Binding.Choice.DWARF);
    Unreadable thrown = assertThrows(Unreadable.class, () -> bind(binding));
    assertEquals(
        "unreadable: the layout of CPython 3.11.7 (default build) does not say where"
            + " PyObject.ob_refcnt or ob_refcnt_full or ob_ref_local lies",
        thrown.getMessage());
  }

  @Test
  void aVersionThatIsNotKnownGetsTheNearestWithANote() {
    Notes notes = new Notes();
    Layout layout =
        Layouts.bind(Binding.shipped(PythonVersion.ofMinor(3, 16), Flavour.DEFAULT), notes);
    assertEquals("3.16", layout.version().toString());
    assertEquals(
        List.of(
            "layout: Inquest has no layout for a default build of 3.16; that of a default build"
                + " of 3.15.2 is used, and some answers may be wrong"),
        notes.toList().stream().map(Note::toString).toList());
  }

  @Test
  void aFieldThatABuildDoesNotHaveIsAbsent() {
    Layout layout = Layouts.shipped(V311, Flavour.DEFAULT);
    assertFalse(layout.struct("PyThreadState").has("current_frame"));
    Unreadable thrown =
        assertThrows(
            Unreadable.class, () -> layout.struct("PyThreadState").offset("current_frame"));
    assertEquals(
        "unreadable: PyThreadState has no field current_frame in this build", thrown.getMessage());
  }

  @Test
  void aStructureThatABuildDoesNotHaveIsAbsent() {
    Unreadable thrown =
        assertThrows(
            Unreadable.class, () -> Layouts.shipped(V311, Flavour.DEFAULT).struct("PyDictEntry"));
    assertEquals(
        "unreadable: the layout of PyDictEntry is not known for this build", thrown.getMessage());
  }

  /** A binding whose interpreter's debug information lacks what only extension modules have. */
  private static Binding fromDebugInformation(Structs interpreter, Structs ofModules, int[] reads) {
    return Binding.shipped(V311, Flavour.DEFAULT)
        .with(() -> interpreter, Binding.Choice.DWARF)
        .withModules(() -> {
          reads[0]++;
          return ofModules;
        });
  }

  private static Structs withoutModules(Map<String, Struct> changed) {
    Map<String, Struct> structs =
        new LinkedHashMap<>(Layouts.shipped(V311, Flavour.DEFAULT).structs());
    Wanted.shipped().ofModules().forEach(structs::remove);
    structs.putAll(changed);
    return new Structs(structs, Map.of());
  }

  @Test
  void aStructureOfAnExtensionModuleIsReadFromThere() {
    Struct own = new Struct("arrayobject", 8, Map.of());
    int[] reads = new int[1];
    Layout layout =
        bind(
            fromDebugInformation(
                withoutModules(Map.of()),
                new Structs(Map.of("arrayobject", own), Map.of()),
                reads));
    assertEquals(0, reads[0]);
    assertEquals(own, layout.struct("arrayobject"));
    assertEquals(own, layout.struct("arrayobject"));
    assertEquals(1, reads[0]);
  }

  @Test
  void aStructureThatNoDebugInformationHasIsTheShippedOne() {
    Layout layout =
        bind(fromDebugInformation(withoutModules(Map.of()), Structs.none(), new int[1]));
    assertEquals(
        Layouts.shipped(V311, Flavour.DEFAULT).struct("TaskObj"), layout.struct("TaskObj"));
  }

  @Test
  void aStructureIsNotTakenFromABuildWhoseObjectsBeginOtherwise() {
    Struct head = Layouts.shipped(V311, Flavour.DEFAULT).struct("PyObject");
    Struct larger = new Struct("PyObject", head.size() + 16, head.fields());
    Layout layout =
        bind(
            fromDebugInformation(
                withoutModules(Map.of("PyObject", larger)), Structs.none(), new int[1]));
    assertFalse(layout.find("TaskObj").isPresent());
    assertFalse(layout.structs().containsKey("TaskObj"));
    assertFalse(layout.structs().keySet().contains("TaskObj"));
  }

  @Test
  void whatIsOfTheInterpreterIsNotLookedForInModules() {
    int[] reads = new int[1];
    Layout layout = bind(fromDebugInformation(withoutModules(Map.of()), Structs.none(), reads));
    assertFalse(layout.find("PyStringObject").isPresent());
    assertEquals(0, reads[0]);
  }
}
