package inquest.dsl.relation;

/** What a cell costs to make: conditions on cheap columns are tried first. */
public enum Cost {
  /** Known when the row is. */
  FREE,
  /** A few reads of memory. */
  READS,
  /** A walk: over a stack, a line table, a container. */
  WALK,
  /** Opens files or walks much of the heap. */
  HEAVY
}
