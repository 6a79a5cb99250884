package inquest.engine.show;

import java.util.ArrayList;
import java.util.List;

/** Writes a {@link Shown} on one line or on several. */
final class Lines {
  private static final String INDENT = "    ";
  private static final String ELLIPSIS = "…";

  private Lines() {}

  static String one(Shown shown) {
    StringBuilder out = new StringBuilder();
    append(out, shown);
    return out.toString();
  }

  /** "1,998 more", or "1 more". */
  static String more(long count) {
    return ELLIPSIS + " " + Count.of(count) + " more";
  }

  private static void append(StringBuilder out, Shown shown) {
    switch (shown) {
      case Shown.Text text -> {
        out.append(text.text());
        if (!text.cut().isEmpty()) {
          out.append(ELLIPSIS).append(' ').append(text.cut());
        }
      }
      case Shown.Items items -> {
        out.append(items.open());
        int start = out.length();
        for (Shown item : items.items()) {
          separate(out, start, ", ");
          append(out, item);
        }
        if (items.more() > 0) {
          separate(out, start, ", ");
          out.append(more(items.more()));
        }
        out.append(items.close());
      }
      case Shown.Fields fields -> {
        out.append(fields.open());
        int start = out.length();
        for (Shown.Field field : fields.fields()) {
          separate(out, start, fields.between());
          append(out, field);
        }
        if (fields.more() > 0) {
          separate(out, start, fields.between());
          out.append(more(fields.more()));
        }
        out.append(fields.close());
      }
      case Shown.Link link -> out.append(link.text());
      case Shown.Damaged damaged -> out.append('<').append(damaged.why()).append('>');
    }
  }

  /** How many characters {@link #one} would write. */
  static int length(Shown shown) {
    return switch (shown) {
      case Shown.Text text ->
          text.text().length() + (text.cut().isEmpty() ? 0 : text.cut().length() + 2);
      case Shown.Items items -> {
        int length = items.open().length() + items.close().length() + 2 * items.items().size();
        for (Shown item : items.items()) {
          length += length(item);
        }
        yield length + moreLength(items.more());
      }
      case Shown.Fields fields -> {
        int between = fields.between().length();
        int length = fields.open().length() + fields.close().length();
        for (Shown.Field field : fields.fields()) {
          length += between + field.separator().length() + length(field.value());
          if (field.name().isPresent()) {
            length += length(field.name().get());
          }
        }
        yield length + moreLength(fields.more());
      }
      case Shown.Link link -> link.text().length();
      case Shown.Damaged damaged -> damaged.why().length() + 2;
    };
  }

  private static int moreLength(long more) {
    return more == 0 ? 0 : more(more).length();
  }

  private static void append(StringBuilder out, Shown.Field field) {
    field.name().ifPresent(name -> append(out, name));
    out.append(field.separator());
    append(out, field.value());
  }

  private static void separate(StringBuilder out, int start, String between) {
    if (out.length() > start) {
      out.append(between);
    }
  }

  static List<String> several(Shown shown, int width) {
    List<String> lines = new ArrayList<>();
    write(lines, "", "", shown, "", width);
    return List.copyOf(lines);
  }

  /** Writes a value with what stands before and behind it on its first and last line. */
  private static void write(
      List<String> lines, String indent, String before, Shown shown, String behind, int width) {
    String line = indent + before + one(shown) + behind;
    if (line.length() <= width) {
      lines.add(line);
      return;
    }
    switch (shown) {
      case Shown.Items items when !items.items().isEmpty() -> {
        lines.add((indent + before + items.open()).stripTrailing());
        for (Shown item : items.items()) {
          write(lines, indent + INDENT, "", item, ",", width);
        }
        if (items.more() > 0) {
          lines.add(indent + INDENT + more(items.more()));
        }
        lines.add(indent + withoutComma(items.close()) + behind);
      }
      case Shown.Fields fields when !fields.fields().isEmpty() -> {
        lines.add((indent + before + fields.open()).stripTrailing());
        String between = fields.between().stripTrailing();
        for (Shown.Field field : fields.fields()) {
          String name = field.name().map(Lines::one).orElse("") + field.separator();
          write(lines, indent + INDENT, name, field.value(), between, width);
        }
        if (fields.more() > 0) {
          lines.add(indent + INDENT + more(fields.more()));
        }
        lines.add(indent + fields.close() + behind);
      }
      case Shown.Items items -> lines.add(line);
      case Shown.Fields fields -> lines.add(line);
      case Shown.Text text -> lines.add(line);
      case Shown.Link link -> lines.add(line);
      case Shown.Damaged damaged -> lines.add(line);
    }
  }

  /** The comma of a tuple of one stands behind its item already. */
  private static String withoutComma(String close) {
    return close.startsWith(",") ? close.substring(1) : close;
  }
}
