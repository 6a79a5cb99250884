package inquest.scripts.shell;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes to another program, whose end is no error of ours. */
final class ChildInput extends Writer {
  private final Writer to;

  ChildInput(Process program) {
    to = new OutputStreamWriter(program.getOutputStream(), StandardCharsets.UTF_8);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    try {
      to.write(text, from, length);
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      to.flush();
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      to.close();
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }
}
