package inquest.engine.dwarf;

import java.util.List;
import java.util.Map;

/**
 * What was found in one file.
 *
 * @param aggregates complete structures by the asker's key
 * @param enumerators values of the enumerators asked for
 * @param conflicts for a structure that different source files define with different sizes: a
 *     sentence that says which
 */
public record TypesFound(
    Map<String, CType.Aggregate> aggregates,
    Map<String, Long> enumerators,
    List<String> conflicts) {
  /** Copies. */
  public TypesFound {
    aggregates = Map.copyOf(aggregates);
    enumerators = Map.copyOf(enumerators);
    conflicts = List.copyOf(conflicts);
  }
}
