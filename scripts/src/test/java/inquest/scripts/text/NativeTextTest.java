package inquest.scripts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.report.NativeReport;
import inquest.engine.report.SourceLine;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Lines of native frames. */
class NativeTextTest {
  private static final Style VERBOSE = new Style(false, 100, true);
  private static final Style COLOURED = new Style(true, 100, false);

  /** A frame of which most is known, to be changed. */
  private record Given(
      String kind,
      String language,
      Optional<String> function,
      Optional<String> file,
      OptionalInt line,
      Optional<SourceLine> source,
      Optional<String> library,
      OptionalLong offset,
      Optional<String> inferred,
      boolean signal) {
    static Given named() {
      return new Given(
          "native",
          "C++",
          Optional.of("shop::total(int)"),
          Optional.of("/srv/shop.cpp"),
          OptionalInt.of(42),
          Optional.empty(),
          Optional.of("shop.so"),
          OptionalLong.of(0x1c),
          Optional.empty(),
          false);
    }

    Given called(String name) {
      return new Given(
          kind,
          language,
          Optional.ofNullable(name),
          file,
          line,
          source,
          library,
          offset,
          inferred,
          signal);
    }

    Given at(String path, OptionalInt number, String text) {
      return new Given(
          kind,
          language,
          function,
          Optional.ofNullable(path),
          number,
          Optional.ofNullable(text).map(t -> new SourceLine(t, false)),
          library,
          offset,
          inferred,
          signal);
    }

    Given nowhere() {
      return at(null, OptionalInt.empty(), null);
    }

    Given of(String what, String writtenIn) {
      return new Given(
          what, writtenIn, function, file, line, source, library, offset, inferred, signal);
    }

    Given in(String name) {
      return new Given(
          kind,
          language,
          function,
          file,
          line,
          source,
          Optional.ofNullable(name),
          offset,
          inferred,
          signal);
    }

    Given withoutOffset() {
      return new Given(
          kind,
          language,
          function,
          file,
          line,
          source,
          library,
          OptionalLong.empty(),
          inferred,
          signal);
    }

    Given inferredFrom(String how) {
      return new Given(
          kind, language, function, file, line, source, library, offset, Optional.of(how), signal);
    }

    Given withSignal() {
      return new Given(
          kind, language, function, file, line, source, library, offset, inferred, true);
    }

    String print(Style style) throws IOException {
      StringBuilder out = new StringBuilder();
      OptionalLong inFile = library.isEmpty() ? OptionalLong.empty() : OptionalLong.of(0x2b1c);
      new NativeText(out, style)
          .print(
              new NativeReport(
                  kind,
                  language,
                  function,
                  file,
                  line,
                  source,
                  library,
                  library.map(name -> "0123abcd"),
                  0x7f00_0000_2b1cL,
                  inFile,
                  offset,
                  inferred,
                  signal));
      return out.toString().replace('\u001b', '␛');
    }

    String print() throws IOException {
      return print(Style.plain());
    }
  }

  @Test
  void aFunctionWithItsLine() throws IOException {
    assertEquals(
        "  (C++) File \"/srv/shop.cpp\", line 42, in shop::total(int) (shop.so)\n",
        Given.named().print());
  }

  @Test
  void theLineOfSourceFollowsWhereItWasFound() throws IOException {
    assertEquals(
        """
          (C++) File "/srv/shop.cpp", line 42, in shop::total(int) (shop.so)
            return sum;
        """,
        Given.named().at("/srv/shop.cpp", OptionalInt.of(42), "\treturn sum;  ").print());
  }

  @Test
  void anEmptyLineOfSourceIsNone() throws IOException {
    assertEquals(
        "  (C++) File \"/srv/shop.cpp\", line 42, in shop::total(int) (shop.so)\n",
        Given.named().at("/srv/shop.cpp", OptionalInt.of(42), "  ").print());
  }

  @Test
  void aFileWithoutALine() throws IOException {
    assertEquals(
        "  (C++) File \"/srv/shop.cpp\", in shop::total(int) (shop.so)\n",
        Given.named().at("/srv/shop.cpp", OptionalInt.empty(), null).print());
  }

  @Test
  void aFunctionWithoutAFileHasItsOffset() throws IOException {
    assertEquals("  (C) qsort_r+0x1c (libc.so.6)\n", qsort().print());
  }

  private static Given qsort() {
    return Given.named().called("qsort_r").of("native", "C").nowhere().in("libc.so.6");
  }

  @Test
  void aFunctionWhoseStartIsNotKnownHasNone() throws IOException {
    assertEquals("  (C) qsort_r (libc.so.6)\n", qsort().withoutOffset().print());
  }

  @Test
  void whatNothingNamesHasItsAddressInTheFile() throws IOException {
    assertEquals(
        "  (native) ?? (libc.so.6+0x2b1c)\n", qsort().called(null).withoutOffset().print());
  }

  @Test
  void codeInNoFileHasItsAddress() throws IOException {
    assertEquals(
        "  (native) ?? (in no file, at 0x7f0000002b1c)\n",
        qsort().called(null).withoutOffset().in(null).print());
  }

  @Test
  void anInlinedCallSaysSoInsteadOfItsLibrary() throws IOException {
    assertEquals(
        "  (Rust) File \"/srv/shop.rs\", line 7, in shop::add (inlined)\n",
        Given.named()
            .called("shop::add")
            .of("inlined", "Rust")
            .at("/srv/shop.rs", OptionalInt.of(7), null)
            .withoutOffset()
            .print());
  }

  @Test
  void aMacroSaysSo() throws IOException {
    assertEquals(
        "  (C) File \"/srv/shop.c\", line 7, in CHECKED (macro)\n",
        Given.named()
            .called("CHECKED")
            .of("macro", "C")
            .at("/srv/shop.c", OptionalInt.of(7), null)
            .print());
  }

  @Test
  void aGuessedFrameSaysFromWhat() throws IOException {
    assertEquals(
        "  (C) qsort_r+0x1c (libc.so.6) (inferred: frame pointer)\n",
        qsort().inferredFrom("frame pointer").print());
  }

  @Test
  void theFrameThatASignalReturnsToIsMarked() throws IOException {
    assertEquals(
        """
          (native) ?? (libc.so.6+0x2b1c)
          <signal handler called>
        """,
        qsort().called(null).withoutOffset().withSignal().print());
  }

  @Test
  void verboseAddsBuildIdAndAddress() throws IOException {
    assertEquals(
        "  (C) qsort_r+0x1c (libc.so.6, build id 0123abcd, at 0x7f0000002b1c)\n",
        qsort().print(VERBOSE));
  }

  @Test
  void onlyTheNameIsColouredAndWhatIsDoubtful() throws IOException {
    String text = qsort().inferredFrom("scan").withSignal().print(COLOURED);
    assertEquals(
        "  (C) qsort_r+0x1c (libc.so.6) (inferred: scan)\n  <signal handler called>\n",
        text.replaceAll("␛\\[[0-9;]*m", ""));
    assertEquals(6, text.chars().filter(c -> c == '␛').count(), text);
  }

  @Test
  void controlCharactersAreEscapedWhereverTheyStand() throws IOException {
    String text =
        Given.named()
            .called("f\u001b[31m")
            .at("/srv/a\nb\u0007.c", OptionalInt.of(1), "int x; \u001b]0;title\u0007")
            .in("l\u0000ib\r.so")
            .inferredFrom("\u001b[0m")
            .print();
    assertEquals(
        2, text.chars().filter(c -> c < ' ').count(), "the ends of its two lines only: " + text);
    assertEquals(0, text.chars().filter(c -> c == '␛').count(), text);
  }
}
