package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class FilePrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void filesSayTheirNameAndMode() {
    assertEquals(
        "<_io.TextIOWrapper name='/srv/programs/values.py' mode='r' encoding='utf-8'>",
        line("machinery.file"));
    assertEquals("<_io.BufferedReader name='/srv/programs/values.py'>", line("machinery.binary"));
    assertEquals(
        "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>",
        line("machinery.standard_output"));
  }

  @Test
  void filesInMemorySayHowMuchTheyHold() {
    assertEquals("<_io.BytesIO at 0x… length=5, position=0>", line("machinery.bytes_buffer"));
    assertEquals("<_io.StringIO at 0x… length=4, position=0>", line("machinery.text_buffer"));
  }

  @Test
  void socketsNameTheirFamilyAndType() {
    assertEquals(
        "<socket.socket fd=6, family=AF_UNIX, type=SOCK_STREAM, proto=0>", line("machinery.left"));
    assertEquals(
        "<socket.socket [closed] fd=-1, family=AF_INET, type=SOCK_STREAM, proto=0>",
        line("machinery.gone"));
  }
}
