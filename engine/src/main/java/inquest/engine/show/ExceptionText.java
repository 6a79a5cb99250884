package inquest.engine.show;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Execution;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Text;
import inquest.engine.show.spelling.Characters;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * An exception as the last line of a traceback has it: {@code ValueError: not a number}. What the
 * built-in classes make of their arguments is made here too (Objects/exceptions.c); a class with a
 * {@code __str__} of its own is shown by its arguments, for no code runs.
 */
final class ExceptionText {
  private static final Set<String> BARE =
      Set.of("builtins", "__builtin__", "__main__", "exceptions");

  private final Shower shower;
  private final Objects objects;

  ExceptionText(Shower shower) {
    this.shower = shower;
    this.objects = shower.objects();
  }

  /** The line; a part that cannot be read says so. */
  String line(Ref ref) {
    try {
      PyType type = objects.typeOf(ref);
      String name =
          type.module().filter(BARE::contains).isPresent()
              ? type.shortName()
              : type.qualifiedName();
      String message = shower.redacted() ? "" : message(ref, type);
      return Characters.safe(message.isEmpty() ? name : name + ": " + message);
    } catch (Unreadable e) {
      return "<" + e.getMessage() + ">";
    }
  }

  private String message(Ref ref, PyType type) {
    try {
      if (!(objects.value(ref) instanceof Execution.Raised raised) || raised.args().isNull()) {
        return "";
      }
      Items args = objects.items(raised.args());
      return special(ref, type, args).orElseGet(() -> plain(raised.args(), args));
    } catch (Unreadable e) {
      return "<" + e.getMessage() + ">";
    }
  }

  /** {@code BaseException_str}. */
  private String plain(Ref tuple, Items args) {
    if (args.length() == 0) {
      return "";
    }
    return args.length() == 1 ? str(args.get(0)) : shower.line(tuple);
  }

  private Optional<String> special(Ref ref, PyType type, Items args) {
    for (Ref base : type.mro()) {
      Optional<String> text =
          switch (objects.type(base.address()).shortName()) {
            case "KeyError" ->
                args.length() == 1 ? Optional.of(shower.line(args.get(0))) : Optional.empty();
            case "OSError", "EnvironmentError" -> system(ref);
            case "UnicodeDecodeError", "UnicodeEncodeError" -> unicode(ref);
            case "SyntaxError" -> syntax(ref);
            case "BaseExceptionGroup" -> group(ref);
            default -> Optional.empty();
          };
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** {@code OSError_str}: {@code [Errno 2] No such file or directory: '/nowhere'}. */
  private Optional<String> system(Ref ref) {
    Optional<Ref> number = set(ref, "errno");
    Optional<Ref> words = set(ref, "strerror");
    if (number.isEmpty() || words.isEmpty()) {
      return Optional.empty();
    }
    String text = "[Errno " + str(number.get()) + "] " + str(words.get());
    String file = set(ref, "filename").map(name -> ": " + shower.line(name)).orElse("");
    String other = set(ref, "filename2").map(name -> " -> " + shower.line(name)).orElse("");
    return Optional.of(text + file + other);
  }

  /** {@code UnicodeDecodeError_str}, {@code UnicodeEncodeError_str}. */
  private Optional<String> unicode(Ref ref) {
    Optional<Ref> encoding = set(ref, "encoding");
    Optional<Ref> reason = set(ref, "reason");
    Optional<Ref> object = set(ref, "object");
    Optional<Long> start = number(ref, "start");
    Optional<Long> end = number(ref, "end");
    if (encoding.isEmpty()
        || reason.isEmpty()
        || object.isEmpty()
        || start.isEmpty()
        || end.isEmpty()) {
      return Optional.empty();
    }
    PyValue source = objects.value(object.get());
    String codec = "'" + str(encoding.get()) + "' codec can't ";
    String place =
        end.get() == start.get() + 1
            ? " in position " + start.get() + ": "
            : " in position " + start.get() + "-" + (end.get() - 1) + ": ";
    String what =
        switch (source) {
          case Text.Bytes bytes
              when end.get() == start.get() + 1 && start.get() < bytes.bytes().length() ->
              String.format("decode byte 0x%02x", bytes.bytes().u8(start.get()));
          case Text.Bytes bytes -> "decode bytes";
          case Text.Str str when end.get() == start.get() + 1 ->
              "encode character " + character(str, start.get());
          case PyValue other -> "encode characters";
        };
    return Optional.of(codec + what + place + str(reason.get()));
  }

  private static String character(Text.Str str, long at) {
    if (at >= str.text().codePointCount(0, str.text().length())) {
      return "?";
    }
    int c = str.text().codePointAt(str.text().offsetByCodePoints(0, (int) at));
    return c <= 0xff
        ? String.format("'\\x%02x'", c)
        : c <= 0xffff ? String.format("'\\u%04x'", c) : String.format("'\\U%08x'", c);
  }

  /** {@code SyntaxError_str}: {@code invalid syntax (app.py, line 3)}. */
  private Optional<String> syntax(Ref ref) {
    return set(ref, "msg")
        .map(message -> {
          Optional<String> file = set(ref, "filename").map(this::str).map(ExceptionText::last);
          Optional<String> line = set(ref, "lineno").map(this::str).map(n -> "line " + n);
          String place =
              file.isPresent() && line.isPresent()
                  ? file.get() + ", " + line.get()
                  : file.or(() -> line).orElse("");
          return str(message) + (place.isEmpty() ? "" : " (" + place + ")");
        });
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@code BaseExceptionGroup_str}: {@code several (2 sub-exceptions)}. */
  private Optional<String> group(Ref ref) {
    Optional<Ref> inside = set(ref, "exceptions");
    return set(ref, "message")
        .flatMap(message ->
            inside.map(all -> {
              long count = objects.items(all).length();
              return str(message) + " (" + count + " sub-exception" + (count == 1 ? ")" : "s)");
            }));
  }

  /** An attribute that is set and not None. */
  private Optional<Ref> set(Ref ref, String name) {
    return objects.held(ref, name).filter(held -> !(objects.value(held) instanceof Scalar.None));
  }

  private Optional<Long> number(Ref ref, String name) {
    return objects
        .attribute(ref, name)
        .flatMap(found ->
            switch (found.content()) {
              case Attribute.Content.Plain(Scalar.Int number) ->
                  Optional.of(number.value().longValue());
              case Attribute.Content.Held(Ref held) ->
                  objects.value(held) instanceof Scalar.Int number
                      ? Optional.of(number.value().longValue())
                      : Optional.empty();
              case Attribute.Content content -> Optional.empty();
            });
  }

  /** {@code str()} of an argument: text as it is, anything else as it shows. */
  private String str(Ref ref) {
    return switch (objects.value(ref)) {
      case Text.Str str -> cut(str.text(), str.length(), "characters");
      case Text.Bytes bytes when bytes.kind() == Text.Bytes.Kind.STR ->
          cut(
              new String(bytes.bytes().copy(0, bytes.bytes().length()), StandardCharsets.UTF_8),
              bytes.length(),
              "bytes");
      case PyValue other -> shower.line(ref);
    };
  }

  private String cut(String text, long length, String units) {
    int most = shower.limits().total();
    return text.length() <= most
        ? text
        : text.substring(0, most) + "… " + Count.of(length) + " " + units;
  }
}
