package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a project of its own, whose name has spaces in it, with JDKs and a Maven that
 * only say what they were asked.
 */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("inquest").toAbsolutePath();
  private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir Path folder;
  private Path project;
  private Path launcher;
  private final Map<String, String> environment = new TreeMap<>();

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(folder.resolve("a project"));
    launcher = project.resolve("scripts/inquest");
    Files.createDirectories(project.resolve("scripts/target/inquest/lib"));
    Files.copy(LAUNCHER, launcher);
    Files.writeString(project.resolve("pom.xml"), "");
    Files.writeString(stamp(), "0123456789abcdef0123456789abcdef\n");
    at(project.resolve("pom.xml"), BUILT.minusSeconds(60));
    at(stamp(), BUILT);
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", Files.createDirectory(folder.resolve("home")).toString());
    environment.put("INQUEST_JAVA_HOME", jdk("jdk 25", "25.0.1").toString());
    environment.put("INQUEST_CACHE", "off");
  }

  private Path stamp() {
    return project.resolve("scripts/target/inquest/stamp");
  }

  private static void at(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    program(
        home.resolve("bin/java"),
        "echo \"run by " + name + "\"; printf '<%s>\\n' \"$@\"; exit ${FAKE_STATUS:-0}");
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Someone\"\nJAVA_RUNTIME_VERSION=\"%s+1\"\nJAVA_VERSION=\"%s\"\n"
            .formatted(version, version));
    return home;
  }

  private static void program(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome start(Path program, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void wordsReachTheProgramAsTheyWereGiven() throws Exception {
    Outcome outcome = start(launcher, "core", "a file", "", "*");
    assertEquals("", outcome.err());
    assertTrue(
        outcome.out().endsWith("<inquest.scripts.cli.Main>\n<core>\n<a file>\n<>\n<*>\n"),
        outcome.out());
  }

  @Test
  void exitStatusPassesThrough() throws Exception {
    environment.put("FAKE_STATUS", "4");
    assertEquals(4, start(launcher).status());
  }

  @Test
  void startsThroughSymbolicLinks() throws Exception {
    Path near = Files.createSymbolicLink(project.resolve("near"), Path.of("scripts/inquest"));
    Path far = Files.createSymbolicLink(folder.resolve("far"), near);
    Outcome outcome = start(far);
    assertEquals("", outcome.err());
    assertTrue(
        outcome.out().contains("<" + project + "/scripts/target/inquest/lib/inquest-scripts.jar>"),
        outcome.out());
  }

  @Test
  void anExplicitJdkThatIsTooOldIsRefused() throws Exception {
    Path old = jdk("old", "21.0.2");
    environment.put("INQUEST_JAVA_HOME", old.toString());
    Outcome outcome = start(launcher);
    assertEquals(1, outcome.status());
    assertEquals("", outcome.out());
    assertEquals(
        "inquest: INQUEST_JAVA_HOME is %s, where there is no JDK 25 or newer; correct or unset it.\n"
            .formatted(old),
        outcome.err());
  }

  @Test
  void javaHomeComesBeforeThePath() throws Exception {
    environment.remove("INQUEST_JAVA_HOME");
    environment.put("JAVA_HOME", jdk("of JAVA_HOME", "26").toString());
    environment.put("PATH", jdk("of PATH", "25").resolve("bin") + ":/usr/bin:/bin");
    assertTrue(start(launcher).out().startsWith("run by of JAVA_HOME\n"));
  }

  @Test
  void anOldJavaHomeIsPassedOverForThePath() throws Exception {
    environment.remove("INQUEST_JAVA_HOME");
    environment.put("JAVA_HOME", jdk("old", "1.8.0_402").toString());
    environment.put("PATH", jdk("of PATH", "25").resolve("bin") + ":/usr/bin:/bin");
    assertTrue(start(launcher).out().startsWith("run by of PATH\n"));
  }

  @Test
  void aLinkOnThePathLeadsToItsJdk() throws Exception {
    environment.remove("INQUEST_JAVA_HOME");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), jdk("linked", "25.0.3").resolve("bin/java"));
    environment.put("PATH", bin + ":/usr/bin:/bin");
    assertTrue(start(launcher).out().startsWith("run by linked\n"));
    assertTrue(start(launcher).out().startsWith("run by linked\n"), "as remembered");
  }

  @Test
  void sourcesNewerThanTheJarsAreBuilt() throws Exception {
    Path source = project.resolve("engine/src/main/java/inquest/New.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    maven("echo \"Maven was asked: $*\" >&2; date > \"" + stamp() + "\"");
    Outcome outcome = start(launcher);
    assertEquals(0, outcome.status());
    assertEquals(
        "inquest: building with Maven (a minute or two the first time) ... done\n", outcome.err());
    assertTrue(outcome.out().startsWith("run by jdk 25\n"), outcome.out());
    assertTrue(
        Files.readString(project.resolve("scripts/target/build.log")).contains("-pl scripts -am"));
    assertEquals("", start(launcher).err(), "the second start builds nothing");
  }

  @Test
  void aFailedBuildShowsTheErrorsAndItsLog() throws Exception {
    Files.delete(stamp());
    maven("echo chatter; echo '[ERROR] it is broken'; exit 1");
    Outcome outcome = start(launcher);
    assertEquals(1, outcome.status());
    assertEquals("", outcome.out());
    assertEquals(
        """
        inquest: building with Maven (a minute or two the first time) ... failed
        [ERROR] it is broken
        inquest: the build failed; Maven's whole output is in %s/scripts/target/build.log.
        """
            .formatted(project),
        outcome.err());
  }

  @Test
  void theCacheIsUsedOnlyUnderTheNameOfJdkAndStamp() throws Exception {
    environment.remove("INQUEST_CACHE");
    Path run = stamp().getParent();
    Path right = run.resolve("Someone-25.0.1+1-0123456789abcdef01234567-report.aot");
    Files.writeString(right, "");
    assertTrue(start(launcher, "core").out().contains("<-XX:AOTCache=" + right + ">"));

    Files.writeString(stamp(), "another\n");
    Files.writeString(run.resolve("Someone-25.0.1+1-another-report.aot.failed"), "");
    assertTrue(!start(launcher, "core").out().contains("AOTCache"));
  }

  @Test
  void eachKindOfUseHasACacheOfItsOwn() throws Exception {
    environment.remove("INQUEST_CACHE");
    caches();
    assertEquals("report", kind("core", "some.core"));
    assertEquals("report", kind("-v", "core", "some.core"));
    assertEquals("report", kind("--version"));
    assertEquals("living", kind("remote", "12"));
    assertEquals("living", kind("dump", "12"));
    assertEquals("language", kind("query", "core", "threads"));
    assertEquals("language", kind("some.core", "--depth", "1"));
    assertEquals("language", kind());
  }

  @Test
  void startsWithHooksHaveACacheOfTheirOwn() throws Exception {
    environment.remove("INQUEST_CACHE");
    caches();
    assertEquals("hooks", kind("core", "--hooks"));
    assertEquals("hooks", kind("core", "--hooks=a.py"));
    assertEquals("report", kind("core", "--", "--hooks"));

    Path own = Files.createDirectories(folder.resolve("home/.config/inquest/hooks"));
    assertEquals("report", kind("core"));
    Files.createFile(own.resolve("mine.py"));
    assertEquals("hooks", kind("core"));
    assertEquals("report", kind("core", "--no-hooks"));
    environment.put("XDG_CONFIG_HOME", folder.resolve("elsewhere").toString());
    assertEquals("report", kind("core"));
  }

  private void caches() throws IOException {
    for (String kind : List.of("report", "living", "language", "hooks")) {
      String name = "Someone-25.0.1+1-0123456789abcdef01234567-" + kind + ".aot";
      Files.writeString(stamp().resolveSibling(name), "");
    }
  }

  /** The kind of the cache that a start with these words takes. */
  private String kind(String... words) throws Exception {
    String out = start(launcher, words).out();
    Matcher cache = Pattern.compile("<-XX:AOTCache=[^>]*-([a-z]+)\\.aot>").matcher(out);
    assertTrue(cache.find(), out);
    return cache.group(1);
  }

  private void maven(String body) throws IOException {
    Path bin = folder.resolve("maven");
    program(bin.resolve("mvn"), body);
    environment.put("PATH", bin + ":/usr/bin:/bin");
  }
}
