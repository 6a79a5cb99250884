package inquest.engine.target;

import java.util.List;
import java.util.Objects;

/**
 * The system call that a thread was in, as its registers tell.
 *
 * @param name the kernel's name, "syscall 999" for a number that Inquest does not know
 * @param number number on the thread's architecture
 * @param arguments the six argument registers; those beyond the call's own arguments mean nothing
 * @param waiting true when the call was interrupted before it was done: the thread was blocked in
 *     it; false when it had a result and was about to return
 * @param evidence how the call is known
 * @param words for people: the name and what tells one call from another ("read fd 9")
 */
public record BlockedCall(
    String name,
    int number,
    List<Long> arguments,
    boolean waiting,
    Evidence evidence,
    String words) {
  /** How a call is known. */
  public enum Evidence {
    /** The kernel itself notes the number of the call that it is in ({@code orig_rax}). */
    KERNEL,
    /** The program counter stands at the instruction that makes system calls. */
    INSTRUCTION,
    /** The registers look like that call and like nothing else; the code could not be read. */
    INFERRED
  }

  /** Copies the list. */
  public BlockedCall {
    Objects.requireNonNull(name);
    Objects.requireNonNull(evidence);
    Objects.requireNonNull(words);
    arguments = List.copyOf(arguments);
  }
}
