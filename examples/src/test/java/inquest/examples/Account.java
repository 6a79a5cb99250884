package inquest.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a fixture program said of itself just before it died (examples/programs/account.py).
 *
 * @param version of Python: {@code "3.14.3"}
 * @param abiflags {@code sys.abiflags}; empty in Python 2
 * @param debug whether the build counts references ({@code --with-pydebug})
 * @param freeThreaded whether it has no GIL
 * @param executable {@code sys.executable}
 * @param argv {@code sys.argv}
 * @param cwd its working directory, as it saw it
 * @param environ {@code os.environ}
 * @param pid as it saw it
 * @param ppid as it saw it
 * @param uid its user
 * @param death how it was to die
 * @param holdsGil identity of the thread that holds the GIL, where that is known
 * @param threads those of the main interpreter
 */
record Account(
    String version,
    String abiflags,
    boolean debug,
    boolean freeThreaded,
    String executable,
    List<String> argv,
    String cwd,
    Map<String, String> environ,
    int pid,
    int ppid,
    int uid,
    String death,
    OptionalLong holdsGil,
    List<PyThread> threads) {

  /**
   * A thread.
   *
   * @param ident {@code Thread.ident}: the pthread
   * @param tid its native id, where it was marked
   * @param role what it was to do, where it was marked
   * @param name as {@code threading} has it; empty where that knows no such thread
   * @param daemon likewise
   * @param main whether it is the main thread
   * @param depth how many frames it had
   * @param frames oldest first; of more than 1,000 the first and the last 500
   */
  record PyThread(
      long ident,
      OptionalInt tid,
      Optional<String> role,
      Optional<String> name,
      Optional<Boolean> daemon,
      boolean main,
      int depth,
      List<Frame> frames) {}

  /**
   * A frame.
   *
   * @param arguments names of its parameters, {@code *args} and {@code **kwargs} last
   * @param locals by name; empty for modules
   */
  record Frame(
      String file,
      int line,
      String function,
      String qualname,
      List<String> arguments,
      Map<String, Local> locals) {}

  /**
   * A local variable.
   *
   * @param type module and qualified name of its type
   * @param address {@code id()}
   * @param length of its {@code repr}, in code points
   * @param repr the first 4,000 of them; empty where {@code repr} failed
   */
  record Local(String type, long address, int length, Optional<String> repr) {}

  static Account read(Path file) throws IOException {
    JsonObject told = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    List<PyThread> threads = new ArrayList<>();
    for (JsonElement thread : told.getAsJsonArray("threads")) {
      threads.add(thread(thread.getAsJsonObject()));
    }
    JsonElement holder = told.get("holds_gil");
    Map<String, String> environ = new LinkedHashMap<>();
    told.getAsJsonObject("environ")
        .asMap()
        .forEach((name, value) -> environ.put(name, value.getAsString()));
    return new Account(
        told.get("version").getAsString(),
        told.get("abiflags").getAsString(),
        told.get("debug").getAsBoolean(),
        told.get("free_threaded").getAsBoolean(),
        told.get("executable").getAsString(),
        strings(told.getAsJsonArray("argv")),
        told.get("cwd").getAsString(),
        environ,
        told.get("pid").getAsInt(),
        told.get("ppid").getAsInt(),
        told.get("uid").getAsInt(),
        told.get("death").getAsString(),
        holder.isJsonNull() ? OptionalLong.empty() : OptionalLong.of(holder.getAsLong()),
        threads);
  }

  private static PyThread thread(JsonObject told) {
    List<Frame> frames = new ArrayList<>();
    for (JsonElement frame : told.getAsJsonArray("frames")) {
      frames.add(frame(frame.getAsJsonObject()));
    }
    return new PyThread(
        told.get("ident").getAsLong(),
        told.has("tid") ? OptionalInt.of(told.get("tid").getAsInt()) : OptionalInt.empty(),
        optional(told, "role").map(JsonElement::getAsString),
        optional(told, "name").map(JsonElement::getAsString),
        optional(told, "daemon").map(JsonElement::getAsBoolean),
        told.get("main").getAsBoolean(),
        told.get("depth").getAsInt(),
        frames);
  }

  private static Frame frame(JsonObject told) {
    Map<String, Local> locals = new LinkedHashMap<>();
    optional(told, "locals")
        .ifPresent(all ->
            all.getAsJsonObject()
                .asMap()
                .forEach((name, local) -> locals.put(name, local(local.getAsJsonObject()))));
    return new Frame(
        told.get("file").getAsString(),
        told.get("line").isJsonNull() ? 0 : told.get("line").getAsInt(),
        told.get("function").getAsString(),
        told.get("qualname").getAsString(),
        strings(told.getAsJsonArray("arguments")),
        locals);
  }

  private static Local local(JsonObject told) {
    return new Local(
        told.get("type").getAsString(),
        told.get("address").getAsLong(),
        told.has("length") ? told.get("length").getAsInt() : 0,
        optional(told, "repr").map(JsonElement::getAsString));
  }

  private static Optional<JsonElement> optional(JsonObject told, String name) {
    return Optional.ofNullable(told.get(name)).filter(value -> !value.isJsonNull());
  }

  private static List<String> strings(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }
}
