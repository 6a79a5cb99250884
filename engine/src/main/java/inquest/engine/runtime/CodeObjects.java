package inquest.engine.runtime;

import inquest.engine.layout.Axes;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Decodes code objects, each once. Safe to use from several threads. */
final class CodeObjects {
  /** A code unit: {@code sizeof(_Py_CODEUNIT)}. */
  static final int UNIT = 2;

  private static final int MOST_ARGUMENTS = 1 << 20;
  private static final int MOST_FRAME_WORDS = 1 << 24;

  private final Objects objects;
  private final Memory memory;
  private final ByteTables tables;
  private final Slots slots;
  private final int typeAt;
  private final Map<Long, Known> cache = new ConcurrentHashMap<>();
  private final Map<Long, Boolean> codeTypes = new ConcurrentHashMap<>();

  /**
   * What the frame readers need of a code object.
   *
   * @param code the object
   * @param bytecode address of its instructions; 0 where frames need no such thing (to 3.10)
   * @param traceable offset in bytes of the first instruction that a complete frame can be at
   * @param frameBytes length of its frames on a thread's data stack; 0 where there is no such thing
   * @param copies address of the {@code _PyCodeArray} of each thread's own copy of the
   *     instructions; 0 where there are none
   */
  record Known(
      Decoded<CodeObject> code, long bytecode, int traceable, int frameBytes, long copies) {}

  CodeObjects(Objects objects) {
    this.objects = objects;
    this.memory = objects.memory();
    this.tables = new ByteTables(objects);
    this.slots = new Slots(objects, tables);
    this.typeAt = objects.layout().struct("PyObject").offset("ob_type");
  }

  /** Whether the object is a code object. False where it cannot be read. */
  boolean isCode(long address) {
    try {
      return address != 0
          && (address & 7) == 0
          && (codeTypes.computeIfAbsent(memory.i64(address + typeAt), this::named)
              || looksLikeCode(address));
    } catch (Unreadable e) {
      return false; // what cannot be read is no code object; the frame's own note says the rest
    }
  }

  private boolean named(long type) {
    return objects.type(type).name().filter("code"::equals).isPresent();
  }

  /** For an interpreter whose file, with the names of its types, is not there. */
  private boolean looksLikeCode(long address) {
    if (objects.type(memory.i64(address + typeAt)).name().isPresent()) {
      return false;
    }
    View view = objects.view("PyCodeObject", new Ref(address));
    return objects.isText(new Ref(view.pointer("co_name")))
        && objects.isText(new Ref(view.pointer("co_filename")));
  }

  /** The code object at an address. */
  Known at(long address) {
    Known known = cache.get(address);
    if (known == null) {
      known = read(address);
      cache.put(address, known);
    }
    return known;
  }

  private Known read(long address) {
    if (!isCode(address)) {
      return lost("what it executes, at 0x" + Long.toHexString(address) + ", is no code object");
    }
    try {
      return decode(objects.view("PyCodeObject", new Ref(address)));
    } catch (Unreadable e) {
      return lost("its code object is " + e.getMessage());
    }
  }

  private static Known lost(String why) {
    return new Known(new Decoded.Lost<>(Note.warning("frame", why)), 0, 0, 0, 0);
  }

  private Known decode(View view) {
    int firstLine = (int) view.integer("co_firstlineno");
    CodeObject code =
        new CodeObject(
            view.address(),
            text(view, "co_name"),
            view.has("co_qualname") ? Optional.of(text(view, "co_qualname")) : Optional.empty(),
            text(view, "co_filename"),
            firstLine,
            count(view, "co_argcount"),
            count(view, "co_posonlyargcount"),
            count(view, "co_kwonlyargcount"),
            (int) view.integer("co_flags"),
            Decoded.of("variables", () -> slots.of(view)),
            Decoded.of("line table", () -> lines(view, firstLine)));
    boolean adaptive = view.has("co_code_adaptive");
    return new Known(
        new Decoded.Whole<>(code),
        adaptive ? view.addressOf("co_code_adaptive") : 0,
        adaptive ? (int) view.integer("_co_firsttraceable") * UNIT : 0,
        adaptive ? frameBytes(view) : 0,
        view.has("co_tlbc") ? view.pointer("co_tlbc") : 0);
  }

  /** {@code co_framesize}; before 3.12 what _PyThreadState_PushFrame's callers add up. */
  private int frameBytes(View view) {
    long words =
        view.has("co_framesize")
            ? view.integer("co_framesize")
            : view.integer("co_nlocalsplus")
                + view.integer("co_stacksize")
                + (objects.layout().struct("_PyInterpreterFrame").size() - 1) / Long.BYTES;
    return words < 0 || words > MOST_FRAME_WORDS ? 0 : (int) words * Long.BYTES;
  }

  private Decoded<String> text(View view, String field) {
    return Decoded.of(field, () -> objects.text(new Ref(view.pointer(field))));
  }

  private static int count(View view, String field) {
    if (!view.has(field)) {
      return 0;
    }
    long count = view.integer(field);
    if (count < 0 || count > MOST_ARGUMENTS) {
      throw Unreadable.implausible(view.address(), field + " is " + count);
    }
    return (int) count;
  }

  private LineTable lines(View view, int firstLine) {
    Axes.LineTable form = objects.layout().axes().lines();
    return switch (form) {
      case LNOTAB_UNSIGNED -> new Lnotab(tables.bytes(view.pointer("co_lnotab")), firstLine, false);
      case LNOTAB_SIGNED -> new Lnotab(tables.bytes(view.pointer("co_lnotab")), firstLine, true);
      case RANGES -> new LineRanges(tables.bytes(view.pointer("co_linetable")), firstLine);
      case LOCATIONS -> new Locations(tables.bytes(view.pointer("co_linetable")), firstLine);
    };
  }
}
