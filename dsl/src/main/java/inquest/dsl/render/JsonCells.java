package inquest.dsl.render;

import com.google.gson.stream.JsonWriter;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Value;
import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Cells and rows as JSON. */
final class JsonCells {
  private final JsonWriter json;
  private final PythonValues python;

  JsonCells(JsonWriter json, PythonValues python) {
    this.json = json;
    this.python = python;
  }

  /** A row as one object: its columns, then its details. */
  void line(List<Answer.Heading> headings, Answer.Line line) throws IOException {
    json.beginObject();
    for (int i = 0; i < headings.size(); i++) {
      json.name(headings.get(i).name());
      cell(line.cell(i));
    }
    for (Answer.Added added : line.details()) {
      json.name(added.name());
      detail(added.content());
    }
    json.endObject();
  }

  private void detail(Detail.Content content) throws IOException {
    json.beginArray();
    switch (content) {
      case Detail.Lines lines -> {
        for (String text : lines.lines()) {
          json.value(text);
        }
      }
      case Detail.Rows rows -> rows(rows);
    }
    json.endArray();
  }

  private void rows(Detail.Rows rows) throws IOException {
    List<? extends Column<?>> columns = rows.relation().columns();
    try {
      for (Iterator<Row> i = rows.rows().iterator(); i.hasNext(); ) {
        Row row = i.next();
        json.beginObject();
        for (int c = 0; c < columns.size(); c++) {
          if (rows.columns().contains(columns.get(c).name())) {
            json.name(columns.get(c).name());
            cell(row.cell(c));
          }
        }
        json.endObject();
      }
    } catch (Unreadable e) {
      lost(e.getMessage());
    }
  }

  /** null for what is absent, {@code {"lost": why}} for what could not be read. */
  void cell(Cell cell) throws IOException {
    switch (cell) {
      case Cell.Absent absent -> json.nullValue();
      case Cell.Lost lost -> lost(lost.note().toString());
      case Cell.Known known -> value(known.value());
    }
  }

  private void lost(String why) throws IOException {
    json.beginObject().name("lost").value(why).endObject();
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Truth t -> json.value(t.value());
      case Value.Whole w -> json.value(w.value());
      case Value.Decimal d when Double.isFinite(d.value()) -> json.value(d.value());
      case Value.Decimal d -> json.value(CellText.of(d, python));
      case Value.Text t -> json.value(t.value());
      case Value.Address a -> json.value("0x" + Long.toHexString(a.value()));
      case Value.None n -> json.nullValue();
      case Value.Python p -> python(p);
      case Value.Link l -> value(l.key());
      case Value.Many m -> {
        json.beginArray();
        for (Value one : m.values()) {
          value(one);
        }
        json.endArray();
      }
      case Value.Variables v -> {
        json.beginObject();
        for (String name : v.names().names()) {
          json.name(name);
          cell(v.names().get(name));
        }
        json.endObject();
      }
    }
  }

  private void python(Value.Python value) throws IOException {
    String type;
    String quality = "exact";
    try {
      type =
          python.type(value.ref()) instanceof Cell.Known known
              ? CellText.of(known.value(), python)
              : "";
    } catch (Unreadable e) {
      type = "";
      quality = "unreadable";
    }
    json.beginObject();
    json.name("type").value(type);
    json.name("text").value(python.text(value.ref()));
    json.name("address").value("0x" + Long.toHexString(value.ref().address()));
    json.name("quality").value(quality);
    json.endObject();
  }
}
