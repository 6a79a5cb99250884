package inquest.engine.show;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.memory.Memory;
import inquest.engine.note.Limits;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.NotPython;
import inquest.engine.runtime.PythonOptions;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.show.library.LibraryPrinters;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.CoreTarget;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The values that examples/programs/values.py had in its frames when Python 3.12 died: the sample
 * core of examples/cores. Opened once and only read.
 */
public final class Sample {
  private static final Path CORE = Path.of("..", "examples", "cores", "3.12.core.xz");
  private static final Sample VALUES = open();

  private final PythonProcess python;
  private final Map<String, Ref> values;

  private Sample(PythonProcess python) {
    this.python = python;
    this.values = values(python);
  }

  /** The one sample. */
  public static Sample values() {
    return VALUES;
  }

  /** A local by its function and name: "numbers.pi". */
  public Ref ref(String name) {
    Ref ref = values.get(name);
    if (ref == null) {
      throw new NoSuchElementException(name + " is not among " + values.keySet());
    }
    return ref;
  }

  /** The names of all locals. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Reads what the core holds. */
  public Objects objects() {
    return python.objects();
  }

  /** The process's memory. */
  public Memory memory() {
    return python.objects().memory();
  }

  /** Shows what the core holds. */
  public Shower shower(ShowLimits limits) {
    return shower(memory(), limits, false);
  }

  /** Shows types, lengths and shapes. */
  public Shower redacted() {
    return shower(memory(), ShowLimits.defaults(), true);
  }

  /** Shows what another memory holds, such as this one with damage done to it. */
  public Shower shower(Memory memory, ShowLimits limits, boolean redacted) {
    Objects objects = new Objects(memory, python.layout(), Limits.defaults());
    return new Shower(objects, LibraryPrinters.all(), limits, redacted, python::lineOf);
  }

  /** A local on one line, every address in it as {@code 0x…}. */
  public String line(String name) {
    return withoutAddresses(shower(ShowLimits.defaults()).line(ref(name)));
  }

  /** Text with every address as {@code 0x…}. */
  public static String withoutAddresses(String text) {
    return text.replaceAll("0x[0-9a-f]{5,}", "0x…");
  }

  private static Sample open() {
    try {
      ProcessImage image = ProcessImage.of(CoreTarget.open(CORE), SearchOptions.none());
      return new Sample(PythonProcess.find(image, PythonOptions.defaults()));
    } catch (CannotOpen | NotPython e) {
      throw new IllegalStateException("the sample core cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Ref> values(PythonProcess python) {
    Map<String, Ref> values = new HashMap<>();
    for (PythonThread thread : python.threads()) {
      for (Frame frame : python.frames(thread).frames()) {
        String function = frame.code().toOptional().orElseThrow().name().toOptional().orElseThrow();
        for (Local local : python.locals(frame).locals()) {
          local.value().toOptional().ifPresent(v -> values.put(function + "." + local.name(), v));
        }
      }
    }
    return values;
  }
}
