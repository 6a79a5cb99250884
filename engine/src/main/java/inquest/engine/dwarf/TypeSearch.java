package inquest.engine.dwarf;

import inquest.engine.dwarf.entry.Abbreviation;
import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Skipping;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One walk over the units of a file, looking for structures and enumerators at file scope. */
final class TypeSearch {
  private static final int MAX_DEPTH = 64;

  private final UnitFile file;
  private final TypeBuilder builder = new TypeBuilder();
  private final Map<String, List<TypeRequest>> byName = new HashMap<>();
  private final Set<String> enumerators;
  private final int wanted;
  private final Map<String, CType.Aggregate> found = new HashMap<>();
  private final Map<String, String> foundIn = new HashMap<>();
  private final Map<String, Long> values = new HashMap<>();
  private final Map<String, String> conflicts = new HashMap<>();
  private String unitName = "";
  private boolean split;

  TypeSearch(UnitFile file, Collection<TypeRequest> structures, Set<String> enumerators) {
    this.file = file;
    this.enumerators = enumerators;
    wanted = structures.size();
    for (TypeRequest request : structures) {
      for (String name : request.names()) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(request);
      }
    }
  }

  TypesFound run() {
    for (Unit unit : file.units()) {
      if (found.size() == wanted && values.size() == enumerators.size()) {
        break;
      }
      search(unit);
    }
    if (split && found.isEmpty()) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "the types lie in split debug information (.dwo), not supported");
    }
    return new TypesFound(found, values, List.copyOf(conflicts.values()));
  }

  private void search(Unit unit) {
    Die root = unit.root();
    split |= root.has(Dw.AT_DWO_NAME) || root.has(Dw.AT_GNU_DWO_NAME);
    String path = root.name();
    unitName = path.substring(path.lastIndexOf('/') + 1);
    if (root.shape().hasChildren()) {
      children(unit, unit.childrenOf(root), "", 0);
    }
  }

  /** Walks the entries from the cursor to the end of their parent. */
  private void children(Unit unit, Cursor in, String scope, int depth) {
    if (depth > MAX_DEPTH) {
      throw Unreadable.implausible(0, "namespaces are nested too deep");
    }
    while (!in.atEnd()) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = unit.shape(code);
      switch (shape.tag()) {
        case Dw.TAG_STRUCTURE_TYPE, Dw.TAG_CLASS_TYPE, Dw.TAG_UNION_TYPE, Dw.TAG_TYPEDEF -> {
          Die die = Die.read(unit, in, offset, shape);
          offer(die, scope);
          Skipping.childrenOf(die, in);
        }
        case Dw.TAG_ENUMERATION_TYPE -> {
          if (Die.read(unit, in, offset, shape).shape().hasChildren()) {
            enumerators(unit, in);
          }
        }
        case Dw.TAG_NAMESPACE -> {
          Die die = Die.read(unit, in, offset, shape);
          if (shape.hasChildren()) {
            children(unit, in, scope + die.name() + "::", depth + 1);
          }
        }
        default -> Skipping.entry(unit, in, shape);
      }
    }
  }

  private void offer(Die die, String scope) {
    if (!die.has(Dw.AT_NAME) || die.number(Dw.AT_DECLARATION, 0) != 0) {
      return;
    }
    String name = scope + die.name();
    List<TypeRequest> requests = byName.get(name);
    if (requests == null) {
      return;
    }
    for (TypeRequest request : requests) {
      if (request.unit().isEmpty() || request.unit().equals(unitName)) {
        take(request, name, die);
      }
    }
  }

  private void take(TypeRequest request, String name, Die die) {
    CType.Aggregate before = found.get(request.key());
    if (before != null) {
      long size = die.number(Dw.AT_BYTE_SIZE, before.size());
      if (size != before.size()) {
        conflicts.putIfAbsent(
            request.key(),
            name
                + " has "
                + before.size()
                + " bytes in "
                + foundIn.get(request.key())
                + " and "
                + size
                + " in "
                + unitName);
      }
      return;
    }
    if (builder.build(die) instanceof CType.Aggregate aggregate && aggregate.complete()) {
      found.put(request.key(), aggregate);
      foundIn.put(request.key(), unitName);
    }
  }

  private void enumerators(Unit unit, Cursor in) {
    while (true) {
      long offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = unit.shape(code);
      if (shape.tag() != Dw.TAG_ENUMERATOR) {
        Skipping.entry(unit, in, shape);
        continue;
      }
      Die die = Die.read(unit, in, offset, shape);
      String name = die.name();
      if (enumerators.contains(name)) {
        die.number(Dw.AT_CONST_VALUE).ifPresent(value -> values.putIfAbsent(name, value));
      }
    }
  }
}
