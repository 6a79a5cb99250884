package inquest.engine.runtime;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;

/** The tables that a code object keeps as bytes objects (in Python 2 as str objects). */
final class ByteTables {
  private final Objects objects;
  private final int bytesAt;

  ByteTables(Objects objects) {
    this.objects = objects;
    String struct =
        objects.layout().find("PyBytesObject").isPresent() ? "PyBytesObject" : "PyStringObject";
    this.bytesAt = objects.layout().struct(struct).offset("ob_sval");
  }

  /** All of it; refuses more than {@code Limits.tableBytes}. */
  byte[] bytes(long address) {
    long size = objects.view("PyVarObject", new Ref(address)).integer("ob_size");
    if (size < 0 || size > objects.limits().tableBytes()) {
      throw Unreadable.implausible(address, "a table of " + size + " bytes");
    }
    return objects.memory().bytes(address + bytesAt, (int) size);
  }
}
