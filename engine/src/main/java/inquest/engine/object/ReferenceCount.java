package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;

/** An object's reference count, in the form in which a build keeps it (Include/object.h). */
public sealed interface ReferenceCount {
  /** {@code UINT32_MAX} in {@code ob_ref_local}: immortal, in a free-threaded build. */
  long IMMORTAL_LOCAL = 0xffff_ffffL;

  /** Bits of {@code ob_ref_shared} below the count. */
  int SHARED_SHIFT = 2;

  /** So many references. */
  record Counted(long references) implements ReferenceCount {}

  /** 3.12 and later: an object that is never freed, and whose references nobody counts. */
  record Immortal() implements ReferenceCount {}

  /**
   * What stands there is no count.
   *
   * @param word the whole field
   */
  record Garbled(long word) implements ReferenceCount {}

  /**
   * Reads it.
   *
   * @throws Unreadable where the memory cannot be had
   */
  static ReferenceCount of(Objects objects, Ref ref) {
    View head = objects.view("PyObject", ref);
    if (head.has("ob_ref_local")) {
      long local = head.integer("ob_ref_local");
      return local == IMMORTAL_LOCAL
          ? new Immortal()
          : new Counted(local + (head.integer("ob_ref_shared") >> SHARED_SHIFT));
    }
    boolean whole = head.has("ob_refcnt_full");
    long word = head.integer(whole ? "ob_refcnt_full" : "ob_refcnt");
    if (!whole && !head.has("ob_refcnt_split")) {
      return new Counted(word);
    }
    // The low half counts; of the high half 3.14 uses the upper quarter for flags.
    long above = whole ? word >>> 32 & 0xffff : word >>> 32;
    if (above != 0) {
      return new Garbled(word);
    }
    return (int) word < 0 ? new Immortal() : new Counted(word & IMMORTAL_LOCAL);
  }
}
