package inquest.engine.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.library.LibraryPrinters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShowerTest {
  private static final Sample SAMPLE = Sample.values();
  private static final ShowLimits LIMITS = ShowLimits.defaults();

  private static Shown show(String name, ShowLimits limits) {
    return SAMPLE.shower(limits).show(SAMPLE.ref(name));
  }

  @Test
  void depthZeroOpensNothingAndSaysHowMuchThereIs() {
    assertEquals("{… 3 more}", show("containers.text_keys", LIMITS.withDepth(0)).line());
  }

  @Test
  void anObjectTooDeepIsNamedOnly() {
    String line = show("instances.lonely", LIMITS.withDepth(1)).line();
    assertEquals(
        "[<__main__.Caf at 0x…>, <__main__.Caf at 0x…>, <__main__.Caf at 0x…>]",
        Sample.withoutAddresses(line));
  }

  @Test
  void itemsAreCutWhereTheyWereAskedToBe() {
    assertEquals("[0, 1, … 4,998 more]", show("containers.long_list", LIMITS.withItems(2)).line());
  }

  @Test
  void textIsCutWhereItWasAskedToBe() {
    Shown shown = show("texts.long_text", LIMITS.withText(5));
    assertEquals("'01234'… 10,000 characters", shown.line());
    assertFalse(shown.whole());
  }

  @Test
  void theTotalKeepsALongValueShort() {
    ShowLimits limits = new ShowLimits(4, 100_000, 200, 100);
    String line = show("containers.long_list", limits).line();
    assertTrue(line.length() < 150, line);
    assertTrue(line.endsWith(" more]"), line);
  }

  @Test
  void noPartTakesTheRoomThatItsSiblingsNeed() {
    ShowLimits limits = new ShowLimits(4, 20, 200, 400);
    String line = show("modern.context", limits).line();
    assertTrue(line.contains("name='variable'"), line);
    assertTrue(line.contains("name='decimal_context'"), line);
  }

  @Test
  void generousLimitsCutNothing() {
    Shown shown = show("containers.large_dict", ShowLimits.generous());
    assertTrue(shown.whole());
    assertTrue(shown.line().endsWith("999: 998001}"), "ends with its last entry");
  }

  @Test
  void redactionKeepsTypesLengthsAndShapes() {
    Shower redacted = SAMPLE.redacted();
    assertEquals(
        "[<int>, <float>, <str, 5 characters>, <bytes, 4 bytes>, None, <bool>]",
        redacted.line(SAMPLE.ref("containers.mixed")));
    assertEquals(
        "Point(x=<int>, y=<str, 3 characters>)", redacted.line(SAMPLE.ref("collected.point")));
    assertEquals("<uuid.UUID>", redacted.line(SAMPLE.ref("library.identifier")));
    assertEquals("<re.Pattern>", redacted.line(SAMPLE.ref("library.pattern")));
    assertEquals("<values_modern.Color>", redacted.line(SAMPLE.ref("modern.red")));
  }

  @Test
  void redactionKeepsBackTheMessageOfAnException() {
    assertEquals("KeyError", SAMPLE.redacted().exception(SAMPLE.ref("exceptions.key")));
  }

  @Test
  void nullIsShownAsNull() {
    assertEquals("<NULL>", SAMPLE.shower(LIMITS).line(new Ref(0)));
  }

  @Test
  void anAddressOutsideTheProcessSaysSo() {
    assertEquals("<unreadable at 0x1008: not mapped>", SAMPLE.shower(LIMITS).line(new Ref(0x1000)));
  }

  @Test
  void aPrinterThatWasAddedGoesFirst() {
    Printers printers =
        Printers.none()
            .with("fractions.Fraction", printer("first"))
            .with(Pattern.compile("fractions\\..*"), printer("second"));
    assertEquals("second", line(printers, "library.half"));
    assertEquals(List.of("second", "first"), printers.all().stream().map(Printer::name).toList());
  }

  @Test
  void aPrinterForAClassIsAlsoForWhatDerivesFromIt() {
    assertEquals(
        "base",
        line(Printers.none().with("__main__.Slots", printer("base")), "instances.slots_more"));
  }

  @Test
  void aPrinterThatCannotReadItsValueLeavesItToTheOthers() {
    Printer failing =
        new Printer() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
            throw Unreadable.implausible(ref.address(), "never right");
          }
        };
    String line = line(Printers.none().with("__main__.Slots", failing), "instances.slots");
    assertEquals("<__main__.Slots at 0x… a=1, b='b'>", Sample.withoutAddresses(line));
  }

  @Test
  void aPrinterThatGivesNothingLeavesTheValueToTheOneThatComesAlong() {
    Printer nothing =
        new Printer() {
          @Override
          public String name() {
            return "nothing";
          }

          @Override
          public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
            return Optional.empty();
          }
        };
    Printers printers =
        LibraryPrinters.all()
            .with("fractions.Fraction", printer("text"))
            .with("fractions.Fraction", nothing);
    assertEquals("text", line(printers, "library.half"));
    assertEquals(
        "Fraction(1, 2)",
        line(LibraryPrinters.all().with("fractions.Fraction", nothing), "library.half"));
  }

  @Test
  void redactionLeavesOutPrintersThatWereAddedAndWriteContents() {
    Ref point = SAMPLE.ref("collected.point");
    String name = SAMPLE.objects().typeOf(point).qualifiedName();
    Printers added = LibraryPrinters.all().with(name, printer("contents"));
    assertEquals("contents", new Shower(SAMPLE.objects(), added, LIMITS, false).line(point));
    assertEquals(
        "Point(x=<int>, y=<str, 3 characters>)",
        new Shower(SAMPLE.objects(), added, LIMITS, true).line(point));
  }

  private static String line(Printers printers, String name) {
    return new Shower(SAMPLE.objects(), printers, LIMITS, false).line(SAMPLE.ref(name));
  }

  private static Printer printer(String text) {
    return new Printer() {
      @Override
      public String name() {
        return text;
      }

      @Override
      public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
        return Optional.of(new Shown.Text(text));
      }
    };
  }
}
