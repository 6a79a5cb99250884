package inquest.engine.layout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.layout.VersionEvidence.From;
import inquest.engine.note.Notes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speaks for a version. */
class VersionEvidenceTest {
  private static VersionEvidence evidence(String version, From from, String detail) {
    return new VersionEvidence(PythonVersion.parse(version).orElseThrow(), from, detail);
  }

  private static Optional<String> inText(String text) {
    return VersionEvidence.inText(text.replace('|', '\0').getBytes(US_ASCII), Optional.empty())
        .map(e -> e.version().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/lib/libpython3.11.so.1.0, 3.11",
    "libpython3.6m.so.1.0, 3.6",
    "/usr/bin/python3.13t, 3.13",
    "python2.7, 2.7",
    "libpython3.12.so, 3.12",
  })
  void fileNamesTellTheSeries(String name, String version) {
    assertEquals(version, VersionEvidence.ofFileName(name).orElseThrow().version().toString());
  }

  @ParameterizedTest
  @CsvSource({"python", "python3", "/usr/bin/bash", "libpython.so"})
  void otherFileNamesTellNothing(String name) {
    assertEquals(Optional.empty(), VersionEvidence.ofFileName(name));
  }

  @Test
  void theTextMustBelongToANamedSeries() {
    assertEquals(Optional.of("3.11.7"), inText("|3.11.7|2.7.1|3.2.0|lib/python3.11|"));
    assertEquals(Optional.empty(), inText("|2.7.1|3.2.0|"));
  }

  @Test
  void theTextMayBeTheEndOfAPath() {
    assertEquals(
        Optional.of("3.9.18"), inText("|/opt/versions/3.9.18|/lib/python3.9/site-packages|"));
  }

  @Test
  void twoTextsOfOneSeriesDecideNothing() {
    assertEquals(Optional.empty(), inText("|3.11.7|3.11.2|lib/python3.11|"));
  }

  @Test
  void anUnreadableWordIsNoWitness() {
    assertEquals(
        Optional.empty(),
        VersionEvidence.ofPyVersion(new ArrayMemory(0x1000, new byte[4]), 0x2000));
    assertEquals(
        Optional.empty(),
        VersionEvidence.ofPyVersion(new ArrayMemory(0x1000, new byte[4]), 0x1000));
  }

  @Test
  void theWordInMemoryIsAWitness() {
    byte[] word = {(byte) 0xf0, 7, 11, 3};
    assertEquals(
        "3.11.7",
        VersionEvidence.ofPyVersion(new ArrayMemory(0x1000, word), 0x1000)
            .orElseThrow()
            .version()
            .toString());
  }

  @Test
  void theMostTrustworthyWitnessWinsAndOthersAreReported() {
    Notes notes = new Notes();
    Optional<PythonVersion> version =
        VersionEvidence.weigh(
            List.of(
                evidence("3.12", From.FILE_NAME, "the file name python3.12"),
                evidence("3.11.7", From.PY_VERSION, "Py_Version")),
            notes);
    assertEquals("3.11.7", version.orElseThrow().toString());
    assertEquals(
        "Python version: Py_Version says 3.11.7, but the file name python3.12 says 3.12; taken as"
            + " 3.11.7",
        notes.toList().get(0).toString());
  }

  @Test
  void agreeingWitnessesNeedNoNote() {
    Notes notes = new Notes();
    Optional<PythonVersion> version =
        VersionEvidence.weigh(
            List.of(
                evidence("3.9", From.FILE_NAME, "the file name python3.9"),
                evidence("3.9.18", From.VERSION_TEXT, "its version text")),
            notes);
    assertEquals("3.9.18", version.orElseThrow().toString());
    assertEquals(List.of(), notes.toList());
  }

  @ParameterizedTest
  @CsvSource({"3.15.0b2", "3.13.0rc1", "2.7.18", "3.14.0a7", "3.9"})
  void versionsAreReadAsTheyAreWritten(String text) {
    assertEquals(text, PythonVersion.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource({"3", "3.", "3.x", "3.11.", "3.11.7z", "3.11.7b", "x3.11", "3.999"})
  void otherTextIsNoVersion(String text) {
    assertEquals(Optional.empty(), PythonVersion.parse(text));
  }
}
