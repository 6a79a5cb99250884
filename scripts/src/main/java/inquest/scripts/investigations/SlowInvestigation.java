package inquest.scripts.investigations;

import inquest.engine.report.Movements;
import inquest.scripts.text.MovementText;
import inquest.scripts.text.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stuck or slow: several looks at a living process, and which threads moved between them. */
final class SlowInvestigation implements Investigation {
  static final String NAME = "slow";
  private static final int MOST_LOOKS = 1_000;
  private static final int MOST_MILLIS = 3_600_000;
  private static final int COLUMNS = 100;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Whether a living process is stuck or slow: which threads moved between several looks.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("looks", Optional.of("5"), "how often it is looked at"),
        new Parameter("millis", Optional.of("500"), "milliseconds between two looks"));
  }

  @Override
  public List<String> next() {
    return List.of("core CORE --native", "run hang CORE");
  }

  @Override
  public String text() {
    return """
    # %s
    # It is no script, for a script asks about one moment. The same as: inquest remote PID --samples 5 --interval 500ms
    """
        .formatted(summary());
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  /** Found is a thread that did not move, and did nothing, while it was watched. */
  @Override
  public boolean run(Inquiry inquiry) throws InvestigationFailed, IOException {
    Sampler sampler =
        inquiry
            .sampler()
            .orElseThrow(() ->
                new InvestigationFailed(
                    "slow looks several times at a living process, and a core shows one moment;"
                        + " give a process id, or run hang"));
    int looks = number(inquiry.parameters(), "looks", 2, MOST_LOOKS);
    Duration interval = Duration.ofMillis(number(inquiry.parameters(), "millis", 0, MOST_MILLIS));
    Movements movements = sampler.sample(looks, interval);
    StringBuilder text = new StringBuilder();
    new MovementText(text, new Style(false, COLUMNS, false))
        .print(movements.threads(), movements.looks(), interval);
    inquiry.listener().echo(text.toString().strip().lines().toList());
    return movements.threads().stream().anyMatch(Movements.Moved::stuck);
  }

  private static int number(Map<String, String> parameters, String name, int least, int most)
      throws InvestigationFailed {
    String text = parameters.getOrDefault(name, "");
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new InvestigationFailed(
        "%s takes a number from %d to %d, not '%s'".formatted(name, least, most, text));
  }
}
