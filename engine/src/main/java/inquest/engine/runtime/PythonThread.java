package inquest.engine.runtime;

import inquest.engine.note.Note;
import inquest.engine.object.Ref;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One {@code PyThreadState}. Its frames are had from {@link PythonProcess#frames}.
 *
 * @param number 1 for the main thread, then in order of creation, interpreter by interpreter
 * @param address of the {@code PyThreadState}
 * @param interpreter address of its {@code PyInterpreterState}
 * @param pthread {@code thread_id}, which is the {@code pthread_t}
 * @param innerTid {@code native_thread_id} (3.11 and later): the tid inside the container
 * @param nativeThread the kernel's thread
 * @param name from {@code threading}'s own object; empty where there is none
 * @param daemon from the same object
 * @param main whether it is the thread that {@code Py_Initialize} ran in
 * @param crashed whether the fatal signal was this thread's
 * @param holdsGil whether it holds the GIL of its interpreter
 * @param wantsGil whether it waits for that GIL
 * @param collecting whether it runs the garbage collector
 * @param finalizing whether it runs {@code Py_Finalize}
 * @param attachment 3.13 and later: {@code PyThreadState.state}
 * @param raised the exception that was being raised; NULL where there is none
 * @param handled the exception that {@code except} blocks were handling; NULL where there is none
 * @param notes what could not be read
 */
public record PythonThread(
    int number,
    long address,
    long interpreter,
    OptionalLong pthread,
    OptionalInt innerTid,
    Optional<NativeJoin> nativeThread,
    Optional<String> name,
    Optional<Boolean> daemon,
    boolean main,
    boolean crashed,
    Verdict holdsGil,
    Verdict wantsGil,
    Verdict collecting,
    boolean finalizing,
    Optional<Attachment> attachment,
    Ref raised,
    Ref handled,
    List<Note> notes) {
  /** {@code PyThreadState.state} (pycore_pystate.h). */
  public enum Attachment {
    /** Runs no Python and touches no object. */
    DETACHED("detached"),
    /** May run Python. */
    ATTACHED("attached"),
    /** Stopped by a stop-the-world pause. */
    SUSPENDED("suspended"),
    /** 3.14 and later: hangs because the interpreter shuts down. */
    SHUTTING_DOWN("shutting down");

    private final String words;

    Attachment(String words) {
      this.words = words;
    }

    /** As a report says it. */
    public String words() {
      return words;
    }
  }

  /** Copies the notes. */
  public PythonThread {
    if (number < 1) {
      throw new IllegalArgumentException("thread numbers start at 1");
    }
    Objects.requireNonNull(holdsGil);
    Objects.requireNonNull(wantsGil);
    Objects.requireNonNull(collecting);
    notes = List.copyOf(notes);
  }

  /** The tid as the one who wrote the core saw it; empty where no native thread was found. */
  public OptionalInt tid() {
    return nativeThread.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(nativeThread.get().thread().tid());
  }
}
