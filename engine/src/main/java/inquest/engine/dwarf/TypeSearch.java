package inquest.engine.dwarf;

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

  private final TypeFile file;
  private final TypeBuilder builder;
  private final Map<String, List<TypeRequest>> byName = new HashMap<>();
  private final Set<String> enumerators;
  private final int wanted;
  private final Map<String, CType.Aggregate> found = new HashMap<>();
  private final Map<String, String> foundIn = new HashMap<>();
  private final Map<String, Long> values = new HashMap<>();
  private final Map<String, String> conflicts = new HashMap<>();
  private String unitName = "";
  private boolean split;

  TypeSearch(TypeFile file, Collection<TypeRequest> structures, Set<String> enumerators) {
    this.file = file;
    this.builder = new TypeBuilder(file);
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
    Die root = file.die(unit, unit.firstDie());
    split |= root.has(Dw.AT_DWO_NAME) || root.has(Dw.AT_GNU_DWO_NAME);
    String path = file.name(root);
    unitName = path.substring(path.lastIndexOf('/') + 1);
    if (root.shape().hasChildren()) {
      children(unit, new Cursor(unit.bytes(), root.next(), unit.end()), "", 0);
    }
  }

  /** Walks the entries from the cursor to the end of their parent. */
  private void children(Unit unit, Cursor in, String scope, int depth) {
    if (depth > MAX_DEPTH) {
      throw Unreadable.implausible(0, "namespaces are nested too deep");
    }
    while (!in.atEnd()) {
      int offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = TypeFile.shape(unit, code);
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
            children(unit, in, scope + file.name(die) + "::", depth + 1);
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
    String name = scope + file.name(die);
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
      int offset = in.at();
      long code = in.uleb();
      if (code == 0) {
        return;
      }
      Abbreviation shape = TypeFile.shape(unit, code);
      if (shape.tag() != Dw.TAG_ENUMERATOR) {
        Skipping.entry(unit, in, shape);
        continue;
      }
      Die die = Die.read(unit, in, offset, shape);
      String name = file.name(die);
      if (enumerators.contains(name)) {
        die.number(Dw.AT_CONST_VALUE).ifPresent(value -> values.putIfAbsent(name, value));
      }
    }
  }
}
