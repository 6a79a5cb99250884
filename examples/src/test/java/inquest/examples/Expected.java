package inquest.examples;

import inquest.engine.show.spelling.Characters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report may say of a value whose program told its {@code repr}: the same, or the same and
 * more of it.
 */
record Expected(Account.Local local, String repr) {
  /** {@code object.__repr__} and its kin. */
  private static final Pattern BARE =
      Pattern.compile("<(?:class )?([^<> ]+) (?:object|instance) at 0x([0-9a-f]+)>");

  /** Where limits may have cut it, so much at least is the same. */
  private static final int SURE = 60;

  private static final int LONG = 1_000;

  /**
   * Types of which a report says something else than Python, and what it must have; kernel facts
   * that only a call would give (the address of a socket), code of the target that is not run, and
   * layouts of numpy's that depend on its settings.
   */
  private static final Map<String, String> OWN_WORDS =
      Map.ofEntries(
          Map.entry("socket.socket", "socket"),
          Map.entry("socket._socketobject", "socket"),
          Map.entry("_socket.socket", "socket"),
          Map.entry("builtins.cell", "<cell at 0x"),
          Map.entry("__builtin__.cell", "<cell at 0x"),
          Map.entry("_io.FileIO", "<_io.FileIO name="),
          Map.entry("_weakrefset.WeakSet", "WeakSet"),
          Map.entry("weakref.WeakValueDictionary", "WeakValueDictionary"),
          Map.entry("__builtin__.instance", " at 0x"),
          Map.entry("__main__.Repr", "secret=1"),
          Map.entry("functools.partial", "functools.partial("),
          Map.entry("_sre.SRE_Pattern", "re.compile("),
          Map.entry("_sre.SRE_Match", "match="),
          Map.entry("threading._RLock", "count="),
          Map.entry("operator.itemgetter", "itemgetter(1)"),
          Map.entry("operator.methodcaller", "methodcaller('m', 1)"),
          Map.entry("operator.attrgetter", "attrgetter('a.b')"),
          Map.entry("__builtin__.buffer", "<"),
          Map.entry("__builtin__.instancemethod", "<bound method"));

  /** Empty where a text will do; else what is wrong with it. */
  static Optional<String> mismatch(Account.Local local, String told) {
    return local.repr().flatMap(repr -> new Expected(local, Characters.safe(repr)).problem(told));
  }

  private Optional<String> problem(String told) {
    return fits(told) ? Optional.empty() : Optional.of("expected " + repr + ", told " + told);
  }

  private boolean fits(String told) {
    String type = local.type();
    if (type.startsWith("numpy.")) {
      return told.startsWith("array(") || told.startsWith("numpy.") || told.startsWith("dtype(");
    }
    if (local.length() > LONG) {
      return pattern(repr.substring(0, SURE)).matcher(told).lookingAt();
    }
    if (pattern(repr).matcher(told).matches()) {
      return true;
    }
    // more of the same object: its state before the bracket closes
    if (repr.endsWith(">") && told.startsWith(repr.substring(0, repr.length() - 1))) {
      return true;
    }
    if (OWN_WORDS.containsKey(type)) {
      return told.contains(OWN_WORDS.get(type));
    }
    // an instance of a subclass: what its base would say, in its own name, and its attributes
    String name = type.substring(type.lastIndexOf('.') + 1);
    boolean builtin = type.startsWith("builtins.") || type.startsWith("__builtin__.");
    return !builtin && told.contains(name) && told.contains(repr);
  }

  /** Types and addresses of bare objects stay; what else is told of them is free. */
  private static Pattern pattern(String expected) {
    StringBuilder pattern = new StringBuilder();
    Matcher bare = BARE.matcher(expected);
    int at = 0;
    while (bare.find()) {
      String type = bare.group(1);
      pattern
          .append(Pattern.quote(expected.substring(at, bare.start())))
          .append("<[^<>]*")
          .append(Pattern.quote(type.substring(type.lastIndexOf('.') + 1)))
          .append(".* at 0x")
          .append(bare.group(2))
          .append(".*>");
      at = bare.end();
    }
    return Pattern.compile(
        pattern.append(Pattern.quote(expected.substring(at))).toString(), Pattern.DOTALL);
  }
}
