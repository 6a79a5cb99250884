package inquest.engine.report;

import inquest.engine.note.Absence;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Ref;
import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.LocalList;
import inquest.engine.runtime.Position;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes the stacks of a report. What is the same for every frame at one instruction of one code
 * object is made once.
 */
public final class Stacks {
  /** Types of what import, def and class bind, in every version. */
  private static final Set<String> DEFINITIONS =
      Set.of("module", "function", "builtin_function_or_method", "type", "classobj");

  private final PythonProcess python;
  private final Values values;
  private final SourceFiles sources;
  private final Wanted wanted;
  private final Map<Place, FrameReport> known = new HashMap<>();

  /** An instruction of a code object. */
  private record Place(long code, int instruction) {}

  /**
   * @param python whose frames they are
   * @param values shows variables
   * @param sources where lines of source come from
   * @param wanted what is told of each frame
   */
  public Stacks(PythonProcess python, Values values, SourceFiles sources, Wanted wanted) {
    this.python = python;
    this.values = values;
    this.sources = sources;
    this.wanted = wanted;
  }

  /** The stack of a thread, oldest first, with what is worth telling of it. */
  List<StackItem> stack(FrameList list) {
    List<StackItem> stack = broken(list);
    List<Frame> frames = list.frames().reversed();
    for (StackOutline.Part part : outline(frames).parts()) {
      stack.add(
          switch (part) {
            case StackOutline.Part.At at -> item(frames.get(at.index()));
            case StackOutline.Part.Again again ->
                new StackItem.Repeated(again.frames(), again.times());
            case StackOutline.Part.Out out -> new StackItem.Elided(out.frames());
          });
    }
    return stack;
  }

  /** Where the chain of frames broke: what is missing is older than all that was found. */
  static List<StackItem> broken(FrameList list) {
    List<StackItem> broken = new ArrayList<>();
    for (Note note : list.notes()) {
      if (!isOfOneFrame(note, list.frames())) {
        broken.add(new StackItem.Broken(note));
      }
    }
    return broken;
  }

  /** Frames without code say so themselves, in their place. */
  private static boolean isOfOneFrame(Note note, List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.code() instanceof Decoded.Lost<CodeObject> lost
          && note.text().endsWith(lost.note().text())) {
        return true;
      }
    }
    return false;
  }

  private StackOutline outline(List<Frame> frames) {
    if (wanted.allFrames()) {
      return StackOutline.whole(frames.size());
    }
    return wanted.locals()
        ? StackOutline.of(frames.size(), wanted.longestStack())
        : StackOutline.of(numbers(frames), wanted.longestStack());
  }

  /** Equal numbers for frames at the same instruction. */
  private static int[] numbers(List<Frame> frames) {
    Map<Place, Integer> seen = new HashMap<>();
    int[] numbers = new int[frames.size()];
    for (int i = 0; i < numbers.length; i++) {
      Place place = place(frames.get(i));
      numbers[i] = seen.computeIfAbsent(place, p -> seen.size());
    }
    return numbers;
  }

  /** What is equal for frames at the same instruction. */
  static Object placeOf(Frame frame) {
    return place(frame);
  }

  /** A frame that says nothing of its code is like no other. */
  private static Place place(Frame frame) {
    Optional<CodeObject> code = frame.code().toOptional();
    return code.isEmpty()
        ? new Place(frame.address(), Integer.MIN_VALUE)
        : new Place(code.get().address(), frame.instruction().toOptional().orElse(-2));
  }

  /**
   * What tells stacks apart, as numbers, innermost frame first: the instructions, and where locals
   * are told the objects that they are.
   */
  long[] signature(FrameList list) {
    long[] signature = new long[4 * list.frames().size()];
    int length = 0;
    for (Frame frame : list.frames()) {
      Place place = place(frame);
      length = add(signature, length, place.code(), place.instruction());
      if (wanted.locals()) {
        List<Local> locals = frame.mapping().isNull() ? python.locals(frame).locals() : List.of();
        if (length + 2 * locals.size() + 4 > signature.length) {
          signature = Arrays.copyOf(signature, 2 * (length + 2 * locals.size() + 4));
        }
        length = add(signature, length, frame.mapping().address(), locals.size());
        for (Local local : locals) {
          // What cannot be read is like nothing else.
          Optional<Ref> value = local.value().toOptional();
          length =
              add(
                  signature,
                  length,
                  value.map(Ref::address).orElse(frame.address()),
                  value.isPresent() ? 1 : 0);
        }
      }
    }
    return Arrays.copyOf(signature, length);
  }

  private static int add(long[] numbers, int length, long first, long second) {
    numbers[length] = first;
    numbers[length + 1] = second;
    return length + 2;
  }

  /** What is told of one frame. */
  public StackItem item(Frame frame) {
    return switch (frame.code()) {
      case Decoded.Lost<CodeObject> lost -> new StackItem.Broken(lost.note());
      case Decoded.Whole<CodeObject> whole -> frame(frame, whole.value());
      case Decoded.Partial<CodeObject> partial -> frame(frame, partial.value());
    };
  }

  private FrameReport frame(Frame frame, CodeObject code) {
    FrameReport plain = known.computeIfAbsent(place(frame), place -> plain(frame, code));
    return wanted.locals() ? withLocals(plain, frame) : plain;
  }

  private FrameReport plain(Frame frame, CodeObject code) {
    List<String> notes = new ArrayList<>();
    String file = known(code.filename(), "<file name unreadable>", notes);
    String name = known(code.name(), "<name unreadable>", notes);
    Optional<String> qualname = code.qualname().flatMap(Decoded::toOptional);
    code.qualname().ifPresent(q -> q.notes().forEach(note -> notes.add(note.text())));
    Decoded<Position> decoded = frame.position();
    decoded.notes().forEach(note -> notes.add(note.text()));
    Optional<Position> position = decoded.toOptional();
    OptionalInt line = position.map(Position::line).orElse(OptionalInt.empty());
    Optional<SourceLine> source =
        line.isEmpty()
            ? Optional.empty()
            : sources.line(file, line.getAsInt(), code.firstLine(), name);
    return new FrameReport(
        file, line, name, qualname, position, source, List.of(), List.of(), 0, 0, notes);
  }

  private static String known(Decoded<String> text, String otherwise, List<String> notes) {
    text.notes().forEach(note -> notes.add(note.text()));
    return text.toOptional().orElse(otherwise);
  }

  private FrameReport withLocals(FrameReport plain, Frame frame) {
    List<LocalReport> arguments = new ArrayList<>();
    List<LocalReport> others = new ArrayList<>();
    int more = 0;
    int definitions = 0;
    LocalList list = python.locals(frame);
    for (Local local : list.locals()) {
      if (local.unbound() || isMachinery(local)) {
        continue;
      }
      if (!wanted.definitions() && local.kind() == Local.Kind.NAME && isDefinition(local)) {
        definitions++;
        continue;
      }
      if (arguments.size() + others.size() == wanted.mostLocals()) {
        more++;
        continue;
      }
      (local.kind() == Local.Kind.ARGUMENT ? arguments : others)
          .add(new LocalReport(local.name(), value(local)));
    }
    return new FrameReport(
        plain.file(),
        plain.line(),
        plain.function(),
        plain.qualname(),
        plain.position(),
        plain.source(),
        arguments,
        others,
        more,
        definitions,
        notes(plain, list));
  }

  /**
   * What every module and class body has: {@code __name__}, {@code __builtins__} and their like.
   */
  private static boolean isMachinery(Local local) {
    return local.kind() == Local.Kind.NAME
        && local.name().length() > 4
        && local.name().startsWith("__")
        && local.name().endsWith("__");
  }

  /** Whether it is bound to what import, def and class bind. */
  private boolean isDefinition(Local local) {
    try {
      Optional<Ref> value = local.value().toOptional();
      return value.isPresent()
          && DEFINITIONS.contains(python.objects().typeOf(value.get()).qualifiedName());
    } catch (Unreadable e) {
      return false;
    }
  }

  private static List<String> notes(FrameReport plain, LocalList list) {
    if (list.notes().isEmpty()) {
      return plain.notes();
    }
    List<String> notes = new ArrayList<>(plain.notes());
    list.notes().forEach(note -> notes.add(note.text()));
    return notes;
  }

  private Shown value(Local local) {
    return switch (local.value()) {
      case Decoded.Whole<Ref> whole -> values.value(whole.value());
      case Decoded.Partial<Ref> partial -> values.value(partial.value());
      case Decoded.Lost<Ref> lost -> new Shown.Damaged(Absence.IMPLAUSIBLE, 0, lost.note().text());
    };
  }
}
