package inquest.engine.layout;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges what the debug offsets of a process say about a structure with what a layout file or the
 * debug information of some build says.
 *
 * <p>Where both agree, everything stands. Where they do not, the build differs from the one that
 * the file was made from: its fields are trusted up to the last place where both agree, and what
 * lies behind is dropped, with a note, because its place is not known.
 */
final class StructMerger {
  private static final Comparator<Field> BY_PLACE =
      Comparator.comparingInt(Field::offset)
          .thenComparingInt(Field::bitOffset)
          .thenComparing(Comparator.comparingInt(Field::size).reversed());

  private final DebugOffsets table;
  private final String baseName;
  private final Notes notes;

  /**
   * @param baseName what the other source is called in a note
   */
  StructMerger(DebugOffsets table, String baseName, Notes notes) {
    this.table = table;
    this.baseName = baseName;
    this.notes = notes;
  }

  Struct merge(Struct base) {
    Map<String, Integer> anchors = new LinkedHashMap<>();
    table.offsets(base.name()).forEach((field, offset) -> check(base, field, offset, anchors));
    int size = table.size(base.name()).orElse(base.size());
    boolean allAgree =
        size == base.size() && anchors.entrySet().stream().allMatch(a -> agrees(base, a));
    int trusted = allAgree ? Integer.MAX_VALUE : lastAgreement(base, anchors);
    Map<String, Field> merged = new LinkedHashMap<>();
    List<String> dropped = new ArrayList<>();
    for (Field field : base.fields().values()) {
      place(field, base, anchors, trusted, size)
          .ifPresentOrElse(f -> merged.put(f.name(), f), () -> dropped.add(field.name()));
    }
    if (!dropped.isEmpty()) {
      noteDropped(base, size, dropped);
    }
    List<Field> sorted = new ArrayList<>(merged.values());
    sorted.sort(BY_PLACE);
    Map<String, Field> fields = new LinkedHashMap<>();
    sorted.forEach(f -> fields.put(f.name(), f));
    return new Struct(base.name(), size, fields);
  }

  /** Takes an offset that a field of this size can lie at; refuses others with a note. */
  private void check(Struct base, String name, int offset, Map<String, Integer> anchors) {
    Field field = base.fields().get(name);
    if (field == null) {
      return;
    }
    int size = table.size(base.name()).orElse(base.size());
    boolean aligned =
        field.kind() == Kind.AGGREGATE || field.size() == 0 || offset % field.size() == 0;
    // An array at the end, such as localsplus, may have its first element behind the size.
    boolean inside = offset <= size && (offset == size || field.size() <= size - offset);
    if (aligned && inside) {
      anchors.put(name, offset);
    } else {
      notes.add(
          Note.warning(
              "debug offsets",
              base.name() + "." + name + " cannot lie at " + offset + "; it is not used"));
    }
  }

  private static boolean agrees(Struct base, Map.Entry<String, Integer> anchor) {
    return base.offset(anchor.getKey()) == anchor.getValue();
  }

  /** The offset of the last field, counted from the start, up to which all anchors agree. */
  private static int lastAgreement(Struct base, Map<String, Integer> anchors) {
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(anchors.entrySet());
    sorted.sort(Comparator.comparingInt(a -> base.offset(a.getKey())));
    int last = -1;
    for (Map.Entry<String, Integer> anchor : sorted) {
      if (!agrees(base, anchor)) {
        break;
      }
      last = anchor.getValue();
    }
    return last;
  }

  /** Where a field lies, as far as that is known. */
  private static Optional<Field> place(
      Field field, Struct base, Map<String, Integer> anchors, int trusted, int size) {
    Integer said = anchors.get(field.name());
    if (said != null) {
      return Optional.of(at(field, said, Source.DEBUG_OFFSETS));
    }
    Integer moved = movedWith(field, base, anchors);
    if (moved != null) {
      return Optional.of(at(field, field.offset() + moved, field.source()));
    }
    boolean known = field.offset() <= trusted && field.offset() + field.size() <= size;
    return known ? Optional.of(field) : Optional.empty();
  }

  /**
   * By how much a field moved that lies inside a structure of which the place, or the place of
   * another field, is said; null where neither is. What lies in one inner structure moves as one.
   */
  private static Integer movedWith(Field field, Struct base, Map<String, Integer> anchors) {
    for (int dot = field.name().lastIndexOf('.');
        dot > 0;
        dot = field.name().lastIndexOf('.', dot - 1)) {
      String outer = field.name().substring(0, dot);
      Integer itself = anchors.get(outer);
      if (itself != null) {
        return itself - base.offset(outer);
      }
      for (Map.Entry<String, Integer> anchor : anchors.entrySet()) {
        if (anchor.getKey().startsWith(outer + ".")) {
          return anchor.getValue() - base.offset(anchor.getKey());
        }
      }
    }
    return null;
  }

  private static Field at(Field field, int offset, Source source) {
    return new Field(
        field.name(),
        offset,
        field.size(),
        field.kind(),
        field.bitOffset(),
        field.bitSize(),
        source);
  }

  private void noteDropped(Struct base, int size, List<String> dropped) {
    String first = String.join(", ", dropped.subList(0, Math.min(3, dropped.size())));
    String more = dropped.size() > 3 ? " and " + (dropped.size() - 3) + " more" : "";
    notes.add(
        Note.info(
            "layout",
            base.name()
                + " differs here ("
                + size
                + " bytes) from "
                + baseName
                + " ("
                + base.size()
                + " bytes); not known where: "
                + first
                + more));
  }
}
