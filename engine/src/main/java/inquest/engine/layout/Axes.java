package inquest.engine.layout;

/**
 * The structural differences between builds, each chosen once when a layout is bound. Decoders
 * switch over these and never ask for a version.
 *
 * @param frames how a thread's frames chain
 * @param instruction how a frame says which instruction it is at
 * @param lines how a code object maps instructions to lines
 * @param ints how an int keeps sign and length
 * @param dicts how a dict keeps its entries
 * @param attributes where an instance keeps its attributes
 * @param strings how text is kept
 * @param references what an owned reference in a frame looks like
 */
public record Axes(
    FrameChain frames,
    Instruction instruction,
    LineTable lines,
    IntForm ints,
    DictForm dicts,
    AttributeForm attributes,
    StringForm strings,
    ReferenceForm references) {

  /** How a thread's frames chain. */
  public enum FrameChain {
    /** To 3.10: {@code PyThreadState.frame}, {@code PyFrameObject.f_back}. */
    FRAME_OBJECTS,
    /**
     * 3.11 and 3.12: {@code PyThreadState.cframe}, {@code _PyCFrame.current_frame}, {@code
     * previous}.
     */
    CFRAME,
    /** From 3.13: {@code PyThreadState.current_frame}, {@code previous}. */
    CURRENT_FRAME
  }

  /** How a frame says which instruction it is at. */
  public enum Instruction {
    /** {@code f_lasti} counts bytes. */
    LASTI_BYTES,
    /** 3.10: {@code f_lasti} counts code units of two bytes. */
    LASTI_UNITS,
    /** 3.11 and 3.12: {@code prev_instr} points at the last one executed. */
    PREV_INSTR,
    /** From 3.13: {@code instr_ptr} points at the one being executed. */
    INSTR_PTR
  }

  /**
   * How a code object maps instructions to lines (Objects/lnotab_notes.txt, Objects/locations.md).
   */
  public enum LineTable {
    /** Python 2: {@code co_lnotab} with unsigned line steps. */
    LNOTAB_UNSIGNED,
    /** 3.6 to 3.9: {@code co_lnotab} with signed line steps. */
    LNOTAB_SIGNED,
    /** 3.10: {@code co_linetable} of ranges. */
    RANGES,
    /** From 3.11: {@code co_linetable} with columns. */
    LOCATIONS
  }

  /** How an int keeps sign and length. */
  public enum IntForm {
    /** To 3.11: the sign of {@code ob_size}. */
    SIGNED_SIZE,
    /** From 3.12: {@code long_value.lv_tag}. */
    TAG
  }

  /** How a dict keeps its entries. */
  public enum DictForm {
    /** Python 2: an open table of {@code PyDictEntry}. */
    OLD,
    /**
     * 3.6 to 3.10: {@code dk_size}, {@code dk_lookup} and split tables whose values are an array of
     * pointers.
     */
    COMPACT,
    /**
     * From 3.11: {@code dk_log2_size}, {@code dk_kind} and entries without a hash for unicode keys.
     */
    UNICODE_KEYED
  }

  /** Where an instance keeps its attributes, beside {@code __slots__}. */
  public enum AttributeForm {
    /** To 3.10: a dict at {@code tp_dictoffset}. */
    INSTANCE_DICT,
    /** 3.11: managed: values at -4 words or dict at -3 words from the object. */
    MANAGED_VALUES_BEFORE,
    /** 3.12: managed: one tagged word at -3 words from the object. */
    MANAGED_DICT_OR_VALUES,
    /**
     * From 3.13: managed: dict at -3 words (-1 in free-threaded builds), values inline behind the
     * object.
     */
    INLINE_VALUES
  }

  /** How text is kept. */
  public enum StringForm {
    /** Python 2: {@code str} is bytes, {@code unicode} an array of UCS-2 or UCS-4 units. */
    PYTHON2,
    /** PEP 393. */
    FLEXIBLE
  }

  /** What an owned reference in a frame looks like. */
  public enum ReferenceForm {
    /** A plain {@code PyObject *}. */
    PLAIN,
    /** From 3.14: {@code _PyStackRef}, whose low bits are a tag, some of them tagged ints. */
    TAGGED
  }
}
