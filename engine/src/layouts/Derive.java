import inquest.engine.layout.BadLayoutFile;
import inquest.engine.layout.Field;
import inquest.engine.layout.Kind;
import inquest.engine.layout.LayoutFile;
import inquest.engine.layout.LayoutParser;
import inquest.engine.layout.LayoutWriter;
import inquest.engine.layout.Source;
import inquest.engine.layout.Struct;
import inquest.engine.layout.Structs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Completes a layout that was made from headers with the structures that are private to CPython's
 * .c files, from the layout of another build of that series.
 *
 * <pre>
 * java -cp CLASSES Derive.java HEADERS.layout OTHER.layout [-append|-without STRUCT FIELD]... > COMPLETE.layout
 * </pre>
 *
 * <p>A private structure without an object head is the same in both builds. One with a head begins
 * with a structure that both layouts know (PyObject, PyVarObject, PyDictObject ...): what follows
 * lies as much further as that is larger. That holds where a structure has no fields of its own
 * under Py_DEBUG or Py_GIL_DISABLED, and did not change within the series: -append puts a pointer
 * at its end, -without takes a field out, and what lies behind that moves up.
 */
class Derive {

  public static void main(String[] args) throws IOException, BadLayoutFile {
    LayoutFile headers = read(args[0]);
    LayoutFile other = read(args[1]);
    Map<String, String> appended = new LinkedHashMap<>();
    Map<String, String> without = new LinkedHashMap<>();
    for (int i = 2; i + 2 < args.length; i += 3) {
      (args[i].equals("-without") ? without : appended).put(args[i + 1], args[i + 2]);
    }
    List<String> heading = new ArrayList<>(headers.heading().subList(0, 1));
    heading.add("from the headers of CPython " + headers.madeFrom() + ", compiled by make-headers");
    heading.add(
        "from CPython "
            + other.madeFrom()
            + ", "
            + other.flavour().word()
            + " build, behind the head of this one: what is private to CPython's .c files");
    Map<String, Struct> structs = new LinkedHashMap<>();
    for (Struct struct : other.structs().structs().values()) {
      Struct own = headers.structs().structs().get(struct.name());
      if (own != null) {
        structs.put(struct.name(), own);
      } else {
        Struct moved = moved(struct, headers.structs(), other.structs());
        String last = appended.get(struct.name());
        String gone = without.get(struct.name());
        moved = last == null ? moved : appended(moved, last);
        structs.put(struct.name(), gone == null ? moved : without(moved, gone));
      }
    }
    headers.structs().structs().forEach(structs::putIfAbsent);
    Map<String, Long> constants = new TreeMap<>(other.structs().constants());
    constants.putAll(headers.structs().constants());
    StringBuilder text = new StringBuilder();
    new LayoutWriter(false)
        .write(
            new LayoutFile(
                heading, headers.madeFrom(), headers.flavour(), new Structs(structs, constants)),
            text);
    System.out.print(text);
  }

  private static LayoutFile read(String path) throws IOException, BadLayoutFile {
    return LayoutParser.parse(Files.readString(Path.of(path)), Source.SHIPPED);
  }

  private static Struct moved(Struct struct, Structs here, Structs there) {
    if (struct.fields().isEmpty()) {
      return struct;
    }
    Field first = struct.fields().values().iterator().next();
    int by = by(struct, first, here, there);
    int head = first.offset() == 0 ? first.size() : first.offset();
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Field field : struct.fields().values()) {
      int offset = field.offset() < head ? field.offset() : field.offset() + by;
      int size = field == first && field.offset() == 0 ? field.size() + by : field.size();
      fields.put(
          field.name(),
          new Field(
              field.name(),
              offset,
              size,
              field.kind(),
              field.bitOffset(),
              field.bitSize(),
              field.source()));
    }
    return new Struct(struct.name(), struct.size() + by, fields);
  }

  private static Struct appended(Struct struct, String field) {
    Map<String, Field> fields = new LinkedHashMap<>(struct.fields());
    fields.put(field, Field.of(field, struct.size(), 8, Kind.UNSIGNED, Source.SHIPPED));
    return new Struct(struct.name(), struct.size() + 8, fields);
  }

  private static Struct without(Struct struct, String name) {
    Field gone = struct.field(name);
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Field field : struct.fields().values()) {
      if (field.offset() < gone.offset()) {
        fields.put(field.name(), field);
      } else if (field != gone) {
        fields.put(
            field.name(),
            new Field(
                field.name(),
                field.offset() - gone.size(),
                field.size(),
                field.kind(),
                field.bitOffset(),
                field.bitSize(),
                field.source()));
      }
    }
    return new Struct(struct.name(), struct.size() - gone.size(), fields);
  }

  /** By how many bytes the head is larger here. */
  private static int by(Struct struct, Field first, Structs here, Structs there) {
    Map<String, String> begin =
        Map.of(
            "defdictobject", "PyDictObject",
            "PyODictObject", "PyDictObject",
            "lru_cache_object", "PyObject",
            "PyZoneInfo_ZoneInfo", "PyObject");
    if (first.offset() == 0) {
      String embedded = begin.get(struct.name());
      return embedded == null ? 0 : larger(embedded, here, there);
    }
    String head =
        first.offset() >= there.structs().get("PyVarObject").size() ? "PyVarObject" : "PyObject";
    return larger(head, here, there);
  }

  private static int larger(String struct, Structs here, Structs there) {
    return here.structs().get(struct).size() - there.structs().get(struct).size();
  }
}
