package inquest.scripts.jython;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Text;
import inquest.engine.show.Count;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.Shown.Field;
import inquest.scripts.jython.Piece.Child;
import inquest.scripts.jython.Piece.Hint;
import inquest.scripts.jython.Piece.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows values by a printer that a hook defines, with GDB's conventions. Its text is contents: it
 * does not run where those are kept back.
 */
final class HookPrinter implements Printer {
  /** Values for values for values: the first of longer chains is shown as without the hook. */
  private static final int LONGEST_CHAIN = 20;

  /** How many values the thread is showing that stand for others. */
  private static final ThreadLocal<Integer> CHAIN = ThreadLocal.withInitial(() -> 0);

  /** The hook. */
  interface Asker {
    /** Asks about a value and at most so many children; empty where it failed, which was told. */
    Optional<Said> ask(Ref ref, int most);

    /** Tells that it gives values for values without an end. */
    void endless();
  }

  /** A chain that is too long, on the way to its first value. */
  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Endless() {
      super("a chain of values", null, false, false);
    }
  }

  private final String name;
  private final Asker asker;

  HookPrinter(String name, Asker asker) {
    this.name = name;
    this.asker = asker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    int most = showing.opens() ? showing.limits().items() : 0;
    Optional<Said> said = asker.ask(ref, most);
    if (!(said.flatMap(Said::text).orElse(null) instanceof Piece.OfTarget)) {
      return said.map(s -> shown(s, type, showing));
    }
    int length = CHAIN.get();
    if (length == LONGEST_CHAIN) {
      throw new Endless();
    }
    CHAIN.set(length + 1);
    try {
      return said.map(s -> shown(s, type, showing));
    } catch (Endless e) {
      if (length > 0) {
        throw e;
      }
      asker.endless();
      return Optional.empty();
    } finally {
      CHAIN.set(length);
    }
  }

  private static Shown shown(Said said, PyType type, Showing showing) {
    Optional<Shown> text = said.text().map(t -> text(t, said.hint(), showing));
    if (said.children().isEmpty()) {
      return text.orElseThrow();
    }
    return switch (said.hint()) {
      case ARRAY -> array(said, text, showing);
      case MAP -> fields(said, open(text, "{"), "}", true, showing);
      case NONE, STRING ->
          text.isPresent()
              ? fields(said, open(text, "{"), "}", false, showing)
              : fields(said, type.shortName() + "(", ")", false, showing);
    };
  }

  /** What stands before the children. */
  private static String open(Optional<Shown> text, String bracket) {
    return text.map(t -> t.line() + " " + bracket).orElse(bracket);
  }

  /** Text of to_string stands as it is, unless the hint says that it is a string's contents. */
  private static Shown text(Piece piece, Hint hint, Showing showing) {
    if (piece instanceof Piece.Plain(Text.Str str) && hint != Hint.STRING) {
      int most = showing.limits().total();
      String text = str.text();
      return showing.spend(
          text.length() <= most
              ? new Shown.Text(text)
              : new Shown.Text(whole(text, most), Count.of(str.length(), "character")));
    }
    return part(piece, 0, showing);
  }

  /** The beginning of a text, not ending inside of a character. */
  private static String whole(String text, int most) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static Shown part(Piece piece, long left, Showing showing) {
    return switch (piece) {
      case Piece.OfTarget target -> showing.part(target.ref(), left);
      case Piece.Plain plain -> showing.plain(plain.value());
      case Piece.Several several -> {
        List<Shown> items = new ArrayList<>();
        for (Piece one : several.pieces()) {
          if (items.size() >= showing.limits().items() || !showing.hasRoom()) {
            break;
          }
          items.add(part(one, several.pieces().size() - items.size() - 1L, showing));
        }
        yield new Shown.Items("[", items, several.pieces().size() - items.size(), "]");
      }
    };
  }

  private static Shown array(Said said, Optional<Shown> text, Showing showing) {
    List<Child> children = said.children().orElseThrow();
    List<Shown> items = new ArrayList<>();
    for (Child child : children) {
      if (!items.isEmpty() && !showing.hasRoom()) {
        break;
      }
      items.add(part(child.value(), children.size() - items.size() - 1L, showing));
    }
    long more = more(said, items.size());
    if (isOpenEnded(said)) {
      items.add(new Shown.Text("…"));
    }
    return new Shown.Items(open(text, "["), items, more, "]");
  }

  private static Shown fields(Said said, String open, String close, boolean map, Showing showing) {
    List<Child> children = said.children().orElseThrow();
    List<Field> fields = new ArrayList<>();
    for (Child child : children) {
      if (!fields.isEmpty() && !showing.hasRoom()) {
        break;
      }
      long left = children.size() - fields.size() - 1L;
      if (map) {
        Shown key = part(child.name(), left * 2 + 1, showing);
        fields.add(Field.entry(key, part(child.value(), left * 2, showing)));
      } else {
        Shown value = part(child.value(), left, showing);
        Shown name = text(child.name(), Hint.NONE, showing);
        fields.add(new Field(Optional.of(name), "=", value));
      }
    }
    long more = more(said, fields.size());
    if (isOpenEnded(said)) {
      fields.add(Field.unnamed(new Shown.Text("…")));
    }
    return new Shown.Fields(open, fields, ", ", more, close);
  }

  private static long more(Said said, int shown) {
    return said.children().orElseThrow().size() - shown + said.more().orElse(0L);
  }

  /** Whether there are more, and nobody knows how many. */
  private static boolean isOpenEnded(Said said) {
    return said.more().isEmpty();
  }
}
