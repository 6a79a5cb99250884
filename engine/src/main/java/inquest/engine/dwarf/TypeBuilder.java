package inquest.engine.dwarf;

import inquest.engine.dwarf.CType.Aggregate;
import inquest.engine.dwarf.CType.Encoding;
import inquest.engine.dwarf.CType.Member;
import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Skipping;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows entries to types. Each entry is read once. */
final class TypeBuilder {
  private static final int MAX_DEPTH = 200;

  /** An entry's identity: a unit is one object. */
  private record Place(Unit unit, long offset) {}

  private final Map<Place, CType> built = new HashMap<>();
  private int depth;

  /** The type that an entry describes; typedefs and qualifiers are looked through. */
  CType build(Die die) {
    Place place = new Place(die.unit(), die.offset());
    CType known = built.get(place);
    if (known != null) {
      return known;
    }
    if (++depth > MAX_DEPTH) {
      throw Unreadable.implausible(0, "types are nested too deep in the debug information");
    }
    CType type = read(die);
    depth--;
    built.put(place, type);
    return type;
  }

  private CType read(Die die) {
    return switch (die.tag()) {
      case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE, Dw.TAG_UNION_TYPE -> aggregate(die);
      case Dw.TAG_TYPEDEF -> named(target(die), die.name());
      case Dw.TAG_CONST_TYPE, Dw.TAG_VOLATILE_TYPE, Dw.TAG_RESTRICT_TYPE, Dw.TAG_ATOMIC_TYPE ->
          target(die);
      case Dw.TAG_POINTER_TYPE,
          Dw.TAG_REFERENCE_TYPE,
          Dw.TAG_RVALUE_REFERENCE_TYPE,
          Dw.TAG_PTR_TO_MEMBER_TYPE ->
          new CType.Pointer(die.number(Dw.AT_BYTE_SIZE, die.unit().format().addressSize()));
      case Dw.TAG_BASE_TYPE ->
          new CType.Scalar(die.name(), die.number(Dw.AT_BYTE_SIZE, 0), encoding(die));
      case Dw.TAG_ENUMERATION_TYPE -> enumeration(die);
      case Dw.TAG_ARRAY_TYPE -> array(die);
      default -> new CType.Unknown();
    };
  }

  private CType target(Die die) {
    return die.has(Dw.AT_TYPE) ? build(die.follow(Dw.AT_TYPE)) : new CType.Unknown();
  }

  private static CType named(CType type, String name) {
    return type instanceof Aggregate a && a.name().isEmpty()
        ? new Aggregate(name, a.size(), a.complete(), a.members())
        : type;
  }

  private static Encoding encoding(Die die) {
    return switch ((int) die.number(Dw.AT_ENCODING, 0)) {
      case Dw.ATE_FLOAT -> Encoding.FLOAT;
      case Dw.ATE_SIGNED, Dw.ATE_SIGNED_CHAR -> Encoding.SIGNED;
      case 0, Dw.ATE_COMPLEX_FLOAT -> Encoding.OTHER;
      default -> Encoding.UNSIGNED;
    };
  }

  private CType enumeration(Die die) {
    CType base = target(die);
    Encoding encoding = base instanceof CType.Scalar n ? n.encoding() : Encoding.UNSIGNED;
    return new CType.Scalar(die.name(), die.number(Dw.AT_BYTE_SIZE, base.size()), encoding);
  }

  private CType array(Die die) {
    CType element = target(die);
    long count = 1;
    for (Die child : children(die)) {
      if (child.tag() == Dw.TAG_SUBRANGE_TYPE) {
        count *= bound(child);
      }
    }
    return new CType.Array(element, element.size() * count);
  }

  private static long bound(Die range) {
    if (range.has(Dw.AT_COUNT)) {
      return constant(range, Dw.AT_COUNT, 0);
    }
    long upper = constant(range, Dw.AT_UPPER_BOUND, -1);
    return upper < 0 || upper == 0xffff_ffffL ? 0 : upper + 1;
  }

  /** A constant attribute; an expression or a reference to a variable counts as absent. */
  private static long constant(Die die, int attribute, long absent) {
    if (!die.has(attribute)) {
      return absent;
    }
    return switch (die.form(attribute)) {
      case Dw.FORM_DATA1,
          Dw.FORM_DATA2,
          Dw.FORM_DATA4,
          Dw.FORM_DATA8,
          Dw.FORM_SDATA,
          Dw.FORM_UDATA,
          Dw.FORM_IMPLICIT_CONST ->
          die.number(attribute, absent);
      default -> absent;
    };
  }

  private CType aggregate(Die die) {
    if (die.number(Dw.AT_DECLARATION, 0) != 0) {
      return die.has(Dw.AT_SIGNATURE)
          ? build(die.follow(Dw.AT_SIGNATURE))
          : new Aggregate(die.name(), 0, false, List.of());
    }
    List<Member> members = new ArrayList<>();
    for (Die child : children(die)) {
      if (child.tag() == Dw.TAG_MEMBER || child.tag() == Dw.TAG_INHERITANCE) {
        member(child, members);
      }
    }
    return new Aggregate(die.name(), die.number(Dw.AT_BYTE_SIZE, 0), true, members);
  }

  private void member(Die die, List<Member> into) {
    boolean external = die.number(Dw.AT_DECLARATION, 0) != 0;
    if (external || !die.has(Dw.AT_TYPE)) {
      return; // a static member of C++
    }
    Die typeDie = die.follow(Dw.AT_TYPE);
    CType type = build(typeDie);
    int bitSize = (int) die.number(Dw.AT_BIT_SIZE, 0);
    long bit = bitSize == 0 ? 8 * location(die) : bitPosition(die, type, bitSize);
    into.add(new Member(die.name(), typeName(typeDie, 0), type, bit, bitSize));
  }

  private String typeName(Die die, int links) {
    return switch (die.tag()) {
      case Dw.TAG_CONST_TYPE, Dw.TAG_VOLATILE_TYPE, Dw.TAG_RESTRICT_TYPE, Dw.TAG_ATOMIC_TYPE ->
          die.has(Dw.AT_TYPE) && links < 8 ? typeName(die.follow(Dw.AT_TYPE), links + 1) : "";
      default -> die.name();
    };
  }

  /** DWARF 5 section 5.7.6, and DWARF 3's {@code DW_AT_bit_offset} counted from the highest bit. */
  private static long bitPosition(Die die, CType type, int bitSize) {
    if (die.has(Dw.AT_DATA_BIT_OFFSET)) {
      return constant(die, Dw.AT_DATA_BIT_OFFSET, 0);
    }
    long storage = die.number(Dw.AT_BYTE_SIZE, type.size());
    return 8 * location(die) + 8 * storage - constant(die, Dw.AT_BIT_OFFSET, 0) - bitSize;
  }

  private static long location(Die die) {
    if (!die.has(Dw.AT_DATA_MEMBER_LOCATION)) {
      return 0;
    }
    long value = die.number(Dw.AT_DATA_MEMBER_LOCATION, 0);
    return switch (die.form(Dw.AT_DATA_MEMBER_LOCATION)) {
      case Dw.FORM_BLOCK1, Dw.FORM_BLOCK2, Dw.FORM_BLOCK4, Dw.FORM_BLOCK, Dw.FORM_EXPRLOC ->
          added(die, value);
      default -> value;
    };
  }

  /** DWARF 2 writes an offset as the expression {@code DW_OP_plus_uconst N}. */
  private static long added(Die die, long block) {
    Cursor in = die.unit().cursor(block);
    switch (die.form(Dw.AT_DATA_MEMBER_LOCATION)) {
      case Dw.FORM_BLOCK1 -> in.skip(1);
      case Dw.FORM_BLOCK2 -> in.skip(2);
      case Dw.FORM_BLOCK4 -> in.skip(4);
      default -> in.uleb();
    }
    if (in.u8() != Dw.OP_PLUS_UCONST) {
      throw Unreadable.implausible(0, "a member's place is computed in a way that is not known");
    }
    return in.uleb();
  }

  private List<Die> children(Die parent) {
    List<Die> children = new ArrayList<>();
    if (!parent.shape().hasChildren()) {
      return children;
    }
    Unit unit = parent.unit();
    Cursor in = unit.childrenOf(parent);
    while (true) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return children;
      }
      Die child = Die.read(unit, in, offset, unit.shape(code));
      children.add(child);
      Skipping.childrenOf(child, in);
    }
  }
}
