package inquest.scripts.cli;

import java.io.IOException;

/** One thing that a person asked for, its words already understood. */
public sealed interface Command
    permits CoreCommand,
        RemoteCommand,
        ExecCommand,
        QueryCommand,
        ShellCommand,
        RunCommand,
        InspectCommand,
        ListCommand,
        LayoutCommand,
        DumpCommand,
        DemoCommand,
        TextCommand {
  /**
   * Does it.
   *
   * @throws Stop when it cannot be done
   * @throws IOException when the answer cannot be written
   */
  ExitStatus run(Console console) throws IOException;
}
