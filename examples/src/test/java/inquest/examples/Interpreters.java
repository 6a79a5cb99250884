package inquest.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the interpreters of this machine: those of pyenv, of {@code PATH}, of Maven Central
 * (unpacked by the build), those that {@code examples/interpreters} fetched, and those listed in
 * {@code INQUEST_INTERPRETERS}.
 */
final class Interpreters {
  /** Paths of executables, with colons between them. */
  static final String LISTED = "INQUEST_INTERPRETERS";

  /** Names that must have been tested, with spaces or commas between them. */
  static final String REQUIRED = "INQUEST_REQUIRED_INTERPRETERS";

  private static final Pattern EXECUTABLE = Pattern.compile("python(2\\.7|3\\.\\d+)(t?d?)");

  private final Map<String, Interpreter> found = new LinkedHashMap<>();

  private Interpreters() {}

  /** All that can be found, each name once. */
  static List<Interpreter> find() {
    Interpreters interpreters = new Interpreters();
    interpreters.pyenv();
    interpreters.mavenCentral();
    interpreters.fetched();
    interpreters.path();
    interpreters.listed();
    return List.copyOf(interpreters.found.values());
  }

  /** The names that must not be missing. */
  static List<String> required() {
    String names = System.getenv(REQUIRED);
    return names == null
        ? List.of()
        : Arrays.stream(names.trim().split("[\\s,]+")).filter(n -> !n.isEmpty()).toList();
  }

  private void add(String name, Path executable, Optional<Path> root, Map<String, String> more) {
    found.putIfAbsent(name, new Interpreter(name, executable, root, more));
  }

  private void pyenv() {
    String root = System.getenv("PYENV_ROOT");
    Path versions =
        (root == null ? Path.of(System.getProperty("user.home"), ".pyenv") : Path.of(root))
            .resolve("versions");
    for (Path version : children(versions)) {
      Path executable = version.resolve("bin/python");
      if (Files.isExecutable(executable) && version.getFileName().toString().matches("[23]\\..*")) {
        add("pyenv-" + version.getFileName(), executable, Optional.empty(), Map.of());
      }
    }
  }

  /** The build unpacks them without their permissions and without a launcher. */
  private void mavenCentral() {
    for (Path unpacked : children(Path.of("target/interpreters"))) {
      Path home = unpacked.resolve("org/bytedeco/cpython/linux-x86_64").toAbsolutePath();
      Stream.concat(children(home.resolve("bin")).stream(), children(home).stream())
          .filter(file -> Interpreters.version(file).isPresent())
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(executable -> {
            executable.toFile().setExecutable(true);
            add(
                unpacked.getFileName().toString(),
                executable,
                Optional.empty(),
                Map.of("PYTHONHOME", home.toString(), "LD_LIBRARY_PATH", home.toString()));
          });
    }
  }

  /** Roots of a distribution, and builds of our own. */
  private void fetched() {
    String cache = System.getenv("XDG_CACHE_HOME");
    String pool = System.getenv("INQUEST_PYTHONS");
    Path folder =
        pool != null
            ? Path.of(pool)
            : (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
                .resolve("inquest/pythons");
    for (Path place : children(folder)) {
      String name = place.getFileName().toString();
      if (Files.exists(place.resolve(".packages"))) {
        for (Path executable : children(place.resolve("usr/bin"))) {
          version(executable)
              .filter(version -> name.endsWith("-debug") == version.endsWith("d"))
              .ifPresent(version ->
                  add(
                      name.replaceAll("-debug$", "") + "-" + version,
                      Path.of("/").resolve(place.relativize(executable)),
                      Optional.of(place),
                      Map.of()));
        }
      } else if (Files.exists(place.resolve(".done"))) {
        children(place.resolve("bin")).stream()
            .filter(executable -> version(executable).isPresent())
            .reduce((one, other) -> other)
            .ifPresent(executable -> add(name, executable, Optional.empty(), Map.of()));
      }
    }
  }

  private void path() {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(":", -1)) {
      // pyenv's shims are no interpreters
      if (folder.isEmpty() || folder.endsWith("/shims")) {
        continue;
      }
      for (Path executable : children(Path.of(folder))) {
        version(executable)
            .ifPresent(version -> add("path-" + version, executable, Optional.empty(), Map.of()));
      }
    }
  }

  private void listed() {
    String listed = System.getenv(LISTED);
    for (String one : (listed == null ? "" : listed).split(":", -1)) {
      if (!one.isEmpty()) {
        add("listed-" + one, Path.of(one), Optional.empty(), Map.of());
      }
    }
  }

  /** The version in the name of an executable: {@code "3.14"}, {@code "3.13td"}. */
  private static Optional<String> version(Path executable) {
    Matcher matcher = EXECUTABLE.matcher(executable.getFileName().toString());
    boolean runs = Files.isExecutable(executable) || inBuild(executable);
    return matcher.matches() && runs
        ? Optional.of(matcher.group(1) + matcher.group(2))
        : Optional.empty();
  }

  /** Those that the build unpacked become executable when they are found. */
  private static boolean inBuild(Path executable) {
    return executable.toString().contains("target/interpreters");
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return new ArrayList<>(children.sorted(Comparator.naturalOrder()).toList());
    } catch (IOException e) {
      return List.of(); // a folder of PATH that may not be read
    }
  }
}
