package inquest.scripts.shell;

import inquest.dsl.ast.Nearest;
import inquest.engine.show.ShowLimits;
import inquest.scripts.answer.Format;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** How the shell answers: what {@code set} and {@code printers} change. */
public final class Settings {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private ShowLimits limits;
  private boolean redact;
  private boolean colour;
  private Format format = Format.TEXT;
  private boolean pager = true;
  private boolean locals;
  private final Set<String> disabled = new HashSet<>();

  /**
   * What the command line said.
   *
   * @param limits how much of a value is shown
   * @param redact whether contents of values are kept back
   * @param colour whether colour is allowed, where the terminal has any
   */
  public Settings(ShowLimits limits, boolean redact, boolean colour) {
    this.limits = Objects.requireNonNull(limits);
    this.redact = redact;
    this.colour = colour;
  }

  ShowLimits limits() {
    return limits;
  }

  boolean redact() {
    return redact;
  }

  boolean colour() {
    return colour;
  }

  Format format() {
    return format;
  }

  boolean pager() {
    return pager;
  }

  boolean locals() {
    return locals;
  }

  /** Names of printers that show nothing. */
  Set<String> disabled() {
    return disabled;
  }

  /** All settings, in the order in which they are listed. */
  List<Setting> all() {
    return List.of(
        new Setting(
            "format",
            "how answers are written",
            Format.words(),
            () -> format.word(),
            this::setFormat),
        number(
            "depth",
            "containers in containers to show",
            0,
            limits.depth(),
            n -> limits = limits.withDepth(n)),
        number(
            "items",
            "items to show of one container",
            1,
            limits.items(),
            n -> limits = limits.withItems(n)),
        number(
            "string",
            "characters to show of one string",
            1,
            limits.text(),
            n -> limits = limits.withText(n)),
        number(
            "total",
            "characters to show of one value",
            1,
            limits.total(),
            n -> limits = limits.withTotal(n)),
        onOff(
            "locals", "variables in stacks and of the frame one goes to", locals, v -> locals = v),
        onOff("redact", "types instead of values", redact, v -> redact = v),
        onOff("colour", "colour, on a terminal that has it", colour, v -> colour = v),
        onOff("pager", "long answers page by page, on a terminal", pager, v -> pager = v));
  }

  /** The setting of that name; American spelling is known too. */
  Setting named(String name) throws CannotDo {
    String wanted = name.equals("color") ? "colour" : name;
    List<Setting> all = all();
    return all.stream()
        .filter(s -> s.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new CannotDo(
                "there is no setting "
                    + name
                    + "; "
                    + Nearest.to(name, all.stream().map(Setting::name).toList())
                        .map(n -> "did you mean " + n + "?")
                        .orElse("set lists them")));
  }

  private void setFormat(String word) throws CannotDo {
    for (Format one : Format.values()) {
      if (one.word().equals(word.toLowerCase(Locale.ROOT))) {
        format = one;
        return;
      }
    }
    throw new CannotDo("format is one of " + String.join(", ", Format.words()));
  }

  private static Setting number(String name, String help, int least, int now, IntConsumer change) {
    return new Setting(
        name,
        help,
        List.of(),
        () -> Integer.toString(now),
        text -> {
          if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least) {
            throw new CannotDo(name + " is a number from " + least + " to 999999999");
          }
          change.accept(Integer.parseInt(text));
        });
  }

  private static Setting onOff(String name, String help, boolean now, Consumer<Boolean> change) {
    return new Setting(
        name,
        help,
        List.of("on", "off"),
        () -> now ? "on" : "off",
        text ->
            change.accept(
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "on", "yes", "true", "1" -> true;
                  case "off", "no", "false", "0" -> false;
                  default -> throw new CannotDo(name + " is on or off");
                }));
  }
}
