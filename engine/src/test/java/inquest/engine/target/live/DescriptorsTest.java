package inquest.engine.target.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Descriptors over folders made as the kernel makes those of a process. */
class DescriptorsTest {
  private static final String HEADING =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";

  @TempDir Path folder;
  private Descriptors descriptors;

  @BeforeEach
  void aProcess() throws IOException {
    Files.createDirectories(folder.resolve("fd"));
    Files.createDirectories(folder.resolve("net"));
    descriptors = new Descriptors(new ProcFolder(folder));
  }

  private void open(int number, String what) throws IOException {
    Files.createSymbolicLink(folder.resolve("fd/" + number), Path.of(what));
  }

  private void table(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve("net/" + name), HEADING + String.join("\n", lines) + "\n");
  }

  private String words(int number) {
    return descriptors.words(number).orElse("");
  }

  @Test
  void aFileIsItsPath() throws IOException {
    open(3, "/var/log/app.log (deleted)");
    assertEquals("/var/log/app.log (deleted)", words(3));
  }

  @Test
  void whatIsNotOpenIsNotKnown() {
    assertEquals(Optional.empty(), descriptors.words(7));
  }

  @Test
  void pipesAndTheKernelsOwn() throws IOException {
    open(4, "pipe:[812]");
    open(5, "anon_inode:[eventpoll]");
    assertEquals(List.of("pipe 812", "eventpoll"), List.of(words(4), words(5)));
  }

  @Test
  void aConnectionIsWhereItLeads() throws IOException {
    open(9, "socket:[40]");
    table(
        "tcp",
        "   0: 0100000A:8AE2 0500000A:1538 01 00000000:00000000 00:00000000 00000000  1000        0"
            + " 40 1 0 20 4 30 10 -1");
    assertEquals("socket 10.0.0.5:5432", words(9));
  }

  @Test
  void aListenerIsWhereItListens() throws IOException {
    open(9, "socket:[41]");
    table(
        "tcp6",
        "   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A"
            + " 00000000:00000000 00:00000000 00000000  1000        0 41 1 0 100 0 0 10 0");
    assertEquals("socket listening on [::]:8080", words(9));
  }

  @Test
  void addressesOfSixAreSpeltAsPeopleDo() throws IOException {
    open(1, "socket:[50]");
    open(2, "socket:[51]");
    table(
        "tcp6",
        "   0: 00000000000000000000000001000000:0016 B80D01200000000000000000010000FF:01BB 01"
            + " 00000000:00000000 00:00000000 00000000  1000        0 50 1 0 100 0 0 10 0",
        "   1: 0000000000000000FFFF00000100007F:0016 0000000000000000FFFF00000200007F:0050 01"
            + " 00000000:00000000 00:00000000 00000000  1000        0 51 1 0 100 0 0 10 0");
    assertEquals("socket [2001:db8::ff00:1]:443", words(1));
    assertEquals("socket 127.0.0.2:80", words(2));
  }

  @Test
  void aSocketOfTheMachineIsItsName() throws IOException {
    open(6, "socket:[60]");
    open(7, "socket:[61]");
    Files.writeString(
        folder.resolve("net/unix"),
        "Num       RefCount Protocol Flags    Type St Inode Path\n"
            + "0000000000000000: 00000002 00000000 00010000 0001 01 60 /run/app.sock\n"
            + "0000000000000000: 00000003 00000000 00000000 0001 03 61\n");
    assertEquals(
        List.of("socket /run/app.sock", "socket unix, unnamed"), List.of(words(6), words(7)));
  }

  @Test
  void aSocketOfNoTableKeepsItsNumber() throws IOException {
    open(6, "socket:[99]");
    assertEquals("socket 99", words(6));
  }
}
