package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

/** What is wrong with the head of an object, and what is not. */
class HeadCheckTest {
  private static final long NOWHERE = 0x10_0000L;

  private static Optional<String> damage(ObjectHeap heap, Ref ref) {
    return new HeadCheck(heap.objects()).of(ref);
  }

  /** An object with so many references, as the build counts them. */
  private static Ref counted(ObjectHeap heap, long references) {
    Ref ref = heap.list();
    if (heap.has("PyObject", "ob_ref_local")) {
      heap.set(ref.address(), "PyObject", "ob_ref_local", 0);
      heap.set(ref.address(), "PyObject", "ob_ref_shared", references << 2);
    } else {
      heap.set(ref.address(), "PyObject", "ob_refcnt", references);
    }
    return ref;
  }

  @EveryLayout
  void nothingWithAnObjectThatSomebodyHas(ObjectHeap heap) {
    Ref ref = counted(heap, 3);
    assertEquals(new ReferenceCount.Counted(3), ReferenceCount.of(heap.objects(), ref));
    assertEquals(Optional.empty(), damage(heap, ref));
  }

  @EveryLayout
  void oneThatNobodyHasWasFreed(ObjectHeap heap) {
    assertEquals(
        Optional.of("its reference count is 0: it was freed while in use"),
        damage(heap, counted(heap, 0)));
  }

  @EveryLayout
  void immortalOnesAreNotCounted(ObjectHeap heap) {
    Ref ref = counted(heap, 1);
    boolean immortals = true;
    if (heap.has("PyObject", "ob_ref_local")) {
      heap.set(ref.address(), "PyObject", "ob_ref_local", 0xffff_ffffL);
    } else if (heap.has("PyObject", "ob_refcnt_full") || heap.has("PyObject", "ob_refcnt_split")) {
      heap.put(ref.address() + heap.offset("PyObject", "ob_refcnt"), 4, 0xc000_0000L);
    } else {
      immortals = false; // before 3.12
    }
    ReferenceCount expected =
        immortals ? new ReferenceCount.Immortal() : new ReferenceCount.Counted(1);
    assertEquals(expected, ReferenceCount.of(heap.objects(), ref));
    assertEquals(Optional.empty(), damage(heap, ref));
  }

  /** The free blocks of CPython's allocator begin with the address of the next one. */
  @EveryLayout
  void anAddressIsNoCount(ObjectHeap heap) {
    Ref ref = heap.list();
    if (heap.has("PyObject", "ob_ref_local")) {
      return; // there the count is elsewhere
    }
    String field = heap.has("PyObject", "ob_refcnt_full") ? "ob_refcnt_full" : "ob_refcnt";
    heap.set(ref.address(), "PyObject", field, 0x7fbf_9000_1230L);
    String wrong = damage(heap, ref).orElseThrow();
    assertTrue(wrong.contains("0x7fbf90001230"), wrong);
    assertTrue(wrong.contains("as in memory that was freed or overwritten"), wrong);
  }

  @EveryLayout
  void aTypeThatLeadsNowhereIsNone(ObjectHeap heap) {
    Ref ref = counted(heap, 1);
    heap.set(ref.address(), "PyObject", "ob_type", NOWHERE);
    assertEquals(Optional.of("its type pointer 0x100000 leads nowhere"), damage(heap, ref));
    heap.set(ref.address(), "PyObject", "ob_type", 0);
    assertEquals(Optional.of("its type pointer is NULL"), damage(heap, ref));
  }

  @EveryLayout
  void aTypeThatIsAnotherObjectIsNone(ObjectHeap heap) {
    Ref ref = counted(heap, 1);
    long other = heap.list().address();
    heap.set(ref.address(), "PyObject", "ob_type", other);
    assertEquals(
        Optional.of("its type pointer 0x" + Long.toHexString(other) + " leads to no type"),
        damage(heap, ref));
  }

  @EveryLayout
  void whatTheDebugAllocatorFilledSaysSo(ObjectHeap heap) {
    Ref ref = counted(heap, 1);
    heap.set(ref.address(), "PyObject", "ob_type", 0xdddd_dddd_dddd_ddddL);
    assertEquals(Optional.of("it was freed: the debug allocator has filled it"), damage(heap, ref));
    heap.set(ref.address(), "PyObject", "ob_type", 0xcdcd_cdcd_cdcd_cdcdL);
    assertEquals(
        Optional.of("it was never initialised: the debug allocator has filled it"),
        damage(heap, ref));
  }

  @EveryLayout
  void anAddressWhereNothingIsHoldsNoObject(ObjectHeap heap) {
    assertEquals(Optional.of("its address is not mapped"), damage(heap, new Ref(NOWHERE)));
    assertEquals(
        Optional.of("its address is not aligned"),
        damage(heap, new Ref(heap.list().address() + 1)));
  }
}
