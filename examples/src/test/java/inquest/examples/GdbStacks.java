package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The native stacks of a core as gdb tells them. */
final class GdbStacks {
  private static final Path SCRIPT = Path.of("src/test/gdb/backtrace.py");

  /**
   * A frame, or a call that was inlined in one.
   *
   * @param kind {@code normal}, {@code inlined}, {@code tail}, {@code signal}, {@code broken}
   * @param pc where it stood
   * @param function its name, demangled; {@code ??} where gdb has none
   * @param linkageName its name as the linker knows it; empty where gdb has no debug information
   * @param line 0 where it is not known
   */
  record GdbFrame(String kind, long pc, String function, String linkageName, int line) {
    @Override
    public String toString() {
      return kind
          + " "
          + function
          + (line == 0 ? "" : ":" + line)
          + " at 0x"
          + Long.toHexString(pc);
    }
  }

  private final Map<Integer, List<GdbFrame>> byTid;

  private GdbStacks(Map<Integer, List<GdbFrame>> byTid) {
    this.byTid = byTid;
  }

  /** Innermost first. */
  List<GdbFrame> of(int tid) {
    return byTid.getOrDefault(tid, List.of());
  }

  /** Asks gdb; ends the test, aloud, where there is none. */
  static GdbStacks read(CoreMaker.Made made) throws IOException, InterruptedException {
    Path told = made.folder().resolve("backtrace.json");
    List<String> command = new ArrayList<>(List.of("gdb", "-nx", "-batch"));
    set(command, "auto-load no");
    set(command, "backtrace past-main on");
    set(command, "debuginfod enabled off");
    made.sysroot()
        .ifPresent(root -> {
          set(command, "sysroot " + root);
          set(command, "debug-file-directory " + root.resolve("usr/lib/debug"));
        });
    command.addAll(List.of(made.interpreter().outside().toString(), "-c", made.core().toString()));
    command.addAll(List.of("-x", SCRIPT.toAbsolutePath().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BACKTRACE", told.toString());
    String output;
    try {
      Process process = builder.start();
      output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
    } catch (IOException e) {
      throw Skip.because("comparison with gdb", "gdb is not installed");
    }
    if (output.contains("Scripting in the \"Python\" language is not supported")) {
      throw Skip.because("comparison with gdb", "this gdb has no Python");
    }
    if (!Files.exists(told)) {
      throw new IOException("gdb told nothing: " + output);
    }
    return parse(Files.readString(told));
  }

  private static void set(List<String> command, String setting) {
    command.add("-ex");
    command.add("set " + setting);
  }

  private static GdbStacks parse(String json) throws IOException, InterruptedException {
    Map<Integer, List<GdbFrame>> byTid = new HashMap<>();
    JsonParser.parseString(json)
        .getAsJsonObject()
        .asMap()
        .forEach((tid, frames) ->
            byTid.put(
                Integer.valueOf(tid),
                frames.getAsJsonArray().asList().stream()
                    .map(f -> frame(f.getAsJsonArray()))
                    .toList()));
    Map<String, String> demangled = demangled(byTid);
    byTid.replaceAll((tid, frames) -> frames.stream().map(f -> demangled(f, demangled)).toList());
    return new GdbStacks(byTid);
  }

  private static GdbFrame frame(JsonArray told) {
    return new GdbFrame(
        told.get(0).getAsString(),
        Long.parseUnsignedLong(told.get(1).getAsString(), 16),
        text(told.get(2), "??"),
        text(told.get(3), ""),
        told.get(4).getAsInt());
  }

  private static String text(JsonElement told, String otherwise) {
    return told.isJsonNull() ? otherwise : told.getAsString();
  }

  private static GdbFrame demangled(GdbFrame frame, Map<String, String> demangled) {
    String name = demangled.getOrDefault(frame.linkageName(), frame.function());
    return new GdbFrame(frame.kind(), frame.pc(), name, frame.linkageName(), frame.line());
  }

  /** The mangled names, by c++filt. */
  private static Map<String, String> demangled(Map<Integer, List<GdbFrame>> stacks)
      throws IOException, InterruptedException {
    List<String> mangled =
        stacks.values().stream()
            .flatMap(List::stream)
            .map(GdbFrame::linkageName)
            .filter(name -> name.startsWith("_Z") || name.startsWith("_R"))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    Map<String, String> names = new HashMap<>();
    if (mangled.isEmpty()) {
      return names;
    }
    List<String> command = new ArrayList<>(List.of("c++filt"));
    command.addAll(mangled);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    process.waitFor();
    for (int i = 0; i < mangled.size(); i++) {
      // the hash at the end of a name of Rust's is no part of it
      names.put(mangled.get(i), lines.get(i).replaceFirst("::h[0-9a-f]{16}$", ""));
    }
    return names;
  }
}
