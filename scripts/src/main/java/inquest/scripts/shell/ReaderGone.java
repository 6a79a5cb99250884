package inquest.scripts.shell;

import java.io.IOException;

/** The program that an answer is piped to, such as a pager, wants no more of it. */
final class ReaderGone extends IOException {
  private static final long serialVersionUID = 1L;

  ReaderGone(IOException cause) {
    super("the reader has ended", cause);
  }
}
