package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a layout file. */
class LayoutParserTest {
  private static final String GOOD =
      """
      # CPython 3.11.7, patched
      version 3.11.7
      flavour debug

      struct PyObject 16
        ob_refcnt 0 8 int
        ob_type 8 8 ptr # shipped

      struct S 8
        state.kind 0 4 uint 2:3

      constant FRAME_CREATED -2
      """;

  private static String failure(String text) {
    return assertThrows(BadLayoutFile.class, () -> LayoutParser.parse(text, Source.USER))
        .getMessage();
  }

  @Test
  void readsStructuresBitFieldsAndConstants() throws BadLayoutFile {
    LayoutFile file = LayoutParser.parse(GOOD, Source.USER);
    assertEquals("3.11.7", file.madeFrom().toString());
    assertEquals(Flavour.DEBUG, file.flavour());
    assertEquals(
        Field.of("ob_type", 8, 8, Kind.POINTER, Source.USER),
        file.structs().structs().get("PyObject").field("ob_type"));
    assertEquals(
        new Field("state.kind", 0, 4, Kind.UNSIGNED, 2, 3, Source.USER),
        file.structs().structs().get("S").field("state.kind"));
    assertEquals(Map.of("FRAME_CREATED", -2L), file.structs().constants());
  }

  @Test
  void oneStructureIsReadAloneAsInTheWholeFile() throws BadLayoutFile {
    LayoutText text = new LayoutText(GOOD, "test", s -> s);
    Structs whole = LayoutParser.parse(GOOD, Source.SHIPPED).structs();
    assertEquals(whole.structs().get("S"), text.struct("S"));
    assertEquals(whole.constants(), text.constants());
    assertEquals(whole.structs().keySet(), text.names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "strct PyObject 16 ; line 2: \"strct\" is not known",
        "struct PyObject x ; line 2: \"x\" is no number",
        "struct PyObject -1 ; line 2: -1 is out of range",
        "flavour debugging ; line 2: \"debugging\" is no flavour",
        "version three ; line 2: \"three\" is no version",
        "'  ob_type 8 8 ptr' ; 'line 2: a field stands before the first \"struct\"'",
      })
  void saysWhichLineIsWrongAndWhy(String line, String message) {
    assertEquals(message, failure("version 3.11\n" + line + "\n"));
  }

  @Test
  void saysWhatAFieldLacks() {
    String start = "version 3.11\nstruct S 8\n";
    assertEquals("line 3: \"\" is no number", failure(start + "  f\n"));
    assertEquals(
        "line 3: \"pointer\" is no kind of field: int, uint, ptr, float or bytes",
        failure(start + "  f 0 8 pointer\n"));
    assertEquals("line 3: \"3\" is no place of a bit field", failure(start + "  f 0 8 int 3\n"));
    assertEquals("line 3: f cannot lie at 0, size 8", failure(start + "  f 0 8 int 60:8\n"));
  }

  @Test
  void saysThatTheVersionIsMissing() {
    assertEquals("line 1: it has no line \"version …\"", failure("flavour debug\n"));
  }
}
