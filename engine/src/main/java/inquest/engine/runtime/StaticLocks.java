package inquest.engine.runtime;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import inquest.engine.target.Mapping;

/**
 * Locks of an interpreter that has no symbols, to 3.6. In 3.6 the GIL's condition and mutex are the
 * only ones that lie in the interpreter's own data; in Python 2 the GIL is a semaphore in the heap
 * that the interpreter's own data point at, as they do at the import lock.
 */
record StaticLocks(Memory memory, LoadedModule module, boolean pointedAt) implements Gil.Place {
  @Override
  public boolean contains(long address) {
    return module.module().mappings().stream()
        .filter(Mapping::writable)
        .anyMatch(m -> pointedAt ? pointsAt(m, address) : m.contains(address));
  }

  private boolean pointsAt(Mapping data, long address) {
    for (long at = data.start(); Long.compareUnsigned(at, data.end() - 8) <= 0; at += 8) {
      try {
        if (memory.i64(at) == address) {
          return true;
        }
      } catch (Unreadable e) {
        return false; // what was not saved cannot speak for it
      }
    }
    return false;
  }
}
