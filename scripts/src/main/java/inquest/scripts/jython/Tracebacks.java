package inquest.scripts.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTraceback;

/**
 * Python's exceptions as Python prints them, without the lines of {@code inquest.py} and without
 * anything of Java.
 */
final class Tracebacks {
  private static final int MOST_FRAMES = 40;

  private final Map<String, List<String>> sources = new ConcurrentHashMap<>();
  private final boolean redacted;

  /**
   * @param redacted whether messages of exceptions are kept back: they may hold contents
   */
  Tracebacks(boolean redacted) {
    this.redacted = redacted;
  }

  /** Remembers a file's text, for the lines of tracebacks. */
  void source(String file, String text) {
    sources.put(file, text.lines().toList());
  }

  /** The traceback, and the exception as its last line. */
  List<String> lines(PyException thrown) {
    List<String> frames = new ArrayList<>();
    PyObject at = thrown.traceback;
    while (at instanceof PyTraceback entry && frames.size() < 2 * MOST_FRAMES) {
      String file = entry.tb_frame.f_code.__getattr__("co_filename").toString();
      if (!file.equals(Interpreter.MODULE_FILE)) {
        String function = entry.tb_frame.f_code.__getattr__("co_name").toString();
        frames.add("  File \"%s\", line %d, in %s".formatted(file, entry.tb_lineno, function));
        line(file, entry.tb_lineno).ifPresent(text -> frames.add("    " + text));
      }
      at = entry.tb_next;
    }
    List<String> all = new ArrayList<>();
    if (!frames.isEmpty()) {
      all.add("Traceback (most recent call last):");
      all.addAll(frames);
      if (at instanceof PyTraceback) {
        all.add("  [further calls left out]");
      }
    }
    all.addAll(message(thrown).lines().toList());
    return all;
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

  /** An error of the syntax: where, what, and the line with a caret. */
  CannotLoad syntax(PyException thrown, String file) {
    thrown.normalize();
    PyObject value = thrown.value;
    int number = value.__getattr__("lineno").asInt();
    List<String> place = new ArrayList<>();
    line(file, number).ifPresent(text -> place.add("    " + text));
    PyObject offset = value.__getattr__("offset");
    int indent =
        sources.getOrDefault(file, List.of()).size() >= number && number > 0
            ? indent(sources.get(file).get(number - 1))
            : 0;
    if (!place.isEmpty() && offset != Py.None && offset.asInt() > indent) {
      place.add("    " + " ".repeat(offset.asInt() - 1 - indent) + "^");
    }
    return new CannotLoad(
        "%s, line %d: %s: %s"
            .formatted(
                file,
                number,
                PyException.exceptionClassName(thrown.type).replace("exceptions.", ""),
                value.__getattr__("msg")),
        place);
  }

  private java.util.Optional<String> line(String file, int number) {
    List<String> lines = sources.getOrDefault(file, List.of());
    return number >= 1 && number <= lines.size()
        ? java.util.Optional.of(lines.get(number - 1).strip())
        : java.util.Optional.empty();
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
