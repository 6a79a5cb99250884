package inquest.dsl.eval;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.note.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A relation for tests: some cells are absent, some are lost, and every cell that is made is
 * counted.
 */
final class Orders implements Relation<Orders.Order> {
  /** An order; no price is absent, a negative one is lost. */
  record Order(int id, String item, Integer price) {}

  static final List<Order> ROWS =
      List.of(
          new Order(1, "pear", 30),
          new Order(2, "apple", 20),
          new Order(3, "fig", null),
          new Order(4, "apple", -1),
          new Order(5, "pear", 10));

  final List<String> made = new ArrayList<>();
  final List<Scan> scans = new ArrayList<>();
  int pulled;

  private final List<Column<Order>> columns =
      List.of(
          new Column<>(
              "id", Type.NUMBER, Cost.FREE, "its number", o -> counted("id", Cell.whole(o.id()))),
          new Column<>(
              "item", Type.TEXT, Cost.FREE, "what", o -> counted("item", Cell.text(o.item()))),
          new Column<>(
              "price", Type.NUMBER, Cost.WALK, "how much", o -> counted("price", price(o))));

  private static Cell price(Order order) {
    if (order.price() == null) {
      return Cell.ABSENT;
    }
    return order.price() < 0
        ? new Cell.Lost(Note.warning("price", "not saved in the core"))
        : Cell.whole(order.price());
  }

  private Cell counted(String column, Cell cell) {
    made.add(column);
    return cell;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public String help() {
    return "the orders";
  }

  @Override
  public List<Column<Order>> columns() {
    return columns;
  }

  @Override
  public List<String> shown() {
    return List.of("id", "item", "price");
  }

  @Override
  public List<Detail<Order>> details() {
    return List.of(
        new Detail<>("words", "its words", o -> new Detail.Lines(List.of(o.item() + "!"))));
  }

  @Override
  public List<String> subjects() {
    return List.of();
  }

  @Override
  public List<String> indexed() {
    return List.of("id");
  }

  @Override
  public Stream<Order> scan(Scan scan) {
    scans.add(scan);
    return ROWS.stream().peek(o -> pulled++);
  }
}
