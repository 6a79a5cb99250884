package inquest.engine.dwarf;

import java.util.List;

/** A C type as far as its bytes go. Pointers are not followed. Sizes in bytes. */
public sealed interface CType {
  /** {@code sizeof}; 0 when the debug information does not give it. */
  long size();

  /** What the bits of a number mean. */
  enum Encoding {
    /** Two's complement. */
    SIGNED,
    /** Unsigned, a bool or a character. */
    UNSIGNED,
    /** IEEE 754. */
    FLOAT,
    /** Anything else: complex, decimal, unspecified. */
    OTHER
  }

  /** A number, or an enumeration: {@code DW_TAG_base_type}, {@code DW_TAG_enumeration_type}. */
  record Scalar(String name, long size, Encoding encoding) implements CType {}

  /** A pointer or reference to anything. */
  record Pointer(long size) implements CType {}

  /** An array; without a bound its size is 0. */
  record Array(CType element, long size) implements CType {}

  /**
   * A structure or union.
   *
   * @param name its tag; for an anonymous one the name of the typedef it was reached by; empty
   *     where there is neither
   * @param complete false for a declaration: it has no members then
   * @param members in the order of the declaration
   */
  record Aggregate(String name, long size, boolean complete, List<Member> members)
      implements CType {
    /** Copies the members. */
    public Aggregate {
      members = List.copyOf(members);
    }
  }

  /** A function, {@code void}, or a type whose description could not be followed. */
  record Unknown() implements CType {
    @Override
    public long size() {
      return 0;
    }
  }

  /**
   * A member of a structure or union.
   *
   * @param name empty for an anonymous structure or union
   * @param typedef the name by which the declaration knows its type; empty where it has none
   * @param bit bits from the start of the structure to its lowest bit
   * @param bitSize width of a bit field; 0 for every other member
   */
  record Member(String name, String typedef, CType type, long bit, int bitSize) {}
}
