package inquest.engine.layout;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.layout.Axes.DictForm;
import inquest.engine.layout.Axes.FrameChain;
import inquest.engine.layout.Axes.Instruction;
import inquest.engine.layout.Axes.IntForm;
import inquest.engine.layout.Axes.LineTable;
import inquest.engine.layout.Axes.ReferenceForm;
import inquest.engine.layout.Axes.StringForm;
import java.util.Map;

/** Chooses the structural axes of a build from the fields that it has. */
final class Axis {
  private final Map<String, Struct> structs;

  private Axis(Map<String, Struct> structs) {
    this.structs = structs;
  }

  /** The axes of a build with these structures. */
  static Axes choose(Map<String, Struct> structs) {
    Axis axis = new Axis(structs);
    return new Axes(
        axis.frames(),
        axis.instruction(),
        axis.lines(),
        axis.ints(),
        axis.dicts(),
        axis.attributes(),
        axis.strings(),
        axis.references());
  }

  private boolean has(String struct, String field) {
    Struct found = structs.get(struct);
    return found != null && found.has(field);
  }

  /** 3.10 has a cframe too, but its frames still chain as objects. */
  private FrameChain frames() {
    if (has("PyThreadState", "current_frame")) {
      return FrameChain.CURRENT_FRAME;
    }
    return has("_PyCFrame", "current_frame") ? FrameChain.CFRAME : FrameChain.FRAME_OBJECTS;
  }

  private Instruction instruction() {
    if (has("_PyInterpreterFrame", "instr_ptr")) {
      return Instruction.INSTR_PTR;
    }
    if (has("_PyInterpreterFrame", "prev_instr")) {
      return Instruction.PREV_INSTR;
    }
    return lines() == LineTable.RANGES ? Instruction.LASTI_UNITS : Instruction.LASTI_BYTES;
  }

  private LineTable lines() {
    if (has("PyCodeObject", "co_linetable")) {
      return structs.containsKey("_PyInterpreterFrame") ? LineTable.LOCATIONS : LineTable.RANGES;
    }
    return strings() == StringForm.PYTHON2 ? LineTable.LNOTAB_UNSIGNED : LineTable.LNOTAB_SIGNED;
  }

  private IntForm ints() {
    return has("PyLongObject", "long_value.lv_tag") ? IntForm.TAG : IntForm.SIGNED_SIZE;
  }

  private DictForm dicts() {
    if (has("PyDictObject", "ma_table")) {
      return DictForm.OLD;
    }
    return has("PyDictKeysObject", "dk_log2_size") ? DictForm.UNICODE_KEYED : DictForm.COMPACT;
  }

  private AttributeForm attributes() {
    if (has("PyDictValues", "embedded")) {
      return AttributeForm.INLINE_VALUES;
    }
    if (dicts() != DictForm.UNICODE_KEYED) {
      return AttributeForm.INSTANCE_DICT;
    }
    return ints() == IntForm.TAG
        ? AttributeForm.MANAGED_DICT_OR_VALUES
        : AttributeForm.MANAGED_VALUES_BEFORE;
  }

  private StringForm strings() {
    return structs.containsKey("PyASCIIObject") ? StringForm.FLEXIBLE : StringForm.PYTHON2;
  }

  /** A tagged reference is a union around a number, a plain one a pointer. */
  private ReferenceForm references() {
    Struct frame = structs.get("_PyInterpreterFrame");
    Field code = frame == null ? null : frame.fields().get("f_executable");
    return code != null && code.kind() != Kind.POINTER ? ReferenceForm.TAGGED : ReferenceForm.PLAIN;
  }
}
