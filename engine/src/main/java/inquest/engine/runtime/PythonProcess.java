package inquest.engine.runtime;

import inquest.engine.layout.Layout;
import inquest.engine.note.Note;
import java.util.List;

/** A process that runs CPython. Safe to use from several threads. */
public interface PythonProcess {
  /** Where every structure of this interpreter's build lies. */
  Layout layout();

  /** All interpreters, the main one first. */
  List<Interpreter> interpreters();

  /** All Python threads in order of number. */
  List<PythonThread> threads();

  /** The thread's frames, innermost first. Cost: one walk of the chain. */
  FrameList frames(PythonThread thread);

  /** The variables of a frame, in slot order; arguments first. Values are not read. */
  List<Local> locals(Frame frame);

  /** What the process knew of itself. */
  ProcessFacts facts();

  /** How the interpreter was found, and what spoke against it. */
  List<Note> notes();
}
