package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.CannotOpen;
import inquest.scripts.shell.CannotDo;
import inquest.scripts.shell.Completions;
import inquest.scripts.shell.Proposal;
import inquest.scripts.shell.Shell;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab proposes over the sample core. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellCompletionTest {
  private DemoShell demo;
  private Shell shell;
  private Completions completions;

  @BeforeAll
  void open() throws CannotOpen, CannotDo, IOException {
    demo = new DemoShell();
    shell = demo.shell(new StringWriter(), new StringWriter(), false, Optional.empty());
    shell.run("let stuck = threads where function == 'wait'");
    completions = new Completions(shell);
  }

  @AfterAll
  void close() {
    demo.close();
  }

  private List<String> at(String text) {
    return completions.at(text, text.length()).stream().map(Proposal::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          thr                                | thread / threads
          frames wh                          | where
          frames o                           | of / order by
          frames of 3 o                      | order by
          frames group                       | group by
          libraries o                        | order by
          frames of cr                       | crashed
          frames of (thr                     | threads
          frames of st                       | stuck
          frames of "worker-                 | "worker-0" / "worker-1" / "worker-2" / "worker-3"
          threads with                       | with
          threads with st                    | stack
          frames with n                      | native
          frames with locals, so             | source
          frames where fu                    | function
          threads where holds                | holds_gil
          threads where number == 1 and wa   | wants_gil
          threads where number == 1 sel      | select
          stuck where holds                  | holds_gil
          (threads) where holds              | holds_gil
          frames where st                    | startswith( / str(
          threads group by sta               | startswith( / status
          threads select cou                 | count(
          thread cur                         | current
          if exists (thr                     | threads
          frames where exists (thr           | threads
          frames where exists (threads) an   | and
          py-b                               | py-bt
          help py-d                          | py-down
          print curr                         | currency
          print self.ta                      | table
          py-print self.ta                   | table
          print 1 de                         | depth
          frames of 6.0 where self.ta        | table
          frames of 6.1 select locals.pr     | price
          frames of 6.1 select locals.self.r | rates
          frames select thread.holds         | holds_gil
          locals of 6.1 where value.ra       | rates
          set dep                            | depth
          set format nd                      | ndjson
          printers dis                       | disable
          printers disable coun              | counters
          help thr                           | thread / threads
          describe thr                       | threads
          explain thr                        | threads
          threads; fra                       | frame / frames
          let x = thr                        | threads
          """)
  void proposes_what_may_stand_there(String text, String words) {
    List<String> proposed = at(text);
    assertEquals(List.of(words.split(" / ")), proposed.stream().sorted().toList(), text);
  }

  @Test
  void an_empty_line_proposes_relations_commands_and_statements() {
    List<String> all = at("");
    assertTrue(all.containsAll(List.of("threads", "stuck", "bt", "py-bt", "let", "quit")));
  }

  @Test
  void the_numbers_of_threads_say_whose_they_are() {
    Proposal first = completions.at("thread ", 7).getFirst();
    assertEquals(new Proposal("1", "MainThread", true), first);
  }

  @Test
  void columns_have_their_help() {
    Proposal column = completions.at("threads where holds_g", 21).getFirst();
    assertTrue(column.help().startsWith("whether it holds"), column.help());
  }

  @Test
  void what_makes_no_sense_proposes_nothing() {
    assertEquals(List.of(), at("print nothing.here."));
    assertEquals(List.of(), at("frames where 'abc"));
    assertEquals(List.of(), at("frames limit "));
    assertEquals(List.of(), at("print (1)."));
    assertEquals(List.of(), at("load /no/such/folder/"));
  }

  @Test
  void load_proposes_scripts_and_folders(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("a.iq"));
    Files.createFile(folder.resolve("a.txt"));
    Files.createDirectory(folder.resolve("also"));
    assertEquals(
        List.of(folder + "/a.iq", folder + "/also/"),
        at("load " + folder + "/a").stream().sorted().toList());
    String text = "load " + folder + "/a";
    assertEquals(5, completions.wordAt(text, text.length()));
  }
}
