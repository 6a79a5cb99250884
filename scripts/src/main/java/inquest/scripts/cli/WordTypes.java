package inquest.scripts.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.ArgumentType;

/** What the words behind options are taken for. */
final class WordTypes {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)(ms|s|m)?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private WordTypes() {}

  static ArgumentType<Path> path() {
    return (parser, argument, text) -> toPath(parser, argument, text);
  }

  private static Path toPath(ArgumentParser parser, Argument argument, String text)
      throws ArgumentParserException {
    if (text.isEmpty()) {
      throw new ArgumentParserException("an empty name is no file", parser, argument);
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ArgumentParserException("no file can have this name", e, parser, argument);
    }
  }

  static ArgumentType<List<Path>> searchPath() {
    return (parser, argument, text) -> {
      List<Path> folders = new ArrayList<>();
      for (String folder : Stream.of(text.split(":", -1)).filter(f -> !f.isEmpty()).toList()) {
        folders.add(toPath(parser, argument, folder));
      }
      return List.copyOf(folders);
    };
  }

  static ArgumentType<Duration> duration() {
    return (parser, argument, text) -> {
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        throw new ArgumentParserException(
            "'%s' is no time, such as 0.5, 200ms or 2s".formatted(text), parser, argument);
      }
      double seconds = Double.parseDouble(time.group(1));
      double unit = "ms".equals(time.group(2)) ? 1e6 : "m".equals(time.group(2)) ? 60e9 : 1e9;
      return Duration.ofNanos((long) (seconds * unit));
    };
  }

  static ArgumentType<Integer> number(int least) {
    return (parser, argument, text) -> {
      if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least) {
        throw new ArgumentParserException(
            "'%s' is not a number from %d to 999999999".formatted(text, least), parser, argument);
      }
      return Integer.valueOf(text);
    };
  }
}
