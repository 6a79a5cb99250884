package inquest.engine.object;

import java.util.List;

/**
 * The instance attributes of one object: slots along the method resolution order, then the instance
 * dictionary in whichever form it has.
 *
 * @param slots those that are set
 * @param entries names (str objects) and values of the instance dictionary
 * @param hasDict whether the object can have further attributes
 */
public record Attributes(List<Attribute> slots, Walks<Entry> entries, boolean hasDict) {
  /** Copies the list. */
  public Attributes {
    slots = List.copyOf(slots);
  }
}
