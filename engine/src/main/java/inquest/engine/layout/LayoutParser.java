package inquest.engine.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text of a layout file (the format is {@link LayoutWriter}'s). Quick, because every run
 * reads one: no regular expressions, one pass.
 */
public final class LayoutParser {
  private final String text;
  private final Source source;
  private final Map<String, Struct> structs = new LinkedHashMap<>();
  private final Map<String, Long> constants = new LinkedHashMap<>();
  private final List<String> heading = new ArrayList<>();
  private PythonVersion version;
  private Flavour flavour = Flavour.DEFAULT;
  private String struct;
  private int structSize;
  private Map<String, Field> fields;
  private int at;
  private int lineEnd;
  private int line;

  private LayoutParser(String text, Source source) {
    this.text = text;
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @param source what its fields will say about where they come from
   * @throws BadLayoutFile when the text is not a layout file, with the line
   */
  public static LayoutFile parse(String text, Source source) throws BadLayoutFile {
    return new LayoutParser(text, source).file();
  }

  /** Reads one structure of a file that Inquest ships. */
  static Struct struct(String text) throws BadLayoutFile {
    LayoutParser parser = new LayoutParser(text, Source.SHIPPED);
    parser.lines();
    return parser.structs.values().iterator().next();
  }

  private LayoutFile file() throws BadLayoutFile {
    lines();
    if (version == null) {
      throw bad("it has no line \"version …\"");
    }
    return new LayoutFile(heading, version, flavour, new Structs(structs, constants));
  }

  private void lines() throws BadLayoutFile {
    int length = text.length();
    int next = 0;
    while (next < length) {
      at = next;
      int end = text.indexOf('\n', at);
      end = end < 0 ? length : end;
      next = end + 1;
      lineEnd = end;
      line++;
      line();
    }
    endStruct();
  }

  private void line() throws BadLayoutFile {
    if (at == lineEnd) {
      return;
    }
    char first = text.charAt(at);
    if (first == '#') {
      if (version == null) {
        heading.add(text.substring(Math.min(lineEnd, at + 2), lineEnd).stripTrailing());
      }
      return;
    }
    if (first == ' ') {
      field();
      return;
    }
    String word = word();
    switch (word) {
      case "struct" -> {
        endStruct();
        struct = word();
        structSize = number();
        fields = new LinkedHashMap<>();
      }
      case "constant" -> {
        String name = word();
        constants.put(name, longNumber());
      }
      case "version" -> version = version(word());
      case "flavour" -> flavour = flavour(word());
      default -> throw bad("\"" + word + "\" is not known");
    }
  }

  private void field() throws BadLayoutFile {
    String name = word();
    if (name.isEmpty() || name.charAt(0) == '#') {
      return;
    }
    if (fields == null) {
      throw bad("a field stands before the first \"struct\"");
    }
    int offset = number();
    int size = number();
    Kind kind = kind(word());
    int bitOffset = 0;
    int bitSize = 0;
    String bits = word();
    if (!bits.isEmpty() && bits.charAt(0) != '#') {
      int colon = bits.indexOf(':');
      if (colon < 0) {
        throw bad("\"" + bits + "\" is no place of a bit field");
      }
      bitOffset = (int) integer(bits, 0, colon);
      bitSize = (int) integer(bits, colon + 1, bits.length());
    }
    try {
      fields.put(name, new Field(name, offset, size, kind, bitOffset, bitSize, source));
    } catch (IllegalArgumentException e) {
      throw bad(e.getMessage());
    }
  }

  private void endStruct() {
    if (fields != null) {
      structs.put(struct, new Struct(struct, structSize, fields));
    }
  }

  /** The next run of characters that are not spaces; empty at the end of the line. */
  private String word() {
    while (at < lineEnd && text.charAt(at) == ' ') {
      at++;
    }
    int from = at;
    while (at < lineEnd && text.charAt(at) != ' ') {
      at++;
    }
    return text.substring(from, at);
  }

  private int number() throws BadLayoutFile {
    long value = longNumber();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw bad(value + " is out of range");
    }
    return (int) value;
  }

  private long longNumber() throws BadLayoutFile {
    String word = word();
    return integer(word, 0, word.length());
  }

  private long integer(String word, int from, int to) throws BadLayoutFile {
    try {
      return Long.parseLong(word, from, to, 10);
    } catch (NumberFormatException e) {
      throw bad("\"" + word.substring(from, to) + "\" is no number");
    }
  }

  private Kind kind(String word) throws BadLayoutFile {
    return switch (word) {
      case "int" -> Kind.SIGNED;
      case "uint" -> Kind.UNSIGNED;
      case "ptr" -> Kind.POINTER;
      case "float" -> Kind.FLOAT;
      case "bytes" -> Kind.AGGREGATE;
      default -> throw bad("\"" + word + "\" is no kind of field: int, uint, ptr, float or bytes");
    };
  }

  private PythonVersion version(String word) throws BadLayoutFile {
    return PythonVersion.parse(word).orElseThrow(() -> bad("\"" + word + "\" is no version"));
  }

  private Flavour flavour(String word) throws BadLayoutFile {
    for (Flavour known : Flavour.values()) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    throw bad("\"" + word + "\" is no flavour");
  }

  private BadLayoutFile bad(String what) {
    return new BadLayoutFile(line, what);
  }
}
