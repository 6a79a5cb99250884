package inquest.engine.runtime;

import inquest.engine.note.Decoded;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code PyCodeObject}. Each is decoded once in a {@link PythonProcess}.
 *
 * @param address its own
 * @param name {@code co_name}
 * @param qualname {@code co_qualname}; empty before 3.11
 * @param filename {@code co_filename}
 * @param firstLine {@code co_firstlineno}
 * @param argumentCount {@code co_argcount}: positional, positional-only ones among them
 * @param positionalOnlyCount {@code co_posonlyargcount}; 0 before 3.8
 * @param keywordOnlyCount {@code co_kwonlyargcount}; 0 in Python 2
 * @param flags {@code co_flags}
 * @param variables named slots: arguments first, then in the order of {@code localsplus}
 * @param lines instruction to line
 */
public record CodeObject(
    long address,
    Decoded<String> name,
    Optional<Decoded<String>> qualname,
    Decoded<String> filename,
    int firstLine,
    int argumentCount,
    int positionalOnlyCount,
    int keywordOnlyCount,
    int flags,
    Decoded<List<Variable>> variables,
    Decoded<LineTable> lines) {
  /** {@code CO_OPTIMIZED}: locals are in slots. Modules and class bodies lack it. */
  public static final int OPTIMIZED = 0x1;

  /** {@code CO_NEWLOCALS}. Modules lack it. */
  public static final int NEWLOCALS = 0x2;

  /** {@code CO_VARARGS}: takes {@code *args}. */
  public static final int VARARGS = 0x4;

  /** {@code CO_VARKEYWORDS}: takes {@code **kwargs}. */
  public static final int VARKEYWORDS = 0x8;

  /** {@code CO_GENERATOR}. */
  public static final int GENERATOR = 0x20;

  /** {@code CO_COROUTINE}. */
  public static final int COROUTINE = 0x80;

  /** {@code CO_ASYNC_GENERATOR}. */
  public static final int ASYNC_GENERATOR = 0x200;

  /**
   * A named slot of a frame.
   *
   * @param name the variable's
   * @param kind what it is
   * @param slot index of its slot in the frame's {@code localsplus}
   * @param cell whether the slot holds a cell that holds the value
   * @param hidden whether it is the target of an inlined comprehension ({@code CO_FAST_HIDDEN})
   */
  public record Variable(String name, Local.Kind kind, int slot, boolean cell, boolean hidden) {
    /** Refuses null parts. */
    public Variable {
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
    }
  }

  /** The qualified name where the version has it and it can be read, else the name. */
  public Decoded<String> displayName() {
    return qualname.filter(q -> !(q instanceof Decoded.Lost<String>)).orElse(name);
  }

  /**
   * The source text of the instruction at an offset in bytes; lost where the line table is.
   *
   * @param instruction offset in {@code co_code} in bytes
   */
  public Decoded<Position> position(int instruction) {
    return switch (lines) {
      case Decoded.Lost<LineTable> lost -> new Decoded.Lost<>(lost.note());
      case Decoded.Whole<LineTable> whole -> position(whole.value(), instruction);
      case Decoded.Partial<LineTable> partial -> position(partial.value(), instruction);
    };
  }

  private static Decoded<Position> position(LineTable table, int instruction) {
    return Decoded.of("line table", () -> table.at(instruction));
  }
}
