package inquest.engine.layout;

import java.io.IOException;
import java.util.Map;

/**
 * Writes structures as the text of a layout file.
 *
 * <pre>
 * # heading
 * version 3.11.7
 * flavour default
 *
 * struct PyObject 16
 *   ob_refcnt 0 8 int
 *   state.kind 32 4 uint 2:3          lowest bit : width of a bit field
 *
 * constant FRAME_CREATED -2
 * </pre>
 */
public final class LayoutWriter {
  private final boolean withSources;

  /**
   * @param withSources whether each line ends with who says so, after a {@code #}
   */
  public LayoutWriter(boolean withSources) {
    this.withSources = withSources;
  }

  /** Writes a whole file. */
  public void write(LayoutFile file, Appendable out) throws IOException {
    for (String line : file.heading()) {
      out.append(line.isEmpty() ? "#" : "# ").append(line).append('\n');
    }
    out.append("version ").append(file.madeFrom().toString()).append('\n');
    out.append("flavour ").append(file.flavour().word()).append('\n');
    for (Struct struct : file.structs().structs().values()) {
      out.append('\n');
      write(struct, out);
    }
    if (!file.structs().constants().isEmpty()) {
      out.append('\n');
    }
    for (Map.Entry<String, Long> constant : file.structs().constants().entrySet()) {
      out.append("constant ").append(constant.getKey()).append(' ');
      out.append(constant.getValue().toString()).append('\n');
    }
  }

  /** Writes one structure. */
  public void write(Struct struct, Appendable out) throws IOException {
    out.append("struct ").append(struct.name()).append(' ');
    out.append(Integer.toString(struct.size())).append('\n');
    for (Field field : struct.fields().values()) {
      out.append("  ").append(field.name()).append(' ');
      out.append(Integer.toString(field.offset())).append(' ');
      out.append(Integer.toString(field.size())).append(' ');
      out.append(field.kind().word());
      if (field.bitSize() != 0) {
        out.append(' ').append(Integer.toString(field.bitOffset()));
        out.append(':').append(Integer.toString(field.bitSize()));
      }
      if (withSources) {
        out.append(" # ").append(field.source().words());
      }
      out.append('\n');
    }
  }
}
