package inquest.engine.stack;

import inquest.engine.unwind.NativeFrame;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A native function at a place in its source: one that has the frame, one that was inlined in it,
 * or a macro whose expansion is there.
 *
 * @param frame the frame that its code runs in
 * @param kind which of these
 * @param function its name, demangled; empty where nothing names it
 * @param language what it was written in, as far as its name and file say
 * @param file its source file as the compiler knew it
 * @param line from 1
 * @param column from 1, in bytes
 * @param carriesCall whether it is an inlined function of the interpreter that only carries a call
 *     on
 * @param offset bytes from the start of the function to the instruction, where the function has a
 *     frame and is known
 */
public record NativeCall(
    NativeFrame frame,
    Kind kind,
    Optional<String> function,
    Language language,
    Optional<String> file,
    OptionalInt line,
    OptionalInt column,
    boolean carriesCall,
    OptionalLong offset) {
  /** What stands for a line of the stack. */
  public enum Kind {
    /** A function with a frame. */
    NATIVE("native"),
    /** A call that the compiler replaced by the function's code. */
    INLINED("inlined"),
    /** The macro that the innermost place is an expansion of. */
    MACRO("macro");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As reports and queries have it. */
    public String word() {
      return word;
    }
  }

  /** What a function was written in. */
  public enum Language {
    /** C, or anything whose names and files say nothing else. */
    C("C"),
    /** C++. */
    CPP("C++"),
    /** Rust. */
    RUST("Rust");

    private final String word;

    Language(String word) {
      this.word = word;
    }

    /** Its name. */
    public String word() {
      return word;
    }
  }

  /** Refuses null parts. */
  public NativeCall {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(function);
    Objects.requireNonNull(language);
    Objects.requireNonNull(file);
    Objects.requireNonNull(line);
    Objects.requireNonNull(column);
    Objects.requireNonNull(offset);
  }

  /** The file name of the module that the code lies in; empty for code in no module. */
  public Optional<String> library() {
    return frame.module().map(m -> m.module().fileName());
  }

  /** The address in that module's file; empty for code in no module. */
  public OptionalLong fileAddress() {
    return frame.module().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(frame.pc() - frame.module().get().loadBias());
  }

  /** The build id of that module. */
  public Optional<String> buildId() {
    return frame.module().flatMap(m -> m.module().buildId());
  }
}
