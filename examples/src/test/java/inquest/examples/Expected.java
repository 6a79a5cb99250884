package inquest.examples;

import inquest.engine.show.spelling.Characters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report may say of a value whose program told its {@code repr}: the same, but for objects
 * without a {@code repr} of their own, of which it tells more.
 */
record Expected(String repr, int length) {
  /** {@code object.__repr__}. */
  private static final Pattern BARE = Pattern.compile("<([^<> ]+) object at 0x([0-9a-f]+)>");

  /** Where limits may have cut it, so much at least is the same. */
  private static final int SURE = 60;

  private static final int LONG = 1_000;

  /** Empty where a text will do; else what is wrong with it. */
  static Optional<String> mismatch(Account.Local local, String told) {
    return local.repr().flatMap(repr -> new Expected(repr, local.length()).mismatch(told));
  }

  private Optional<String> mismatch(String told) {
    String expected = Characters.safe(repr);
    if (length > LONG) {
      expected = expected.substring(0, SURE);
    }
    Matcher matcher = pattern(expected).matcher(told);
    boolean fits = length > LONG ? matcher.lookingAt() : matcher.matches();
    return fits ? Optional.empty() : Optional.of("expected " + expected + ", told " + told);
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
