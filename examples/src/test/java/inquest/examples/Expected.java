package inquest.examples;

import inquest.engine.show.spelling.Characters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a report may say of a value whose program told its {@code repr}. */
sealed interface Expected {
  /** {@code object.__repr__}, which a report replaces by something more telling. */
  Pattern BARE = Pattern.compile("<(.+) object at 0x([0-9a-f]+)>");

  /** Empty where a text will do; else what is wrong with it. */
  Optional<String> mismatch(String told);

  /** Exactly this. */
  record Exactly(String text) implements Expected {
    @Override
    public Optional<String> mismatch(String told) {
      return text.equals(told)
          ? Optional.empty()
          : Optional.of("expected " + text + ", told " + told);
    }
  }

  /** More than the report shows: the beginning must be this. */
  record Long(String text) implements Expected {
    /** Limits on nesting may differ; so much at least is the same. */
    private static final int SURE = 60;

    @Override
    public Optional<String> mismatch(String told) {
      String beginning = text.substring(0, Math.min(SURE, text.length()));
      return told.startsWith(beginning)
          ? Optional.empty()
          : Optional.of("expected " + beginning + "…, told " + told);
    }
  }

  /** An object without a {@code repr} of its own: its type and address must be told. */
  record Bare(String type, String address) implements Expected {
    @Override
    public Optional<String> mismatch(String told) {
      String name = type.substring(type.lastIndexOf('.') + 1);
      return told.contains(name) && told.contains("0x" + address)
          ? Optional.empty()
          : Optional.of("expected " + type + " at 0x" + address + ", told " + told);
    }
  }

  /** Its {@code repr} failed: nothing is known but that it must be there. */
  record Anything() implements Expected {
    @Override
    public Optional<String> mismatch(String told) {
      return Optional.empty();
    }
  }

  /** What is expected of a local. */
  static Expected of(Account.Local local) {
    if (local.repr().isEmpty()) {
      return new Anything();
    }
    String repr = local.repr().get();
    Matcher bare = BARE.matcher(repr);
    if (bare.matches()) {
      return new Bare(bare.group(1), bare.group(2));
    }
    return local.length() > 250
        ? new Long(Characters.safe(repr))
        : new Exactly(Characters.safe(repr));
  }
}
