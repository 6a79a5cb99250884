package inquest.engine.layout;

import inquest.engine.dwarf.CType;
import inquest.engine.dwarf.TypeReader;
import inquest.engine.dwarf.TypesFound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The structures of the wanted list, read from debug information. */
final class DwarfStructs {
  private DwarfStructs() {}

  /** What this file's debug information describes of the wanted list, in the list's order. */
  static Structs read(TypeReader reader, Wanted wanted) {
    TypesFound found = reader.find(wanted.requests(), wanted.enumerators());
    StructFlattener flattener = new StructFlattener(wanted.names(), Source.DWARF);
    Map<String, Struct> structs = new LinkedHashMap<>();
    for (Wanted.Item item : wanted.items()) {
      CType.Aggregate type = found.aggregates().get(item.name());
      if (type != null) {
        structs.put(item.name(), flattener.flatten(item.name(), type, item.patterns()));
      }
    }
    return new Structs(structs, new TreeMap<>(found.enumerators()));
  }
}
