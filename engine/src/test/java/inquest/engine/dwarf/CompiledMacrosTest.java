package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.dwarf.line.LineTable;
import inquest.engine.dwarf.macro.Macros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is defined at each line of a program, compared with what gdb says. */
class CompiledMacrosTest {
  private static final String HEADER =
      """
      #define HEADER 1
      #define TWICE(x) (2 * (x))
      static inline int head(int x) { return TWICE(x) + HEADER; }
      #undef HEADER
      """;

  private static final String PROGRAM =
      """
      #include <stddef.h>
      #define BEFORE 1
      #include "head.h"
      volatile int v;
      int sink(int x) { v += x; return BEFORE; }
      #define CALL(f, ...) f(__VA_ARGS__)
      int outer(int x) { return CALL(sink, TWICE(x)); }
      #undef TWICE
      int later(int x) { return sink(x); }
      #define TWICE(x) (x)
      int main(int c, char **v) { (void)v; return outer(c) + later(TWICE(c)) + head(c); }
      """;

  private static final List<String> NAMES =
      List.of("HEADER", "TWICE", "BEFORE", "CALL", "NULL", "__x86_64__", "GIVEN", "nothing");

  @TempDir Path folder;

  private Path compile(String flags) throws Exception {
    Tools.need("gcc", "gdb");
    Files.writeString(folder.resolve("head.h"), HEADER);
    Files.writeString(folder.resolve("prog.c"), PROGRAM);
    List<String> command = new ArrayList<>(List.of("gcc", "-O1", "-g3", "-DGIVEN"));
    command.addAll(List.of(flags.split(" ", -1)));
    command.addAll(List.of("-o", "prog", "prog.c"));
    Tools.run(folder, command);
    return folder.resolve("prog");
  }

  /** The names that gdb knows at each line, as "file:line name". */
  private List<String> gdb(Path program, String file, int lines) throws Exception {
    List<String> script = new ArrayList<>();
    for (int line = 1; line < lines; line++) {
      for (String name : NAMES) {
        script.add("list " + file + ":" + line + "," + line); // the scope is the line after it
        script.add("echo ASK " + file + ":" + (line + 1) + " " + name + "\\n");
        script.add("info macro " + name);
      }
    }
    Path commands = Files.write(folder.resolve("ask.gdb"), script);
    String output =
        Tools.run(
            folder, List.of("gdb", "-nx", "-batch", "-x", commands.toString(), program.toString()));
    List<String> known = new ArrayList<>();
    String asked = "";
    for (String line : output.lines().toList()) {
      if (line.startsWith("ASK ")) {
        asked = line.substring(4);
      } else if (line.startsWith("Defined at ")) {
        known.add(asked);
      }
    }
    return known;
  }

  private List<String> ours(Path program, String file, int lines) {
    Unit unit =
        UnitFile.of(Tools.open(program).orElseThrow(), Optional::empty).units().stream()
            .filter(u -> u.root().name().endsWith("prog.c"))
            .findFirst()
            .orElseThrow();
    LineTable table = LineTable.read(unit, unit.root().number(Dw.AT_STMT_LIST, 0));
    Macros macros = Macros.of(unit, table).orElseThrow();
    List<String> known = new ArrayList<>();
    for (int line = 2; line <= lines; line++) {
      for (String name : NAMES) {
        String path = folder.resolve(file).toString();
        if (macros.at(path, line, 1, name + "()").isPresent()) {
          known.add(file + ":" + line + " " + name);
        }
      }
    }
    return known;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-gdwarf-5", "-gdwarf-4", "-gdwarf-4 -gstrict-dwarf", "-gdwarf-2 -gstrict-dwarf"})
  void agreesWithGdb(String flags) throws Exception {
    Path program = compile(flags);
    for (String file : List.of("prog.c", "head.h")) {
      int lines = file.equals("prog.c") ? 11 : 4;
      List<String> gdb = gdb(program, file, lines);
      assertTrue(gdb.size() > lines, "gdb answered little");
      assertEquals(gdb, ours(program, file, lines));
    }
  }
}
