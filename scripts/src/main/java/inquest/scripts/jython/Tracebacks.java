package inquest.scripts.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTraceback;

/**
 * Python's exceptions as Python prints them, without the lines of {@code inquest.py} and without
 * anything of Java.
 */
final class Tracebacks {
  private static final int MOST_LINES = 100;

  /** Calls that repeat themselves, as Python 3 has it. */
  private static final int MOST_REPEATED = 3;

  private final Map<String, List<String>> sources = new ConcurrentHashMap<>();
  private final boolean redacted;

  /**
   * @param redacted whether messages of exceptions are kept back: they may hold contents
   */
  Tracebacks(boolean redacted) {
    this.redacted = redacted;
  }

  /** Remembers a file's text, for the lines of tracebacks. */
  void source(String file, List<String> lines) {
    sources.put(file, List.copyOf(lines));
  }

  /** The traceback, and the exception as its last line. */
  List<String> lines(PyException thrown) {
    List<String> all = new ArrayList<>(frames(thrown));
    all.addAll(message(thrown).lines().toList());
    return all;
  }

  /** The traceback alone; empty where nothing of a hook was running. */
  List<String> frames(PyException thrown) {
    List<String> lines = new ArrayList<>();
    String last = "";
    int repeated = 0;
    PyObject at = thrown.traceback;
    while (at instanceof PyTraceback entry && lines.size() < MOST_LINES) {
      String frame = frame(entry);
      repeated = frame.equals(last) ? repeated + 1 : 0;
      if (repeated < MOST_REPEATED && !frame.isEmpty()) {
        lines.add(frame);
        line(file(entry), entry.tb_lineno).ifPresent(text -> lines.add("    " + text));
      } else if (repeated == MOST_REPEATED && !frame.isEmpty()) {
        lines.add("  [the same again and again]");
      }
      last = frame.isEmpty() ? last : frame;
      at = entry.tb_next;
    }
    if (at instanceof PyTraceback) {
      lines.add("  [further calls left out]");
    }
    if (!lines.isEmpty()) {
      lines.addFirst("Traceback (most recent call last):");
    }
    return lines;
  }

  /** One call as Python writes it; empty for those of {@code inquest.py}. */
  private static String frame(PyTraceback entry) {
    String file = file(entry);
    return file.equals(Interpreter.MODULE_FILE)
        ? ""
        : "  File \"%s\", line %d, in %s"
            .formatted(file, entry.tb_lineno, entry.tb_frame.f_code.__getattr__("co_name"));
  }

  private static String file(PyTraceback entry) {
    return Conversion.text((PyString) entry.tb_frame.f_code.__getattr__("co_filename"));
  }

  /** The exception as the last line of a traceback has it. */
  String message(PyException thrown) {
    thrown.normalize();
    String name =
        PyException.isExceptionClass(thrown.type)
            ? PyException.exceptionClassName(thrown.type)
            : thrown.type.toString();
    name = name.startsWith("exceptions.") ? name.substring("exceptions.".length()) : name;
    String text = redacted ? "" : text(thrown.value);
    return text.isEmpty() ? name : name + ": " + text;
  }

  /** Why the target could not be read. */
  String reason(PyException unreadable) {
    unreadable.normalize();
    return text(unreadable.value);
  }

  /** A file that cannot be compiled: where, what, and the line, mostly with a caret. */
  CannotLoad syntax(PyException thrown, String file) {
    thrown.normalize();
    PyObject value = thrown.value;
    if (!thrown.match(Py.SyntaxError)) {
      return literal(thrown, file);
    }
    int number = number(value, "lineno");
    List<String> place = new ArrayList<>();
    line(file, number).ifPresent(text -> place.add("    " + text));
    int offset = number(value, "offset");
    int indent =
        sources.getOrDefault(file, List.of()).size() >= number && number > 0
            ? indent(sources.get(file).get(number - 1))
            : 0;
    if (!place.isEmpty() && offset > indent) {
      place.add("    " + " ".repeat(offset - 1 - indent) + "^");
    }
    return new CannotLoad(
        "%s%s: %s: %s (hooks are Python 2.7)"
            .formatted(
                file,
                number > 0 ? ", line " + number : "",
                PyException.exceptionClassName(thrown.type).replace("exceptions.", ""),
                value.__getattr__("msg")),
        place);
  }

  private static int number(PyObject error, String name) {
    return error.__getattr__(name) instanceof PyInteger number ? number.getValue() : 0;
  }

  /** A literal that cannot be: Jython says which, and not where. */
  private CannotLoad literal(PyException thrown, String file) {
    PyObject object = thrown.value.__findattr__("object");
    String text = object == null ? "" : object.toString().lines().findFirst().orElse("");
    List<String> lines = text.isEmpty() ? List.of() : sources.getOrDefault(file, List.of());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return new CannotLoad(
            "%s, line %d: %s".formatted(file, i + 1, message(thrown)),
            List.of("    " + lines.get(i).strip()));
      }
    }
    return new CannotLoad(file + " does not load: " + message(thrown));
  }

  private Optional<String> line(String file, int number) {
    List<String> lines = sources.getOrDefault(file, List.of());
    return number >= 1 && number <= lines.size()
        ? Optional.of(lines.get(number - 1).strip())
        : Optional.empty();
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** {@code str()} of an exception may itself be a hook's code that fails. */
  private static String text(PyObject value) {
    try {
      return value.__unicode__().toString();
    } catch (PyException e) {
      return "<its message cannot be told>";
    }
  }
}
