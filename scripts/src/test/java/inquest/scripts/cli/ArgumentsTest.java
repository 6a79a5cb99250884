package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.report.Wanted;
import inquest.scripts.answer.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static Command parse(String... args) {
    return Arguments.parse(args, path -> path.toString().equals("there"));
  }

  private static CoreCommand core(String... args) {
    return assertInstanceOf(CoreCommand.class, parse(args));
  }

  private static String refusal(String... args) {
    Stop stop = assertThrows(Stop.class, () -> parse(args));
    assertEquals(ExitStatus.WRONG_USE, stop.status());
    return stop.getMessage();
  }

  @Test
  void defaultsAreThePlainReport() {
    assertEquals(
        new CoreCommand(
            Path.of("my.core"),
            Optional.empty(),
            new ReportOptions(
                false,
                true,
                false,
                Wanted.NativeFrames.NONE,
                false,
                false,
                false,
                true,
                false,
                ValueLimits.DEFAULT,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                true,
                List.of())),
        parse("core", "my.core"));
  }

  @Test
  void helpIsAWordAsWell() {
    assertEquals(parse("--help"), parse("help"));
    assertEquals(parse("query", "--help"), parse("help", "query"));
  }

  @Test
  void aMistypedCommandIsGuessed() {
    assertEquals(
        "there is no command and no file 'corre'; did you mean core?",
        assertThrows(Stop.class, () -> parse("corre", "my.core")).getMessage());
  }

  @Test
  void aProgramWithoutDashesIsToldOfThem() {
    assertEquals(
        "exec needs -- before the command that it runs, as exec -- python3 app.py",
        assertThrows(Stop.class, () -> parse("exec", "python3", "-c", "1")).getMessage());
  }

  @Test
  void aCoreAloneTakesWhatItsInvestigationIsTold() {
    assertEquals(
        Map.of("frames", "1"),
        assertInstanceOf(InspectCommand.class, parse("my.core", "frames=1")).parameters());
    assertInstanceOf(CoreCommand.class, parse("my.core", "/usr/bin/python3"));
  }

  @Test
  void aDumpIsNotNamedAsIfItWereCompressedInAnotherWay() {
    assertEquals(
        "x.xz: cores are compressed as .zst or .gz; any other name gets a plain core",
        assertThrows(Stop.class, () -> parse("dump", "1", "-o", "x.xz")).getMessage());
  }

  @Test
  void everyOptionReachesTheCommand() {
    assertEquals(
        new CoreCommand(
            Path.of("my.core"),
            Optional.of(Path.of("/usr/bin/python3")),
            new ReportOptions(
                true,
                false,
                true,
                Wanted.NativeFrames.ALL,
                true,
                true,
                true,
                false,
                true,
                new ValueLimits(1, 2, 3),
                List.of(Path.of("/a"), Path.of("b c")),
                Optional.of(Path.of("/root")),
                Optional.of(Path.of("/sys")),
                List.of(Path.of("one.layout"), Path.of("two.layout")),
                false,
                false,
                List.of(Path.of("mine.py"), Path.of("more")))),
        core(
            "core",
            "--locals",
            "--no-fold",
            "--all-frames",
            "--native-all",
            "--plumbing",
            "--redact",
            "-v",
            "--no-color",
            "--strict",
            "--no-hooks",
            "--hooks",
            "mine.py",
            "--hooks=more",
            "--depth=1",
            "--items",
            "2",
            "--total",
            "3",
            "--lib-search-path",
            "/a:b c",
            "--lib-search-root",
            "/root",
            "--sysroot",
            "/sys",
            "--no-debuginfod",
            "--layout",
            "one.layout",
            "--layout",
            "two.layout",
            "my.core",
            "/usr/bin/python3"));
  }

  @ParameterizedTest
  @CsvSource({
    "--native, MERGED",
    "--plumbing, MERGED",
    "--native-last, LAST",
    "--native-all, ALL",
    "--native-last --native-all, ALL"
  })
  void nativeFramesAreAskedForByTheOptionThatShowsMost(String options, Wanted.NativeFrames wanted) {
    CoreCommand core = (CoreCommand) parse(("core my.core " + options).split(" "));
    assertEquals(wanted, core.options().nativeFrames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./core", "dir/core.123", "CORE", "core.gz", "there"})
  void aFileAloneIsInvestigated(String file) {
    InspectCommand inspect = assertInstanceOf(InspectCommand.class, parse(file));
    assertEquals(Path.of(file), inspect.core());
    assertEquals(core("core", file).options(), inspect.how().report());
  }

  @Test
  void aFileWithTheOptionsOfAnInvestigationIsInvestigated() {
    InspectCommand inspect =
        assertInstanceOf(
            InspectCommand.class,
            parse("-v", "my.core", "--sysroot", "/s", "--redact", "--exit-code", "--format=json"));
    assertEquals(Optional.of(Path.of("/s")), inspect.how().report().sysroot());
    assertTrue(inspect.how().report().redact());
    assertTrue(inspect.how().exitCode());
    assertEquals(Format.JSON, inspect.how().format());
  }

  @ParameterizedTest
  @ValueSource(strings = {"my.core --locals", "my.core /usr/bin/python3", "my.core --native"})
  void aFileWithWhatOnlyTheReportTakesMeansItsReport(String words) {
    assertEquals(parse(("core " + words).split(" ")), parse(words.split(" ")));
  }

  @Test
  void anInvestigationHasANameACoreAndParameters() {
    RunCommand run =
        assertInstanceOf(
            RunCommand.class,
            parse("run", "crash", "my.core", "frames=5", "stack=a=b", "--investigations", "/i"));
    assertEquals("crash", run.name());
    assertEquals(Optional.of(Path.of("my.core")), run.core());
    assertEquals(Map.of("frames", "5", "stack", "a=b"), run.parameters());
    assertEquals(List.of(Path.of("/i")), run.how().folders());
  }

  @Test
  void anInvestigationCanBeShownWithoutACore() {
    RunCommand run = assertInstanceOf(RunCommand.class, parse("run", "crash", "--show"));
    assertTrue(run.show());
    assertEquals(Optional.empty(), run.core());
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    assertEquals(
        parse("core", "my.core", "-v", "--no-color"), parse("-v", "--no-color", "core", "my.core"));
    assertEquals(parse("core", "my.core", "--locals"), parse("--locals", "my.core"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "core | too few arguments; see inquest core --help",
        "core a b c | unrecognized arguments: 'c'; see inquest core --help",
        "core a --bogus | unrecognized arguments: '--bogus'; see inquest core --help",
        "core a --lib x | ambiguous option: --lib could match --lib-search-path, --lib-search-root;"
            + " see inquest core --help",
        "core a --items x | argument --items: 'x' is not a number from 1 to 999999999; see inquest"
            + " core --help",
        "core a --total 0 | argument --total: '0' is not a number from 1 to 999999999; see inquest"
            + " core --help",
        "zzzz | there is no command and no file 'zzzz'; the commands are core, remote,"
            + " query, shell, run, list, layout, exec, dump, demo",
        "99999999999 | no process has a number as large as 99999999999; a file of that name is"
            + " ./99999999999",
        "remote a.core | 'a.core' is no process id; for a core file, inquest core",
        "remote 12 --interval soon | argument --interval: 'soon' is no time, such as 0.5, 200ms or"
            + " 2s; see inquest remote --help",
        "exec | exec needs -- before the command that it runs, as exec -- python3 app.py",
        "run crash | run needs a core or a process after the name of the investigation; --show"
            + " prints it instead",
        "run crash c frames | an investigation takes NAME=VALUE, not 'frames'"
      })
  void wrongWordsAreRefusedInOneSentence(String words, String sentence) {
    assertEquals(sentence, refusal(words.split(" ")));
  }

  @Test
  void digitsAreAProcess() {
    assertEquals(parse("remote", "1234", "--locals"), parse("1234", "--locals"));
  }

  @Test
  void whatFollowsDashesIsTheCommandOfExec() {
    ExecCommand exec =
        (ExecCommand) parse("exec", "--timeout", "2m", "--", "python3", "-v", "app.py", "--help");
    assertEquals(List.of("python3", "-v", "app.py", "--help"), exec.command());
    assertEquals(Optional.of(Duration.ofMinutes(2)), exec.timeout());
  }

  @Test
  void noWordsAtAllAreWrongUse() {
    assertEquals(
        "name a core file or a command; inquest --help lists them, inquest demo shows one",
        refusal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "core --help",
        "core x -h",
        "query -h",
        "run -h",
        "list -h",
        "shell -h",
        "layout --help",
        "demo -h"
      })
  void helpFitsATerminal(String words) {
    TextCommand help = assertInstanceOf(TextCommand.class, parse(words.split(" ")));
    assertTrue(help.text().startsWith("usage: inquest "), help.text());
    help.text().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }
}
