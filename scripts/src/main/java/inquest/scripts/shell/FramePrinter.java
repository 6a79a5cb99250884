package inquest.scripts.shell;

import inquest.engine.report.FrameReport;
import inquest.engine.report.StackItem;
import inquest.engine.report.Stacks;
import inquest.engine.runtime.Frame;
import inquest.engine.show.spelling.Characters;
import inquest.scripts.text.FrameText;
import java.io.IOException;

/** Prints frames with their numbers, as a debugger does. */
final class FramePrinter {
  private final Workplace work;
  private final Page page;
  private final FrameText text;
  private final Stacks plain;
  private final Stacks withLocals;

  FramePrinter(Workplace work, Page page) {
    this.work = work;
    this.page = page;
    this.text = new FrameText(page.out(), page.style());
    this.plain = work.stacks(false);
    this.withLocals = work.stacks(true);
  }

  /** One frame and its line of source, with or without its variables. */
  void print(Frame frame, boolean locals) throws IOException {
    work.cancellation().check();
    String start = "#%-3d".formatted(frame.index());
    switch ((locals ? withLocals : plain).item(frame)) {
      case FrameReport report -> text.print(start, report);
      case StackItem.Broken broken -> broken(start, broken);
      case StackItem other -> throw new IllegalStateException("one frame, not " + other);
    }
  }

  /** The variables of a frame; says so where there are none. */
  void variables(Frame frame) throws IOException {
    switch (withLocals.item(frame)) {
      case FrameReport report -> {
        if (report.arguments().isEmpty() && report.locals().isEmpty() && report.more() == 0) {
          page.out().append("no variables\n");
        }
        text.variables(report);
      }
      case StackItem.Broken broken -> broken("", broken);
      case StackItem other -> throw new IllegalStateException("one frame, not " + other);
    }
  }

  private void broken(String start, StackItem.Broken broken) throws IOException {
    page.out().append(start + "<" + Characters.safe(broken.note().toString()) + ">\n");
  }
}
