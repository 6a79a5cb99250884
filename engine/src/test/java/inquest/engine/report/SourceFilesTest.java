package inquest.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Note;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir private Path folder;

  private Path write(String name, String text, Charset encoding) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(encoding));
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text, StandardCharsets.UTF_8);
  }

  private static SourceFiles files() {
    return new SourceFiles(List.of(), Optional.empty(), Optional::empty);
  }

  private static Optional<String> line(SourceFiles files, Path file, int line) {
    return files.line(file.toString(), line, 1, "<module>").map(SourceLine::text);
  }

  @Test
  void linesEndAtLineFeedsAndCarriageReturnsOnly() throws IOException {
    Path file = write("a.py", "one\ntwo\r\nthree\rfour\ffour\u2028four\nfive");
    SourceFiles files = files();
    assertEquals(Optional.of("two"), line(files, file, 2));
    assertEquals(Optional.of("three"), line(files, file, 3));
    assertEquals(Optional.of("four\ffour\u2028four"), line(files, file, 4));
    assertEquals(Optional.of("five"), line(files, file, 5));
    assertEquals(Optional.empty(), line(files, file, 6));
    assertEquals(Optional.empty(), line(files, file, 0));
  }

  @Test
  void anEmptyFileHasNoLines() throws IOException {
    assertEquals(Optional.empty(), line(files(), write("a.py", ""), 1));
  }

  @Test
  void theByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertEquals(Optional.of("x = 1"), line(files(), write("a.py", "\ufeffx = 1\n"), 1));
  }

  @Test
  void theDeclaredEncodingIsUsed() throws IOException {
    Path latin =
        write("a.py", "#!/bin/python\n# -*- coding: latin-1 -*-\né\n", StandardCharsets.ISO_8859_1);
    Path japanese =
        write("b.py", "# vim: set fileencoding=euc_jp :\n日本\n", Charset.forName("EUC-JP"));
    Path late = write("c.py", "x = 1\n# coding: latin-1\né\n");
    SourceFiles files = files();
    assertEquals(Optional.of("é"), line(files, latin, 3));
    assertEquals(Optional.of("日本"), line(files, japanese, 2));
    assertEquals(Optional.of("é"), line(files, late, 3));
  }

  @Test
  void anUnknownEncodingStillShowsWhatIsAscii() throws IOException {
    assertEquals(
        Optional.of("x = 1"), line(files(), write("a.py", "# coding: no-such-one\nx = 1\n"), 2));
  }

  @Test
  void aRootIsTriedBeforeTheRecordedPath() throws IOException {
    write("root/srv/a.py", "below\n");
    SourceFiles files =
        new SourceFiles(List.of(folder.resolve("root")), Optional.empty(), Optional::empty);
    assertEquals(Optional.of("below"), line(files, Path.of("/srv/a.py"), 1));
  }

  @Test
  void aPathCannotClimbOutOfARoot() throws IOException {
    write("secret.py", "secret\n");
    Path root = Files.createDirectory(folder.resolve("root"));
    SourceFiles files = new SourceFiles(List.of(root), Optional.empty(), Optional::empty);
    assertEquals(Optional.empty(), line(files, Path.of("/../secret.py"), 1));
  }

  @Test
  void aRelativePathBelongsToTheWorkingDirectory() throws IOException {
    write("a.py", "here\n");
    SourceFiles files =
        new SourceFiles(List.of(), Optional.empty(), () -> Optional.of(folder.toString()));
    assertEquals(Optional.of("here"), line(files, Path.of("a.py"), 1));
    assertEquals(Optional.empty(), line(files(), Path.of("a.py"), 1));
  }

  @Test
  void madeUpNamesAreNotLookedFor() {
    SourceFiles files = files();
    assertEquals(Optional.empty(), files.line("<frozen importlib._bootstrap>", 1, 1, "f"));
    assertEquals(Optional.empty(), files.line("<string>", 1, 1, "f"));
    assertEquals(List.of(), files.notes());
  }

  @Test
  void missingFilesAreCountedAndOneIsNamed() {
    SourceFiles files = files();
    line(files, Path.of("/no/such/b.py"), 1);
    line(files, Path.of("/no/such/a.py"), 1);
    assertEquals(
        List.of(Note.info("", "2 source files were not found, /no/such/a.py among them")),
        files.notes());
  }

  @Test
  void aNameThatNoPathCanHaveIsMissing() {
    SourceFiles files = files();
    assertEquals(Optional.empty(), files.line("/a\0b.py", 1, 1, "f"));
    assertEquals(1, files.notes().size());
  }

  @Test
  void aFolderIsNoSource() {
    assertEquals(Optional.empty(), line(files(), folder, 1));
  }

  @Test
  void aFileChangedAfterTheCoreIsMarkedAndNoted() throws IOException {
    Path file = write("a.py", "x = 1\n");
    Instant written = Instant.parse("2026-01-01T00:00:00Z");
    Files.setLastModifiedTime(file, FileTime.from(written.plusSeconds(3)));
    SourceFiles files = new SourceFiles(List.of(), Optional.of(written), Optional::empty);
    assertTrue(files.line(file.toString(), 1, 1, "<module>").orElseThrow().newer());
    assertEquals(
        List.of(
            Note.warning(file.toString(), "changed since, so the lines shown may not be what ran")),
        files.notes());
    assertEquals(files.notes().stream().findFirst(), files.doubt(file.toString()));
    assertEquals(Optional.empty(), files.doubt("another.py"));
  }

  @Test
  void aFileUnpackedTogetherWithTheCoreIsNotMarked() throws IOException {
    Path file = write("a.py", "x = 1\n");
    Instant written = Instant.parse("2026-01-01T00:00:00Z");
    Files.setLastModifiedTime(file, FileTime.from(written.plusMillis(900)));
    SourceFiles files = new SourceFiles(List.of(), Optional.of(written), Optional::empty);
    assertEquals(false, files.line(file.toString(), 1, 1, "<module>").orElseThrow().newer());
  }

  @Test
  void anOlderFileIsNotMarked() throws IOException {
    Path file = write("a.py", "x = 1\n");
    SourceFiles files =
        new SourceFiles(List.of(), Optional.of(Instant.now().plusSeconds(60)), Optional::empty);
    assertEquals(false, files.line(file.toString(), 1, 1, "<module>").orElseThrow().newer());
  }

  @Test
  void aFileThatDoesNotDefineTheFunctionIsNotWhatRan() throws IOException {
    Path file = write("a.py", "@wrap\n\ndef g():\n    pass\n    f()\n");
    SourceFiles files = files();
    assertEquals(Optional.empty(), files.line(file.toString(), 4, 1, "f"));
    assertEquals(
        List.of(
            Note.warning(
                file.toString(), "not the source that ran, so none of its lines are shown")),
        files.notes());
  }

  @Test
  void decoratorsMayStandBeforeTheName() throws IOException {
    Path file = write("a.py", "@wrap\n\ndef f():\n    pass\n");
    assertEquals(
        Optional.of("    pass"), files().line(file.toString(), 4, 1, "f").map(SourceLine::text));
  }

  @Test
  void eachFileIsReadOnce() throws IOException {
    Path file = write("a.py", "x = 1\ny = 2\n");
    SourceFiles files = files();
    assertEquals(Optional.of("x = 1"), line(files, file, 1));
    Files.delete(file);
    assertEquals(Optional.of("y = 2"), line(files, file, 2));
  }
}
