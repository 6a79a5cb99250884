package inquest.engine.runtime;

import inquest.engine.layout.View;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Text;
import inquest.engine.object.Thing;
import inquest.engine.object.Walk;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a process knows of itself: from its first stack, {@code sys} and {@code os}. */
final class FactsReader {
  private static final int MOST_FLAGS = 64;

  private final Target target;
  private final Objects objects;
  private final long interpreter;
  private final Notes notes = new Notes();

  FactsReader(Target target, Objects objects, long interpreter) {
    this.target = target;
    this.objects = objects;
    this.interpreter = interpreter;
  }

  ProcessFacts read() {
    Optional<InitialStack.Texts> first =
        new InitialStack(objects.memory(), objects.limits().stringBytes())
            .read(target.auxiliaryVector());
    Optional<Map<String, String>> python = attempt("os.environ", this::environ);
    return new ProcessFacts(
        first.map(InitialStack.Texts::arguments).or(() -> sys("orig_argv", this::texts)),
        sys("argv", this::texts),
        sys("version", objects::text),
        sys("executable", objects::text),
        sys("flags", this::flags).orElse(Map.of()),
        python.isPresent() ? python : first.map(texts -> split(texts.environment())),
        python.isPresent(),
        notes.toList());
  }

  /** An attribute of {@code sys}; empty with a note where it cannot be read. */
  private <T> Optional<T> sys(String name, Function<Ref, T> read) {
    return attempt(
        "sys." + name,
        () -> {
          View view = objects.view("PyInterpreterState", new Ref(interpreter));
          Ref dict = new Ref(view.pointer("sysdict"));
          return dict.isNull() ? Optional.empty() : objects.item(dict, name).map(read);
        });
  }

  private interface Reader<T> {
    Optional<T> read();
  }

  private <T> Optional<T> attempt(String what, Reader<T> reader) {
    try {
      return reader.read();
    } catch (Unreadable e) {
      notes.add(Note.warning(what, e.getMessage()));
      return Optional.empty();
    }
  }

  private List<String> texts(Ref list) {
    Items items = objects.items(list);
    if (items.length() > objects.limits().chain()) {
      throw Unreadable.implausible(list.address(), items.length() + " arguments");
    }
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < items.length(); i++) {
      Ref item = items.get(i);
      // sys.argv is the program's to change
      texts.add(objects.isText(item) ? objects.text(item) : "<" + type(item) + ">");
    }
    return texts;
  }

  private String type(Ref ref) {
    return objects.typeOf(ref).qualifiedName();
  }

  /** A structure sequence: a tuple whose names are the members of its type. */
  private Map<String, Long> flags(Ref flags) {
    // in Python 2 it is laid out as a tuple but derives from none
    long length = objects.view("PyVarObject", flags).integer("ob_size");
    Items items =
        new Items(
            objects.memory(), objects.view("PyTupleObject", flags).addressOf("ob_item"), length);
    PyType type = objects.typeOf(flags);
    long member = objects.view("PyTypeObject", type.ref()).pointer("tp_members");
    int size = objects.layout().struct("PyMemberDef").size();
    Map<String, Long> found = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(items.length(), MOST_FLAGS); i++) {
      View view = objects.view("PyMemberDef", new Ref(member + (long) i * size));
      String name = FsText.decode(objects.memory().cstring(view.pointer("name"), 64));
      found.put(name, objects.integer(items.get(i)).longValue());
    }
    return Collections.unmodifiableMap(found);
  }

  /** {@code os.environ._data}: a dict of bytes; in Python 2 {@code data}, of str. */
  private Optional<Map<String, String>> environ() {
    Optional<Ref> environ = new Modules(objects, interpreter).global("os", "environ");
    Optional<Ref> data = environ.flatMap(this::data);
    return data.map(dict -> {
      Map<String, String> found = new LinkedHashMap<>();
      Walk<Entry> entries = objects.entries(dict).iterator();
      int looked = 0;
      while (entries.hasNext() && looked++ < objects.limits().chain()) {
        Entry entry = entries.next();
        found.put(text(entry.key()), text(entry.value()));
      }
      return Collections.unmodifiableMap(found);
    });
  }

  private Optional<Ref> data(Ref environ) {
    if (objects.value(environ) instanceof Thing.OldInstance old) {
      return objects.item(old.dict(), "data");
    }
    Optional<Ref> data = objects.held(environ, "_data");
    return data.isPresent() ? data : objects.held(environ, "data");
  }

  private String text(Ref ref) {
    return objects.value(ref) instanceof Text.Bytes bytes
        ? FsText.decode(bytes.bytes().copy(0, bytes.bytes().length()))
        : objects.text(ref);
  }

  private static Map<String, String> split(List<String> environment) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String text : environment) {
      int at = text.indexOf('=');
      if (at >= 0) {
        found.putIfAbsent(text.substring(0, at), text.substring(at + 1));
      }
    }
    return Collections.unmodifiableMap(found);
  }
}
