package inquest.scripts.text;

import static inquest.scripts.text.Samples.frame;
import static inquest.scripts.text.Samples.local;
import static inquest.scripts.text.Samples.thread;
import static inquest.scripts.text.Samples.withLocals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Note;
import inquest.engine.report.CommandSection;
import inquest.engine.report.EvidenceSection;
import inquest.engine.report.ExceptionReport;
import inquest.engine.report.FailedSection;
import inquest.engine.report.FrameReport;
import inquest.engine.report.LocalReport;
import inquest.engine.report.NativeThreadsSection;
import inquest.engine.report.NotesSection;
import inquest.engine.report.OverviewSection;
import inquest.engine.report.Section;
import inquest.engine.report.StackItem;
import inquest.engine.report.ThreadReport;
import inquest.engine.report.ThreadSection;
import inquest.engine.report.ThreadStatus;
import inquest.engine.report.ThreadStatus.Kind;
import inquest.engine.runtime.Position;
import inquest.engine.show.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private static final Style COLOURED = new Style(true, 100, false);
  private static final Style VERBOSE = new Style(false, 100, true);

  private static String print(Style style, Section... sections) {
    StringBuilder out = new StringBuilder();
    TextReport report = new TextReport(out, style);
    try {
      for (Section section : sections) {
        report.read(section);
      }
    } catch (IOException e) {
      throw new AssertionError("a string builder does not fail", e);
    }
    return out.toString();
  }

  /**
   * Compares with a file beside this class, in which ESC stands as the visible sign ␛. Where the
   * environment names a folder, the files are written there instead, for a person to look at.
   */
  private void assertPrints(String golden, String printed) throws IOException {
    String folder = System.getenv("INQUEST_WRITE_GOLDEN");
    if (folder != null) {
      Files.writeString(Path.of(folder, golden), printed.replace('\u001b', '␛'));
      return;
    }
    try (InputStream in = TextReportTest.class.getResourceAsStream(golden)) {
      String expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(expected, printed.replace('\u001b', '␛'), golden);
    }
  }

  private static Section[] whole() {
    ThreadStatus blocked = ThreadStatus.of(Kind.BLOCKED, "futex");
    List<StackItem> waiting =
        List.of(
            frame(12, "run", "        self.loop()", 8, 19),
            frame(30, "Worker.loop", "    item = self.queue.get()", 11, 27));
    ThreadReport main =
        thread(
            1,
            "MainThread",
            List.of(ThreadStatus.of(Kind.DIED, "SIGSEGV"), ThreadStatus.of(Kind.HOLDS_GIL, "")),
            List.of(
                frame(80, "<module>", "main()", 0, 6),
                frame(70, "main", "\treturn handle(requests[0], retry=False)", 8, 40),
                frame(51, "handle", "")),
            List.of(
                new ExceptionReport(false, "KeyError: 'user'"),
                new ExceptionReport(true, "ValueError: no \u001b[31muser")));
    Map<String, String> environment = new TreeMap<>(Map.of("PATH", "/usr/bin", "PWD", "/srv"));
    return new Section[] {
      Samples.process(),
      Samples.fault(),
      new CommandSection(
          Optional.of(List.of("python3", "serve.py", "--name", "a b", "it's", "")),
          Optional.of(List.of("serve.py", "--name", "a b", "it's", "")),
          Optional.of("/srv"),
          Optional.of(environment),
          true,
          false),
      new OverviewSection(6, 1, 8),
      new ThreadSection(List.of(main)),
      new ThreadSection(
          List.of(
              thread(2, "worker-1", List.of(blocked), waiting),
              thread(3, "worker-2", List.of(ThreadStatus.of(Kind.WAITS_FOR_GIL, "")), waiting),
              thread(4, "线程", List.of(blocked), waiting),
              thread(6, "", List.of(), waiting))),
      new ThreadSection(List.of(thread(5, "", List.of()))),
      new NativeThreadsSection(
          true,
          List.of(
              new NativeThreadsSection.Group("blocked in futex", List.of(4260, 4261), List.of()),
              new NativeThreadsSection.Group("running", List.of(4262), List.of()))),
      new EvidenceSection(
          List.of(new EvidenceSection.Fact("layout of 3.12", "120 fields from dwarf"))),
      new NotesSection(
          List.of(
              Note.warning("libfoo.so", "was not found; pass --lib-search-root"),
              Note.warning("thread 3", "its name could not be read"),
              Note.warning("thread 4", "its name could not be read"),
              Note.info("", "3 source files were not found, /srv/x.py among them")))
    };
  }

  @Test
  void aWholeReportIsPlainWithoutColours() throws IOException {
    assertPrints("whole.txt", print(Style.plain(), whole()));
  }

  @Test
  void aWholeReportInColour() throws IOException {
    assertPrints("whole-colour.txt", print(COLOURED, whole()));
  }

  @Test
  void verboseAddsEnvironmentAndEvidence() throws IOException {
    assertPrints("whole-verbose.txt", print(VERBOSE, whole()));
  }

  @Test
  void localsStandApartAndAligned() throws IOException {
    Shown list =
        new Shown.Items(
            "[",
            List.of(new Shown.Text("'" + "x".repeat(60) + "'"), new Shown.Text("'é'")),
            1_998,
            "]");
    List<LocalReport> arguments = List.of(local("self", "<app.Worker at 0x7f00>"), local("n", "3"));
    List<LocalReport> locals =
        List.of(
            local("a_name_that_is_longer_than_most", "None"),
            new LocalReport("items", list),
            local("名", "1.5"));
    assertPrints(
        "locals.txt",
        print(
            new Style(false, 60, false),
            new ThreadSection(
                List.of(
                    thread(
                        1,
                        "MainThread",
                        List.of(withLocals(frame(3, "f", "x = g()"), arguments, locals, 12)))))));
  }

  @Test
  void longStacksAndRecursionsSayWhatIsLeftOut() throws IOException {
    ThreadReport deep =
        thread(
            1,
            "MainThread",
            List.of(
                new StackItem.Broken(Note.warning("frame 9", "unreadable at 0x10: not mapped")),
                frame(1, "<module>", ""),
                frame(2, "fact", ""),
                new StackItem.Repeated(1, 1_234),
                frame(3, "even", ""),
                frame(4, "odd", ""),
                new StackItem.Repeated(2, 1),
                new StackItem.Elided(99_940),
                frame(5, "last", "")));
    assertPrints("deep.txt", print(Style.plain(), new ThreadSection(List.of(deep))));
  }

  @Test
  void manyThreadsWithOneStackAreSummedUp() throws IOException {
    List<ThreadReport> threads = new ArrayList<>();
    for (int i = 2; i <= 501; i++) {
      ThreadStatus status =
          i % 100 == 0
              ? ThreadStatus.of(Kind.BLOCKED, "recvfrom fd " + i)
              : ThreadStatus.of(Kind.BLOCKED, "futex 0x7f");
      threads.add(
          thread(i, "pool_" + (i - 2), List.of(status), List.of(frame(9, "work", "get()"))));
    }
    assertPrints("many.txt", print(Style.plain(), new ThreadSection(threads)));
  }

  @Test
  void theKernelsWordsForTheSenderAreFollowedByWhoItWas() {
    assertEquals(
        """
        Cause        SIGABRT (6), aborted, in native thread 4250
                     SI_USER, sent by kill: pid 77, uid 0
        """,
        print(Style.plain(), Samples.sent(77, 0)));
  }

  @Test
  void aProcessThatSentTheSignalToItselfIsRecognised() {
    String printed = print(Style.plain(), Samples.process(), Samples.sent(4242, 1000));
    assertTrue(
        printed.endsWith("sent by kill: pid 4242, uid 1000, which is the process itself\n"),
        printed);
  }

  @Test
  void theMarksSkipIndentAndFollowWideCharactersTabsAndEscapes() {
    String source = "\t\t名 =\t\"é🐍\u001b\" + f(x)  ";
    // in UTF-8: 2 tabs, 3, blank, =, tab, quote, 2, 4, 1, quote, 3, f at 20
    String printed =
        print(
            Style.plain(),
            new ThreadSection(List.of(thread(1, "", List.of(frame(1, "f", source, 20, 24))))));
    assertEquals(
        "    名 =\t\"é🐍\\x1b\" + f(x)\n" + "        \t" + " ".repeat(12) + "^^^^\n",
        printed.substring(printed.indexOf("    名")));
  }

  @Test
  void anExpressionThatGoesOnInTheNextLineIsMarkedToTheEnd() {
    FrameReport frame = frame(1, "f", "    return g(a,  ");
    FrameReport longer =
        new FrameReport(
            frame.file(),
            frame.line(),
            frame.function(),
            frame.qualname(),
            Optional.of(
                new Position(
                    OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(11), OptionalInt.of(5))),
            frame.source(),
            List.of(),
            List.of(),
            0,
            0,
            List.of());
    String printed =
        print(Style.plain(), new ThreadSection(List.of(thread(1, "", List.of(longer)))));
    assertTrue(printed.endsWith("    return g(a,\n           ^^^^\n"), printed);
  }

  @Test
  void columnsThatDoNotFitTheLineMarkNothing() {
    String printed =
        print(
            Style.plain(),
            new ThreadSection(List.of(thread(1, "", List.of(frame(1, "f", "é = 1", 1, 40))))));
    assertFalse(printed.contains("^"), printed);
  }

  @Test
  void whatTheTargetWroteCannotCommandTheTerminal() {
    ThreadReport thread = thread(1, "\u001b]0;x\u0007\n\u202e", List.of());
    String printed = print(Style.plain(), new ThreadSection(List.of(thread)));
    assertEquals(
        "\nThread 1 \"\\x1b]0;x\\x07\\n\\u202e\" (tid 4242)\n  no Python frames\n", printed);
  }

  @Test
  void aThreadInAContainerAndAnotherInterpreterIsNamedInFull() {
    ThreadReport thread =
        new ThreadReport(
            3,
            OptionalInt.of(9000),
            OptionalInt.of(7),
            Optional.of("w"),
            List.of(),
            OptionalLong.of(2),
            1,
            List.of(frame(1, "f", "")),
            List.of(),
            Optional.empty(),
            List.of());
    assertEquals(
        """

        Thread 3 "w" (tid 9000, 7 in its container, interpreter 2)
          File "/srv/serve.py", line 1, in f
        """,
        print(Style.plain(), new ThreadSection(List.of(thread))));
  }

  @Test
  void aDefectIsSaidToBeOurs() {
    assertEquals(
        "\nthread 3 could not be told: this is a defect in Inquest, please report it:"
            + " IllegalStateException: x at Stacks.java:7\n",
        print(
            Style.plain(),
            new FailedSection("thread 3", "IllegalStateException: x at Stacks.java:7")));
  }

  @Test
  void notesDoNotFlood() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      notes.add(Note.warning("thread " + i, "broken"));
      notes.add(Note.warning("", "note " + i));
    }
    String printed = print(Style.plain(), new NotesSection(notes));
    assertTrue(printed.contains("  thread 0, thread 1, thread 2 and 97 more: broken\n"), printed);
    assertTrue(printed.endsWith("  81 more (-v prints them)\n"), printed);
    assertEquals(23, printed.lines().count());
  }
}
