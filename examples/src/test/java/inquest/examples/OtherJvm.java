package inquest.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the command line in a JVM of its own, which may be killed. */
final class OtherJvm {
  private OtherJvm() {}

  /** How a command ended. */
  record Outcome(int status, String out, String err) {}

  /** Words that start a command, with the class path of the tests. */
  static List<String> words(String... arguments) {
    return withClassPath(String.join(File.pathSeparator, classPath()), arguments);
  }

  /**
   * The same with a copy of the class path that everybody may read.
   *
   * @param folder gets the copy
   */
  static List<String> forEverybody(Path folder, String... arguments) throws IOException {
    Path copies = Files.createDirectory(folder.resolve("class-path"));
    List<String> entries = new ArrayList<>();
    for (String entry : classPath()) {
      Path copy = copies.resolve(Integer.toString(entries.size()));
      copy(Path.of(entry), copy);
      entries.add(copy.toString());
    }
    for (Path up = folder;
        up.startsWith(System.getProperty("java.io.tmpdir"));
        up = up.getParent()) {
      if (!Files.isSameFile(up, Path.of(System.getProperty("java.io.tmpdir")))) {
        Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    return withClassPath(String.join(File.pathSeparator, entries), arguments);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path copy = one.equals(from) ? to : to.resolve(from.relativize(one));
        Files.copy(one, copy);
      }
    }
  }

  private static List<String> withClassPath(String classPath, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath,
            "inquest.scripts.cli.Main"));
    words.addAll(List.of(arguments));
    return words;
  }

  private static List<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> entries = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      if (Files.exists(Path.of(entry))) {
        entries.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    return entries;
  }

  /** Runs a command to its end. */
  static Outcome run(Path folder, List<String> words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("it did not end: " + words.getLast());
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
