package inquest.scripts.cli;

import inquest.dsl.Session;
import inquest.engine.note.Note;
import inquest.engine.show.Shower;
import inquest.scripts.answer.Answers;
import inquest.scripts.answer.Form;
import inquest.scripts.answer.Format;
import inquest.scripts.answer.Subject;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.util.Map;

/**
 * An open process and how its values are shown: what questions about it need.
 *
 * @param ground the process
 * @param hooks what users added to printers and language
 * @param shower shows values as the options and hooks say
 * @param verbose whether what concerns the whole process is told
 */
record Questions(Ground ground, Hooks hooks, Shower shower, boolean verbose) {
  /**
   * Gives the process to the hooks.
   *
   * @throws CannotLoad where a hook has an error
   */
  static Questions of(Ground ground, Hooks hooks, boolean verbose) throws CannotLoad {
    hooks.bind(ground);
    return new Questions(ground, hooks, ground.shower(hooks), verbose);
  }

  /**
   * A session in which questions can be asked.
   *
   * @throws CannotLoad where a hook defines what exists already
   */
  Session session(Map<String, String> parameters) throws CannotLoad {
    return ground.session(hooks, shower, parameters);
  }

  /**
   * Writes answers.
   *
   * @param bareKeys whether only first columns are written, without headings
   */
  Answers answers(Format format, boolean bareKeys, Console console) {
    Subject subject = new Subject(ground.name(), ground.python(), shower, ground.limits());
    Form form = new Form(format, bareKeys, console.outIsTerminal() ? console.columns() : 0);
    return new Answers(subject, form, console.out(), console);
  }

  /** Tells what concerns the whole process. */
  void notes(Format format, Console console) throws IOException {
    if (format == Format.TEXT && verbose) {
      for (Note note : ground.inquest().notes()) {
        console.complain(note.toString());
      }
    }
  }
}
