package inquest.engine.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Interpreters on this machine: those in {@code INQUEST_PYTHONS} (a list like PATH, of programs),
 * pyenv's, and those on the PATH. Folders with separate debug information are listed in {@code
 * INQUEST_DEBUG_ROOTS}.
 */
final class Installed {
  private static final Pattern NAME = Pattern.compile("python(2\\.7|3\\.\\d+)[dmt]*(-dbg)?");

  private Installed() {}

  /** The programs, each once, by what they really are. */
  static List<Path> pythons() {
    Map<Path, Path> found = new LinkedHashMap<>();
    for (String program : list("INQUEST_PYTHONS")) {
      add(Path.of(program), found);
    }
    Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    for (Path version : entries(pyenv)) {
      entries(version.resolve("bin")).forEach(p -> add(p, found));
    }
    for (String folder : list("PATH")) {
      entries(Path.of(folder)).forEach(p -> add(p, found));
    }
    return List.copyOf(found.values());
  }

  /** Where their debug information may be. */
  static List<Path> debugRoots() {
    List<Path> roots = new ArrayList<>(List.of(Path.of("/usr/lib/debug")));
    list("INQUEST_DEBUG_ROOTS").forEach(r -> roots.add(Path.of(r)));
    return roots;
  }

  private static void add(Path program, Map<Path, Path> found) {
    if (NAME.matcher(String.valueOf(program.getFileName())).matches()
        && Files.isExecutable(program)) {
      try {
        if (!isElf(program)) {
          return; // pyenv's shims are scripts
        }
        found.putIfAbsent(program.toRealPath(), program);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean isElf(Path program) throws IOException {
    try (InputStream in = Files.newInputStream(program)) {
      return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
    }
  }

  private static List<String> list(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty() ? List.of() : List.of(value.split(":"));
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entries::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    entries.sort(null);
    return entries;
  }
}
