package inquest.dsl.render;

import com.google.gson.stream.JsonWriter;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.LeftOut;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * One JSON document, schema 1: {@code {"schema", "query", "target", "columns", "rows",
 * "left_out"}}. Addresses are strings ({@code "0x…"}); absent cells are null; lost ones {@code
 * {"lost": why}}; Python objects {@code {"type", "text", "address", "quality"}}.
 */
public final class JsonRendering implements Rendering {
  /** The version of the document's shape. */
  public static final int SCHEMA = 1;

  private final Map<String, String> target;

  /**
   * @param target what was asked, by name
   */
  public JsonRendering(Map<String, String> target) {
    this.target = Map.copyOf(target);
  }

  @Override
  public void write(String query, Answer answer, Appendable out) throws IOException, QueryError {
    Writer writer = new AppendableWriter(out);
    JsonWriter json = new JsonWriter(writer);
    json.setIndent("  ");
    json.setHtmlSafe(false);
    json.beginObject().name("schema").value(SCHEMA).name("query").value(query);
    json.name("target").beginObject();
    for (Map.Entry<String, String> entry : new java.util.TreeMap<>(target).entrySet()) {
      json.name(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
    List<Answer.Heading> headings = answer.headings();
    json.name("columns").beginArray();
    for (Answer.Heading heading : headings) {
      json.beginObject()
          .name("name")
          .value(heading.name())
          .name("type")
          .value(heading.type().word())
          .endObject();
    }
    json.endArray();
    json.name("rows").beginArray();
    JsonCells cells = new JsonCells(json, answer.python());
    while (answer.hasNext()) {
      cells.line(headings, answer.next());
    }
    json.endArray();
    leftOut(json, answer.leftOut());
    json.endObject();
    json.flush();
    writer.append('\n');
  }

  /** A document of its own: {@code {"schema", "text": [line, …]}}. */
  @Override
  public void text(List<String> lines, Appendable out) throws IOException {
    Writer writer = new AppendableWriter(out);
    JsonWriter json = new JsonWriter(writer);
    json.setIndent("  ");
    json.setHtmlSafe(false);
    json.beginObject().name("schema").value(SCHEMA);
    text(json, lines);
    json.endObject();
    json.flush();
    writer.append('\n');
  }

  private static void text(JsonWriter json, List<String> lines) throws IOException {
    json.name("text").beginArray();
    for (String line : lines) {
      json.value(line);
    }
    json.endArray();
  }

  private static void leftOut(JsonWriter json, LeftOut leftOut) throws IOException {
    json.name("left_out").beginArray();
    for (LeftOut.Reason reason : leftOut.reasons()) {
      json.beginObject()
          .name("count")
          .value(reason.count())
          .name("why")
          .value(reason.why())
          .endObject();
    }
    json.endArray();
  }

  /** One row object a line, written as it is found. */
  public static final class Lines implements Rendering {
    @Override
    public void write(String query, Answer answer, Appendable out) throws IOException, QueryError {
      while (answer.hasNext()) {
        StringWriter line = new StringWriter();
        JsonWriter json = new JsonWriter(line);
        json.setHtmlSafe(false);
        new JsonCells(json, answer.python()).line(answer.headings(), answer.next());
        json.flush();
        out.append(line.toString()).append('\n');
      }
    }

    /** An object of its own: {@code {"text": [line, …]}}. */
    @Override
    public void text(List<String> lines, Appendable out) throws IOException {
      StringWriter text = new StringWriter();
      JsonWriter json = new JsonWriter(text);
      json.setHtmlSafe(false);
      json.beginObject();
      JsonRendering.text(json, lines);
      json.endObject();
      json.flush();
      out.append(text.toString()).append('\n');
    }
  }

  private static final class AppendableWriter extends Writer {
    private final Appendable out;

    AppendableWriter(Appendable out) {
      this.out = out;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      out.append(java.nio.CharBuffer.wrap(characters, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
