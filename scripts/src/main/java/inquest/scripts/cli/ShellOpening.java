package inquest.scripts.cli;

import inquest.engine.Attachment;
import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;
import inquest.scripts.shell.CannotDo;
import inquest.scripts.shell.Opening;
import java.nio.file.Path;
import java.util.Optional;

/** What a shell looks at: a core file once, or a living process as often as it is asked. */
final class ShellOpening implements Opening {
  private final Path target;
  private final Inquest.Options how;
  private final Opened.Look look;
  private Optional<Opened> opened = Optional.empty();

  /**
   * @param target a file, or the digits of a process id
   * @param how how it is opened
   * @param look how a process is looked at
   */
  ShellOpening(Path target, Inquest.Options how, Opened.Look look) {
    this.target = target;
    this.how = how;
    this.look = look;
  }

  @Override
  public String name() {
    return target.toString();
  }

  @Override
  public boolean changes() {
    return Opened.pid(target).isPresent();
  }

  @Override
  public Inquest open() throws CannotOpen, CannotDo {
    if (opened.isEmpty()) {
      Opened first = Opened.open(target, how, look);
      opened = Optional.of(first);
      first.inquest().whyNoPython().ifPresent(Stop::because);
      return first.inquest();
    }
    Optional<Attachment> attachment = opened.get().attachment();
    if (attachment.isEmpty()) {
      return opened.get().inquest();
    }
    if (!attachment.get().exists()) {
      throw new CannotDo(
          "process " + target + " has ended; what was read of it can still be asked");
    }
    return Opened.look(attachment.get(), look);
  }

  @Override
  public void close() {
    opened.ifPresent(Opened::close);
  }
}
