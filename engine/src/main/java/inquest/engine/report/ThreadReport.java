package inquest.engine.report;

import inquest.engine.note.Note;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One Python thread.
 *
 * @param number its number in this report, from 1, in the order of the interpreter's own list
 * @param tid the native thread, as the kernel that wrote the core numbers it; empty when no native
 *     thread was found for it
 * @param innerTid the same thread as its own container numbers it, where that differs
 * @param name its name by {@code threading}'s own objects
 * @param statuses what it was doing, the most telling first; may be empty
 * @param interpreter id of its interpreter, where the process has several
 * @param depth how many frames it has, those left out of the stack included
 * @param stack its frames, oldest first, and what stands for those left out
 * @param exceptions in flight and being handled, the newest last
 * @param join how the native thread was found
 * @param notes what could not be read of it
 */
public record ThreadReport(
    int number,
    OptionalInt tid,
    OptionalInt innerTid,
    Optional<String> name,
    List<ThreadStatus> statuses,
    OptionalLong interpreter,
    int depth,
    List<StackItem> stack,
    List<ExceptionReport> exceptions,
    Optional<String> join,
    List<Note> notes) {
  /** Copies the lists. */
  public ThreadReport {
    Objects.requireNonNull(tid);
    Objects.requireNonNull(innerTid);
    Objects.requireNonNull(name);
    statuses = List.copyOf(statuses);
    Objects.requireNonNull(interpreter);
    stack = List.copyOf(stack);
    exceptions = List.copyOf(exceptions);
    Objects.requireNonNull(join);
    notes = List.copyOf(notes);
  }

  /** The frames of the stack that were not left out, oldest first. */
  public List<FrameReport> frames() {
    return stack.stream()
        .filter(FrameReport.class::isInstance)
        .map(FrameReport.class::cast)
        .toList();
  }
}
