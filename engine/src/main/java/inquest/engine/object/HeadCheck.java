package inquest.engine.object;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the head of an object, its reference count and its type, whether it can still be one:
 * what was freed too early or overwritten mostly cannot. That nothing is wrong with the head does
 * not prove the rest.
 */
public final class HeadCheck {
  /** More references than fit into the memory of a machine. */
  private static final long MOST_REFERENCES = 1L << 40;

  private static final int ALIGNMENT = 8;

  /** What CPython's debug allocator fills freed memory with: from 3.8, and before. */
  private static final Set<Long> FREED = Set.of(0xdddd_dddd_dddd_ddddL, 0xdbdb_dbdb_dbdb_dbdbL);

  /** What it fills new memory with. */
  private static final Set<Long> NEW = Set.of(0xcdcd_cdcd_cdcd_cdcdL, 0xcbcb_cbcb_cbcb_cbcbL);

  private final Objects objects;

  /**
   * @param objects reads them
   */
  public HeadCheck(Objects objects) {
    this.objects = java.util.Objects.requireNonNull(objects);
  }

  /**
   * What is wrong with an object; empty where nothing is.
   *
   * @throws Unreadable where it cannot be told, because the memory was not saved
   */
  public Optional<String> of(Ref ref) {
    if (ref.address() % ALIGNMENT != 0) {
      return Optional.of("its address is not aligned");
    }
    long type;
    try {
      type = objects.typeAddress(ref);
    } catch (Unreadable e) {
      return Optional.of(ifUnmapped(e, "its address is not mapped"));
    }
    if (FREED.contains(type)) {
      return Optional.of("it was freed: the debug allocator has filled it");
    }
    if (NEW.contains(type)) {
      return Optional.of("it was never initialised: the debug allocator has filled it");
    }
    Optional<String> wrongType = type(type);
    return wrongType.isPresent() ? wrongType : count(ReferenceCount.of(objects, ref));
  }

  private Optional<String> type(long address) {
    String at = "its type pointer 0x" + Long.toHexString(address);
    if (address == 0) {
      return Optional.of("its type pointer is NULL");
    }
    try {
      // the class of a class is a class: what is none has no such chain
      if ((objects.typeFlags(new Ref(address)) & PyType.TYPE_SUBCLASS) == 0) {
        return Optional.of(at + " leads to no type");
      }
      return Optional.empty();
    } catch (Unreadable e) {
      return Optional.of(ifUnmapped(e, at + " leads nowhere"));
    }
  }

  /** What cannot be had because of the core says nothing about the object. */
  private static String ifUnmapped(Unreadable e, String sentence) {
    if (e.absence() == Absence.UNMAPPED || e.absence() == Absence.IMPLAUSIBLE) {
      return sentence;
    }
    throw e;
  }

  private static Optional<String> count(ReferenceCount count) {
    return switch (count) {
      case ReferenceCount.Immortal immortal -> Optional.empty();
      case ReferenceCount.Garbled garbled ->
          Optional.of(
              "its reference count is no number (0x%x), as in memory that was freed or overwritten"
                  .formatted(garbled.word()));
      case ReferenceCount.Counted counted when counted.references() <= 0 ->
          Optional.of(
              "its reference count is " + counted.references() + ": it was freed while in use");
      case ReferenceCount.Counted counted when counted.references() > MOST_REFERENCES ->
          Optional.of(
              "its reference count is 0x%x, as in memory that was freed or overwritten"
                  .formatted(counted.references()));
      case ReferenceCount.Counted counted -> Optional.empty();
    };
  }
}
