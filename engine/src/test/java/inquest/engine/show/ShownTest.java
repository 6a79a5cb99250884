package inquest.engine.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import inquest.engine.show.Shown.Damaged;
import inquest.engine.show.Shown.Field;
import inquest.engine.show.Shown.Fields;
import inquest.engine.show.Shown.Items;
import inquest.engine.show.Shown.Link;
import inquest.engine.show.Shown.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static final Damaged LOST = Damaged.of(Unreadable.at(Absence.NOT_SAVED, 0x7f00L));

  @Test
  void itemsSayHowManyAreNotShown() {
    Shown shown = new Items("[", List.of(new Text("1"), new Text("2")), 998, "]");
    assertEquals("[1, 2, … 998 more]", shown.line());
  }

  @Test
  void itemsOfWhichNoneIsShownSayHowManyThereAre() {
    assertEquals("[… 1,234 more]", new Items("[", List.of(), 1234, "]").line());
  }

  @Test
  void cutTextSaysHowLongItIs() {
    assertEquals("'abc'… 10,000 characters", new Text("'abc'", "10,000 characters").line());
  }

  @Test
  void aDamagedItemLeavesItsNeighboursStanding() {
    Shown shown = new Items("[", List.of(new Text("1"), LOST, new Text("3")), 0, "]");
    assertEquals("[1, <unreadable at 0x7f00: not saved in the core>, 3]", shown.line());
  }

  @Test
  void fieldsMayHaveNamesKeysOrOnlyAPlace() {
    Shown shown =
        new Fields(
            "f(",
            List.of(
                Field.unnamed(new Text("1")),
                Field.named("b", new Text("2")),
                Field.entry(new Text("'k'"), new Text("3"))),
            ")");
    assertEquals("f(1, b=2, 'k': 3)", shown.line());
  }

  @Test
  void namesFromTheTargetCannotSpeakToTheTerminal() {
    Shown shown = new Fields("<C ", List.of(Field.named("a\u001b[2J", new Text("1"))), ">");
    assertEquals("<C a\\x1b[2J=1>", shown.line());
  }

  @Test
  void wideValuesHaveEachPartOnItsOwnLine() {
    Shown inner = new Items("[", List.of(new Text("1"), new Text("2")), 7, "]");
    Shown shown =
        new Fields(
            "Point(", List.of(Field.named("x", inner), Field.named("y", new Text("3"))), ")");
    assertEquals(List.of("Point(", "    x=[1, 2, … 7 more],", "    y=3,", ")"), shown.lines(26));
    assertEquals(List.of(shown.line()), shown.lines(80));
  }

  @Test
  void aWideTupleOfOneHasOneComma() {
    Shown shown = new Items("(", List.of(new Text("'long text'")), 0, ",)");
    assertEquals(List.of("(", "    'long text',", ")"), shown.lines(10));
  }

  @Test
  void wholeMeansNothingCutUnopenedOrLost() {
    assertTrue(new Items("[", List.of(new Text("1")), 0, "]").whole());
    assertFalse(new Items("[", List.of(new Text("1")), 1, "]").whole());
    assertFalse(new Items("[", List.of(new Text("'a'", "2 characters")), 0, "]").whole());
    assertFalse(new Items("[", List.of(new Link(1, "[...]")), 0, "]").whole());
    assertFalse(new Items("[", List.of(LOST), 0, "]").whole());
  }

  @Test
  void damageInsideIsKnownOutside() {
    assertTrue(new Fields("(", List.of(Field.named("x", LOST)), ")").damaged());
    assertFalse(new Items("[", List.of(new Text("1")), 3, "]").damaged());
  }
}
