package inquest.engine.dwarf.code;

import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What functions are called: concrete and inlined ones lead to an abstract one, and definitions to
 * a declaration in a class or namespace (DWARF 5 sections 2.13, 3.3.8). Each is looked up once.
 * Belongs to one thread.
 */
public final class FunctionNames {
  private static final int MAX_LINKS = 32;

  /** An entry's identity: a unit is one object. */
  private record Place(Unit unit, long offset) {}

  private final Map<Place, FunctionName> known = new HashMap<>();
  private final Map<Unit, Scopes> scopes = new HashMap<>();

  /**
   * The names of the function of a subprogram or an inlined call.
   *
   * @throws Unreadable when entries are damaged, or lie in a file that was not found
   */
  public FunctionName of(Die die) {
    return of(die, 0);
  }

  private FunctionName of(Die die, int links) {
    Place place = new Place(die.unit(), die.offset());
    FunctionName name = known.get(place);
    if (name == null) {
      name = read(die, links);
      known.put(place, name);
    }
    return name;
  }

  private FunctionName read(Die die, int links) {
    if (links > MAX_LINKS) {
      throw Unreadable.implausible(0, "a function's entry leads to others without end");
    }
    Optional<String> linkage = die.text(Dw.AT_LINKAGE_NAME);
    if (linkage.isEmpty()) {
      linkage = die.text(Dw.AT_MIPS_LINKAGE_NAME);
    }
    int reference = reference(die);
    if (reference != 0) {
      FunctionName origin = of(die.follow(reference), links + 1);
      return new FunctionName(
          origin.name().or(() -> die.text(Dw.AT_NAME)), linkage.or(origin::linkageName));
    }
    return new FunctionName(die.text(Dw.AT_NAME).map(name -> prefix(die, links) + name), linkage);
  }

  private static int reference(Die die) {
    if (die.has(Dw.AT_ABSTRACT_ORIGIN)) {
      return Dw.AT_ABSTRACT_ORIGIN;
    }
    return die.has(Dw.AT_SPECIFICATION) ? Dw.AT_SPECIFICATION : 0;
  }

  /** What stands before the name of an entry; empty or ends with {@code ::}. */
  private String prefix(Die die, int links) {
    if (isC(die.unit())) {
      return "";
    }
    if (links > MAX_LINKS) {
      throw Unreadable.implausible(0, "a function's entry leads to others without end");
    }
    List<Die> around =
        scopes.computeIfAbsent(die.unit(), Scopes::new).around(die.offset()).reversed();
    String text = "";
    for (Die scope : around) {
      int reference = reference(scope);
      if (scope.tag() == Dw.TAG_SUBPROGRAM) {
        return of(scope, links + 1).name().orElse("(unnamed function)") + "::" + text;
      }
      if (reference != 0) { // declared elsewhere
        Die declared = scope.follow(reference);
        return prefix(declared, links + 1) + ownName(declared) + "::" + text;
      }
      if (scope.tag() != Dw.TAG_LEXICAL_BLOCK) {
        text = ownName(scope) + "::" + text;
      }
    }
    return text;
  }

  private static String ownName(Die scope) {
    String name = scope.name();
    if (!name.isEmpty()) {
      return name;
    }
    return switch (scope.tag()) {
      case Dw.TAG_NAMESPACE -> "(anonymous namespace)";
      case Dw.TAG_CLASS_TYPE -> "(anonymous class)";
      case Dw.TAG_UNION_TYPE -> "(anonymous union)";
      default -> "(anonymous struct)";
    };
  }

  /** In C a function lies in nothing that is part of its name. */
  private static boolean isC(Unit unit) {
    return switch ((int) unit.root().number(Dw.AT_LANGUAGE, 0)) {
      case Dw.LANG_C89, Dw.LANG_C, Dw.LANG_C99, Dw.LANG_C11, Dw.LANG_C17, Dw.LANG_MIPS_ASSEMBLER ->
          true;
      default -> false;
    };
  }
}
