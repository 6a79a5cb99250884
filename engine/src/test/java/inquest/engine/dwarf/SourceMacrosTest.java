package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Macros at the places of frames, in a program that is checked in. */
class SourceMacrosTest {
  private static Set<String> macros(SourceText text) throws Exception {
    SourceMap map = Fixture.map("shop5", Optional.empty(), List.of());
    TreeSet<String> found = new TreeSet<>();
    for (long address : Fixture.witness().keySet()) {
      for (SourceFrame frame : map.at(address, text).toOptional().orElseThrow()) {
        frame
            .macro()
            .ifPresent(macro ->
                found.add(macro + " " + frame.line().getAsInt() + ":" + frame.column().getAsInt()));
      }
    }
    return found;
  }

  @Test
  void theMacroWhoseNameStandsAtThePlaceIsNamed() throws Exception {
    assertEquals(
        new TreeSet<>(List.of("ANSWER 11:8", "CALL 10:18", "TWICE 10:8")), macros(Fixture::line));
  }

  @Test
  void withoutTheSourceNoMacroIsClaimed() throws Exception {
    assertEquals(new TreeSet<>(), macros(SourceText.none()));
  }

  @Test
  void anotherTextAtThePlaceNamesNoMacro() throws Exception {
    assertEquals(
        new TreeSet<>(), macros((path, line) -> Optional.of("  a += other(a); call(hidden, a);")));
  }
}
