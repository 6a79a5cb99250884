package inquest.engine.stack;

import inquest.engine.elf.Binding;
import inquest.engine.elf.FunctionSymbol;
import inquest.engine.elf.SymbolTable;
import inquest.engine.machine.Architecture;
import inquest.engine.machine.CodeAddress;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Extent;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.note.Absence;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.object.Ref;
import inquest.engine.runtime.Activation;
import inquest.engine.runtime.Frame;
import inquest.engine.unwind.FoundSymbol;
import inquest.engine.unwind.FoundSymbol.Source;
import inquest.engine.unwind.JitCode;
import inquest.engine.unwind.NativeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A native stack with what lies on it, written from the innermost frame outwards. */
final class StackWriter implements Memory {
  static final String LOOP = "_PyEval_EvalFrameDefault";

  private static final long BASE = 0x7ffc_0000_0000L;
  private static final int WORDS = 8;
  private static final int MOST_FRAMES = 64;

  private final byte[] bytes = new byte[MOST_FRAMES * WORDS * Long.BYTES];
  private final List<NamedFrame> frames = new ArrayList<>();
  private boolean guessed;

  /** Of the frames from here on nothing says where they end. */
  StackWriter withGuessedEnds() {
    guessed = true;
    return this;
  }

  /** A frame of a function of the interpreter, with some words on its part of the stack. */
  StackWriter interpreter(String function, long... words) {
    return add(Optional.of(function), Home.INTERPRETER, words);
  }

  /** A frame of a function of the interpreter that nothing names. */
  StackWriter nameless(long... words) {
    return add(Optional.empty(), Home.INTERPRETER, words);
  }

  /** A frame of a function of the C library. */
  StackWriter system(String function, long... words) {
    return add(Optional.of(function), Home.C_LIBRARY, words);
  }

  /** A frame of another library's function. */
  StackWriter library(String function, long... words) {
    return add(Optional.of(function), Home.OTHER, words);
  }

  /** A frame of code in no module. */
  StackWriter nowhere(long... words) {
    return add(Optional.empty(), Home.OTHER, words);
  }

  private StackWriter add(Optional<String> function, Home home, long... words) {
    int at = frames.size() * WORDS;
    for (int i = 0; i < words.length; i++) {
      for (int b = 0; b < Long.BYTES; b++) {
        bytes[(at + 1 + i) * Long.BYTES + b] = (byte) (words[i] >>> 8 * b);
      }
    }
    long floor = BASE + (long) at * Long.BYTES;
    frames.add(
        new NamedFrame(
            frame(
                frames.size(),
                guessed ? OptionalLong.empty() : OptionalLong.of(floor + WORDS * Long.BYTES)),
            function.map(StackWriter::symbol),
            home,
            OptionalLong.of(floor),
            OptionalLong.of(floor + WORDS * Long.BYTES)));
    return this;
  }

  static NativeFrame frame(int index, OptionalLong cfa) {
    return new NativeFrame(
        index,
        new CodeAddress.Return(0x40_1000L + 16L * index),
        cfa,
        inquest.engine.unwind.Found.CFI,
        false,
        UnwindRegisters.none(DwarfRegisters.of(Architecture.X86_64)),
        Optional.empty(),
        Optional.<JitCode>empty());
  }

  static FoundSymbol symbol(String name) {
    return new FoundSymbol(
        new FunctionSymbol(name, 0x1000, 64, Binding.GLOBAL, SymbolTable.Kind.SYMTAB),
        Source.SYMTAB,
        Optional.empty());
  }

  /** The frames so far, innermost first. */
  List<NamedFrame> frames() {
    return List.copyOf(frames);
  }

  /** An address in the part of the stack that a frame has. */
  static long within(int frame) {
    return BASE + (long) frame * WORDS * Long.BYTES + 40;
  }

  /** A run of the loop with Python frames at these addresses, innermost first. */
  static Activation run(OptionalLong anchor, long... addresses) {
    List<Frame> python = new ArrayList<>();
    for (int i = 0; i < addresses.length; i++) {
      python.add(
          new Frame(
              i,
              addresses[i],
              new Decoded.Lost<>(Note.warning("", "not asked for")),
              new Decoded.Whole<>(0),
              Frame.Owner.THREAD,
              i == addresses.length - 1,
              new Ref(0),
              new Ref(0),
              addresses[i] + 64));
    }
    return new Activation(python, anchor);
  }

  @Override
  public int read(long address, byte[] into, int at, int length) {
    long from = address - BASE;
    if (from < 0 || from >= bytes.length) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.length - from);
    System.arraycopy(bytes, (int) from, into, at, count);
    return count;
  }

  @Override
  public Optional<Extent> extentAt(long address) {
    return Optional.of(new Extent(BASE, BASE + bytes.length, new Origin.Core()));
  }

  @Override
  public Absence absenceAt(long address) {
    return Absence.UNMAPPED;
  }
}
