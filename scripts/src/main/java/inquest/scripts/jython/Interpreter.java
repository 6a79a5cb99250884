package inquest.scripts.jython;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyUnicode;
import org.python.core.codecs;

/**
 * Jython, started: one {@code sys} of its own, with the module {@code inquest} in it. Used on the
 * threads of {@link Calls} only.
 */
final class Interpreter {
  /** What {@code inquest.py} is called in tracebacks, which leave its lines out. */
  static final String MODULE_FILE = "<inquest>";

  private static final String MODULE = "inquest";

  private final PySystemState system;
  private final PyObject module;
  private final Set<Path> folders = new HashSet<>(); // of hook files
  private final int standard; // how many entries of sys.path are Python's own
  private Path here = Path.of(""); // the one that was loaded from last

  /**
   * Starts it.
   *
   * @param registry takes what the decorators find
   * @param target reads the process
   * @param print takes what hooks print
   */
  Interpreter(Registry registry, TargetReader target, Consumer<String> print) {
    PySystemState.initialize(new Properties(), options(), new String[] {""});
    system = new PySystemState();
    standard = system.path.size();
    // what Jython says of itself when the heap is used up; the hook's failure is told anyway
    system.warnoptions.__getattr__("append").__call__(new PyString("ignore::RuntimeWarning"));
    system.dont_write_bytecode = true; // nothing is left beside a user's files
    Py.setSystemState(system);
    // texts of the target meet texts of the hook: both are Unicode, written as UTF-8
    codecs.setDefaultEncoding("utf-8");
    PyStringMap names = new PyStringMap();
    names.__setitem__("__name__", new PyString(MODULE));
    names.__setitem__("_registry", Py.java2py(registry));
    names.__setitem__("_target", Py.java2py(target));
    PyModule made = new PyModule(MODULE, names);
    system.modules.__setitem__(MODULE, made);
    module = made;
    Py.runCode(compile(moduleSource(), MODULE_FILE), names, names);
    PyObject out = attribute("_Out").__call__(new Printed(print));
    system.stdout = out;
    system.stderr = out;
    system.__setattr__("__stdout__", out);
    system.__setattr__("__stderr__", out);
  }

  /** A callable of Python that hands text on. */
  private static final class Printed extends PyObject {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> taker;

    Printed(Consumer<String> taker) {
      this.taker = taker;
    }

    @Override
    public PyObject __call__(PyObject text) {
      taker.accept(text.toString());
      return Py.None;
    }
  }

  private static Properties options() {
    Properties options = new Properties();
    options.setProperty("python.cachedir.skip", "true");
    options.setProperty("python.import.site", "false");
    options.setProperty("python.console", "org.python.core.PlainConsole");
    options.setProperty("python.console.encoding", "UTF-8");
    options.setProperty("python.io.encoding", "UTF-8");
    return options;
  }

  /** Prepares another thread to run Python code. */
  void enter(Deadline deadline) {
    Py.setSystemState(system);
    Py.getThreadState().tracefunc = deadline;
  }

  /** Something that {@code inquest.py} defines. */
  PyObject attribute(String name) {
    return module.__getattr__(name);
  }

  /** Whether an exception is of a class that {@code inquest.py} defines. */
  boolean is(PyException thrown, String name) {
    return thrown.match(attribute(name));
  }

  /**
   * Modules beside a hook file can be imported by it: before those of other folders, and behind
   * Python's own, for hooks for datetime may well lie in a datetime.py. Those that files of other
   * folders imported from theirs are loaded anew, for they may be others of the same name.
   *
   * @param anew whether those of its own folder are loaded anew, too
   */
  void turnTo(Path folder, boolean anew) {
    if (anew || !folder.equals(here)) {
      folders.forEach(this::forget);
    }
    here = folder;
    folders.add(folder);
    PyString path = Py.newStringOrUnicode(folder.toString());
    if (system.path.contains(path)) {
      system.path.remove(path);
    }
    system.path.insert(standard, path);
  }

  private void forget(Path folder) {
    PyObject modules = system.modules;
    for (PyObject name : modules.invoke("keys").asIterable()) {
      PyObject file = modules.__getitem__(name).__findattr__("__file__");
      if (file instanceof PyString at && Path.of(Conversion.text(at)).startsWith(folder)) {
        modules.__delitem__(name);
      }
    }
  }

  /** Runs a file as a module of its own. */
  void run(PyCode code, String file) {
    PyStringMap names = new PyStringMap();
    names.__setitem__("__name__", new PyString("hooks"));
    names.__setitem__("__file__", Py.newStringOrUnicode(file));
    names.__setitem__("__builtins__", system.getBuiltins());
    Py.runCode(code, names, names);
  }

  /** Python files are UTF-8 here where they do not say otherwise. */
  static PyCode compile(byte[] source, String file) {
    CompilerFlags flags = new CompilerFlags(0);
    flags.encoding = "utf-8";
    return Py.compile_flags(new ByteArrayInputStream(source), file, CompileMode.exec, flags);
  }

  private static byte[] moduleSource() {
    try (InputStream in = Interpreter.class.getResourceAsStream("inquest.py")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("inquest.py cannot be read", e);
    }
  }

  /** Text, lone surrogates and all. */
  static PyUnicode unicode(String text) {
    return hasLoneSurrogate(text) ? new PyUnicode(text, true) : new PyUnicode(text);
  }

  /** Whether there is half of a pair of surrogates in it. */
  static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /**
   * Text as Python 2's {@code str}, in UTF-8; lone surrogates are written as if they were letters.
   */
  static PyString utf8(String text) {
    if (!hasLoneSurrogate(text)) {
      return latin1(text.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(c -> {
          if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            out.write(0xe0 | c >> 12);
            out.write(0x80 | c >> 6 & 0x3f);
            out.write(0x80 | c & 0x3f);
          } else {
            out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
          }
        });
    return latin1(out.toByteArray());
  }

  /** Bytes as Python 2's {@code str}. */
  static PyString latin1(byte[] bytes) {
    return new PyString(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
