package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;
import java.util.Optional;

/** The files of {@code _io} (Modules/_io), and Python 2's {@code file}. */
final class FileDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "_io.FileIO",
        "_io.BufferedReader",
        "_io.BufferedWriter",
        "_io.BufferedRandom",
        "_io.TextIOWrapper",
        "_io.StringIO",
        "_io.BytesIO",
        "file");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "_io.FileIO" -> raw(objects, objects.exactView("fileio", ref));
      case "_io.TextIOWrapper" -> {
        View view = objects.exactView("textio", ref);
        yield new Plumbing.TextIo(
            Objects.ref(view, "buffer"),
            Objects.optional(view, "encoding").filter(objects::isText).map(objects::text));
      }
      case "_io.StringIO" -> {
        View view = objects.exactView("stringio", ref);
        yield new Plumbing.MemoryFile(
            view.integer("string_size"), view.integer("pos"), view.integer("closed") != 0);
      }
      case "_io.BytesIO" -> {
        View view = objects.exactView("bytesio", ref);
        yield new Plumbing.MemoryFile(
            view.integer("string_size"), view.integer("pos"), view.pointer("buf") == 0);
      }
      case "file" -> old(objects, objects.view("PyFileObject", ref));
      default -> new Plumbing.Buffered(Objects.ref(objects.exactView("buffered", ref), "raw"));
    };
  }

  /** {@code name} is an attribute that the constructor sets; {@code mode} as fileio.c makes it. */
  private static PyValue raw(Objects objects, View view) {
    Ref dict = Objects.ref(view, "dict");
    Optional<Ref> name = dict.isNull() ? Optional.empty() : objects.item(dict, "name");
    boolean readable = view.integer("readable") != 0;
    int fd = (int) view.integer("fd");
    String mode;
    if (view.has("created") && view.integer("created") != 0) {
      mode = readable ? "xb+" : "xb";
    } else if (view.integer("appending") != 0) {
      mode = readable ? "ab+" : "ab";
    } else if (view.integer("writable") != 0) {
      mode = readable ? "rb+" : "wb";
    } else {
      mode = "rb";
    }
    return new Plumbing.FileIo(name, fd, mode, fd < 0);
  }

  /** The descriptor is inside the C library's FILE. */
  private static PyValue old(Objects objects, View view) {
    return new Plumbing.FileIo(
        Objects.optional(view, "f_name"),
        -1,
        objects.text(Objects.ref(view, "f_mode")),
        view.pointer("f_fp") == 0);
  }
}
