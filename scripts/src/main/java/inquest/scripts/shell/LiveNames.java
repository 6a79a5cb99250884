package inquest.scripts.shell;

import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Attributes;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Names that only the process knows: attributes of the objects that a path leads to, and the
 * variables of frames. A few rows are looked at, for a moment.
 */
final class LiveNames {
  private static final int ROWS = 50;
  private static final int MOST_NAMES = 500;
  private static final long TIME = TimeUnit.MILLISECONDS.toNanos(150);

  private final Workplace work;

  LiveNames(Workplace work) {
    this.work = work;
  }

  /** What may follow a path in a query, as {@code locals.conn} in {@code frames of 3}. */
  Collection<String> behind(String path, String source) {
    return names(source + " limit " + ROWS + " select " + path);
  }

  /** What may follow a path that begins with a variable of the frame. */
  Collection<String> behind(String path) {
    return names("print " + path);
  }

  private Collection<String> names(String statement) {
    FirstCells cells = new FirstCells(TIME);
    Set<String> names = new LinkedHashSet<>();
    try {
      work.session().run(statement, cells, work.surroundings());
      for (Cell cell : cells.found()) {
        if (cell instanceof Cell.Known known && names.size() < MOST_NAMES) {
          add(known.value(), names);
        }
      }
    } catch (QueryError | Unreadable | Cancellation.Cancelled | IOException e) {
      // What is written so far makes no sense, or leads to nothing: nothing is proposed.
      return names;
    }
    return names;
  }

  private void add(Value value, Set<String> names) {
    switch (value) {
      case Value.Python python -> attributes(python.ref(), names);
      case Value.Variables variables -> names.addAll(variables.names().names());
      case Value.Link link -> link.row().relation().columns().forEach(c -> names.add(c.name()));
      case Value.Truth t -> {}
      case Value.Whole w -> {}
      case Value.Decimal d -> {}
      case Value.Text t -> {}
      case Value.Address a -> {}
      case Value.None n -> {}
      case Value.Many m -> {}
    }
  }

  private void attributes(Ref ref, Set<String> names) {
    Objects objects = work.python().objects();
    Attributes attributes = objects.attributes(ref);
    attributes.slots().stream().map(Attribute::name).forEach(names::add);
    Walk<Entry> entries = attributes.entries().iterator();
    while (names.size() < MOST_NAMES && entries.hasNext()) {
      Ref key = entries.next().key();
      if (objects.isText(key)) {
        names.add(objects.text(key));
      }
    }
  }

  /** Names that may be written as they are. */
  static List<String> plain(Collection<String> names) {
    return names.stream().filter(n -> n.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*")).sorted().toList();
  }
}
