package inquest.engine.runtime;

import inquest.engine.layout.Axes.ReferenceForm;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import inquest.engine.runtime.CodeObject.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The variables of frames. Safe to use from several threads. */
final class Locals {
  private static final Ref NULL = new Ref(0);

  private final Objects objects;
  private final Memory memory;
  private final ReferenceForm form;
  private final int typeAt;
  private final int cellAt;
  private final int cellBytes;
  private final Map<Long, Boolean> cellTypes = new ConcurrentHashMap<>();

  Locals(Objects objects) {
    this.objects = objects;
    this.memory = objects.memory();
    this.form = objects.layout().axes().references();
    this.typeAt = objects.layout().struct("PyObject").offset("ob_type");
    this.cellAt = objects.layout().struct("PyCellObject").offset("ob_ref");
    this.cellBytes = objects.layout().struct("PyCellObject").size();
  }

  /** Slots first, then the names of the mapping that a module or a class body has. */
  LocalList of(Frame frame) {
    List<Local> found = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Decoded<List<Variable>> variables =
        switch (frame.code()) {
          case Decoded.Whole<CodeObject> whole -> whole.value().variables();
          case Decoded.Partial<CodeObject> partial -> partial.value().variables();
          case Decoded.Lost<CodeObject> lost -> new Decoded.Lost<>(lost.note());
        };
    notes.addAll(variables.notes());
    for (Variable variable : variables.toOptional().orElse(List.of())) {
      Local local = new Local(variable.name(), variable.kind(), value(frame, variable));
      if (!(variable.hidden() && local.unbound())) {
        found.add(local);
      }
    }
    boolean mapped =
        frame.code().toOptional().filter(c -> (c.flags() & CodeObject.OPTIMIZED) == 0).isPresent();
    if (mapped && !frame.mapping().isNull()) {
      addMapping(frame.mapping(), found, notes);
    }
    return new LocalList(found, notes);
  }

  private Decoded<Ref> value(Frame frame, Variable variable) {
    try {
      long slot = frame.slots() + (long) variable.slot() * Long.BYTES;
      long address = TaggedRef.address(memory.i64(slot), form);
      return new Decoded.Whole<>(
          address == 0
              ? NULL
              : new Ref(
                  variable.cell() && isCell(address) ? memory.i64(address + cellAt) : address));
    } catch (Unreadable e) {
      return new Decoded.Lost<>(Note.warning(variable.name(), e.getMessage()));
    }
  }

  private boolean isCell(long address) {
    return cellTypes.computeIfAbsent(memory.i64(address + typeAt), this::isCellType);
  }

  private boolean isCellType(long type) {
    PyType known = objects.type(type);
    return known.name().map("cell"::equals).orElse(known.basicsize() == cellBytes);
  }

  private void addMapping(Ref mapping, List<Local> found, List<Note> notes) {
    try {
      if (!objects.typeOf(mapping).is(PyType.DICT_SUBCLASS)) {
        throw new Unreadable(Absence.UNSUPPORTED, mapping.address(), "no dict");
      }
      Walk<Entry> entries = objects.entries(mapping).iterator();
      int looked = 0;
      while (entries.hasNext()) {
        if (++looked > objects.limits().dictEntries()) {
          notes.add(Note.warning("", "only the first " + (looked - 1) + " names were read"));
          return;
        }
        addEntry(entries, found, notes);
      }
    } catch (Unreadable e) {
      notes.add(Note.warning("", "its names are " + e.getMessage()));
    }
  }

  private void addEntry(Walk<Entry> entries, List<Local> found, List<Note> notes) {
    try {
      Entry entry = entries.next();
      if (objects.isText(entry.key())) {
        String name = objects.text(entry.key());
        found.add(new Local(name, Local.Kind.NAME, new Decoded.Whole<>(entry.value())));
      }
    } catch (Unreadable e) {
      notes.add(Note.warning("", "one of its names is " + e.getMessage()));
    }
  }
}
