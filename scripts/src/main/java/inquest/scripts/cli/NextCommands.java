package inquest.scripts.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that go on from an investigation, ready to be copied to a shell: with the way to this
 * program, the core, and the options that opened it.
 *
 * @param core the core file, or the digits of a process id
 * @param options how it was opened
 * @param home the folder of the project; absent when not known
 */
record NextCommands(Path core, ReportOptions options, Optional<Path> home) {
  private static final Pattern CORE = Pattern.compile("\\bCORE\\b");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  /**
   * The whole command.
   *
   * @param words what follows the program's name, with {@code CORE} for the target
   */
  String of(String words) {
    String command = Opened.pid(core).isPresent() ? words.replaceFirst("^core ", "remote ") : words;
    String named = CORE.matcher(command).replaceFirst(Matcher.quoteReplacement(quoted(core)));
    StringBuilder line = new StringBuilder(program()).append(' ').append(named);
    for (String word : options.openingWords()) {
      line.append(' ').append(quoted(word));
    }
    return line.toString();
  }

  private String program() {
    Optional<Path> launcher = home.map(h -> h.resolve("scripts").resolve("inquest").normalize());
    return launcher.map(l -> quoted(DemoCommand.fromHere(l))).orElse("inquest");
  }

  private static String quoted(Path file) {
    return quoted(file.toString());
  }

  /** As a POSIX shell takes it for one word. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
