package inquest.engine.runtime;

import inquest.engine.note.Decoded;
import inquest.engine.object.Ref;
import java.util.Objects;

/**
 * A Python frame: a {@code PyFrameObject} to 3.10, an {@code _PyInterpreterFrame} from 3.11.
 *
 * @param index 0 for the innermost
 * @param address its own
 * @param code what it executes
 * @param instruction offset of the current instruction in {@code co_code} in bytes; negative before
 *     the first; lost where it cannot be told
 * @param owner who owns its memory
 * @param entry whether C called it: between it and its caller lie native frames
 * @param globals {@code f_globals}
 * @param mapping {@code f_locals}: names and values of a module or a class body; NULL for functions
 * @param slots address of its first local variable ({@code f_localsplus}, {@code localsplus})
 */
public record Frame(
    int index,
    long address,
    Decoded<CodeObject> code,
    Decoded<Integer> instruction,
    Owner owner,
    boolean entry,
    Ref globals,
    Ref mapping,
    long slots) {
  /** Who owns a frame's memory ({@code enum _frameowner}). */
  public enum Owner {
    /** The thread's stack of frames. */
    THREAD,
    /** A generator or coroutine. */
    GENERATOR,
    /** A frame object. */
    FRAME_OBJECT
  }

  /** Refuses null parts. */
  public Frame {
    Objects.requireNonNull(code);
    Objects.requireNonNull(instruction);
    Objects.requireNonNull(owner);
  }

  /** Where in the source it is. Decodes the line table up to the place. */
  public Decoded<Position> position() {
    return switch (code) {
      case Decoded.Lost<CodeObject> lost -> new Decoded.Lost<>(lost.note());
      case Decoded.Whole<CodeObject> whole -> position(whole.value());
      case Decoded.Partial<CodeObject> partial -> position(partial.value());
    };
  }

  private Decoded<Position> position(CodeObject known) {
    return switch (instruction) {
      case Decoded.Lost<Integer> lost -> new Decoded.Lost<>(lost.note());
      case Decoded.Whole<Integer> whole -> known.position(whole.value());
      case Decoded.Partial<Integer> partial -> known.position(partial.value());
    };
  }
}
