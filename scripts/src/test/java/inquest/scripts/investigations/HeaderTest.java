package inquest.scripts.investigations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the comments at the head of a script say. */
class HeaderTest {
  @Test
  void theFirstCommentSaysWhatItFindsOut() {
    assertEquals("Who waits.", Header.of("# Who waits.\n# more of it\nthreads\n").summary());
  }

  @Test
  void parametersHaveAValueAndHelp() {
    Header header =
        Header.of(
            "# x\n# $limit=3  how many\n# $name=\"a b\" which one\n# $must  given\n# $bare\n");
    assertEquals(
        List.of(
            new Parameter("limit", Optional.of("3"), "how many"),
            new Parameter("name", Optional.of("a b"), "which one"),
            new Parameter("must", Optional.empty(), "given"),
            new Parameter("bare", Optional.empty(), "")),
        header.parameters());
  }

  @Test
  void foundAndNextAreItsOwnWords() {
    Header header = Header.of("# x\n# found: exists (threads)\n# next: core CORE\n# next: list\n");
    assertEquals(Optional.of("exists (threads)"), header.found());
    assertEquals(List.of("core CORE", "list"), header.next());
    assertEquals("x", header.summary());
  }

  @Test
  void itEndsWithTheFirstLineThatIsNoComment() {
    Header header = Header.of("#!/usr/bin/env inquest\n# x\n\n# found: true\n# $a=1 b\n");
    assertEquals(new Header("x", List.of(), Optional.empty(), List.of()), header);
  }

  @Test
  void aScriptWithoutCommentsHasNothingToSay() {
    assertEquals("", Header.of("threads\n").summary());
  }
}
