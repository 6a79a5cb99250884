package inquest.scripts.investigations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How investigations are found, and what they are told. */
class InvestigationsTest {
  @TempDir Path folder;

  private Investigations investigations(FileKind... more) {
    List<FileKind> kinds = new java.util.ArrayList<>(List.of(FileKind.scripts()));
    kinds.addAll(List.of(more));
    return new Investigations(List.of(folder), kinds, List.of());
  }

  private Path script(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String refusal(String name) {
    return assertThrows(InvestigationFailed.class, () -> investigations().find(name)).getMessage();
  }

  @Test
  void theBuiltInOnesSayWhatTheyFindOut() throws IOException {
    List<Investigation> all = new Investigations(List.of(), List.of(), List.of()).all().all();
    assertEquals(
        List.of(
            "crash",
            "hang",
            "summary",
            "threads",
            "exceptions",
            "gc",
            "imports",
            "subinterpreters",
            "slow"),
        all.stream().map(Investigation::name).toList());
    for (Investigation one : all) {
      assertTrue(one.summary().endsWith("."), one.name() + ": " + one.summary());
      one.parameters().forEach(p -> assertFalse(p.help().isEmpty(), one.name() + " " + p));
    }
  }

  @Test
  void aScriptOfTheUserIsFoundByItsName() throws Exception {
    Path file = script("stuck.iq", "# Who is stuck.\nthreads\n");
    Investigation stuck = investigations().find("stuck");
    assertEquals("Who is stuck.", stuck.summary());
    assertEquals(Optional.of(file), stuck.file());
  }

  @Test
  void aScriptOfTheUserHidesABuiltInOneOfItsName() throws Exception {
    script("crash.iq", "# Mine.\n");
    assertEquals("Mine.", investigations().find("crash").summary());
    assertEquals(
        1, investigations().all().all().stream().filter(i -> i.name().equals("crash")).count());
  }

  @Test
  void aNameWithASlashOrTheEndingOfAScriptIsAFile() throws Exception {
    Path file = script("mine.iq", "# Mine.\n");
    assertEquals(
        "mine",
        new Investigations(List.of(), List.of(FileKind.scripts()), List.of())
            .find(file.toString())
            .name());
    assertEquals("there.iq does not exist", refusal("there.iq"));
    assertEquals(folder + " is no file", refusal(folder.toString()));
  }

  @Test
  void anotherKindOfFileIsOneMoreKind() throws Exception {
    Path file = script("deep.other", "pass\n");
    FileKind python =
        new FileKind(
            ".other", (name, path) -> new ScriptInvestigation(name, "# Py.\n", Optional.of(path)));
    assertEquals(Optional.of(file), investigations(python).find("deep").file());
    assertEquals("deep", investigations(python).find(file.toString()).name());
    assertEquals(
        file + " is no investigation: its name should end with .iq", refusal(file.toString()));
  }

  @Test
  void aNameThatIsNoneIsAnsweredWithTheNearest() {
    assertEquals("there is no investigation 'carsh'; did you mean crash?", refusal("carsh"));
    assertTrue(refusal("zzzzzz").startsWith("there is no investigation 'zzzzzz'; inquest list"));
  }

  @Test
  void aFileThatCannotBeReadIsToldAndTheOthersAreListed() throws Exception {
    script("bad.other", "");
    FileKind python =
        new FileKind(
            ".other",
            (name, path) -> {
              throw new InvestigationFailed(path + " is broken");
            });
    Investigations.Found found = investigations(python).all();
    assertEquals(List.of(folder.resolve("bad.other") + " is broken"), found.problems());
    assertEquals(9, found.all().size());
  }

  @Test
  void theUsersFolderIsThatOfXdg() {
    assertEquals(
        Optional.of(Path.of("/c/inquest/investigations")),
        Investigations.ownFolder(Map.of("XDG_CONFIG_HOME", "/c", "HOME", "/h")));
    assertEquals(
        Optional.of(Path.of("/h/.config/inquest/investigations")),
        Investigations.ownFolder(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/h")));
    assertEquals(Optional.empty(), Investigations.ownFolder(Map.of()));
  }

  @Test
  void parametersHaveTheirOwnValueUnlessGivenAnother() throws Exception {
    Investigation one = new ScriptInvestigation("one", "# x\n# $a=1 b\n# $c=2\n", Optional.empty());
    assertEquals(Map.of("a", "1", "c", "9"), Given.of(one, Map.of("c", "9")));
  }

  @Test
  void parametersThatAreMissingOrUnknownAreToldWithWhatThereIs() {
    Investigation one = new ScriptInvestigation("one", "# x\n# $name  whose\n", Optional.empty());
    assertEquals(
        "one needs name=…: whose",
        assertThrows(InvestigationFailed.class, () -> Given.of(one, Map.of())).getMessage());
    assertEquals(
        "one has no parameter 'nmae'; did you mean name?",
        assertThrows(InvestigationFailed.class, () -> Given.of(one, Map.of("nmae", "x")))
            .getMessage());
    Investigation none = new ScriptInvestigation("none", "# x\n", Optional.empty());
    assertEquals(
        "none has no parameter 'a'; it takes none",
        assertThrows(InvestigationFailed.class, () -> Given.of(none, Map.of("a", "x")))
            .getMessage());
  }
}
