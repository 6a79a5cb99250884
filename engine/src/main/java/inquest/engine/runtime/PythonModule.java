package inquest.engine.runtime;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.elf.Section;
import inquest.engine.elf.Symbol;
import inquest.engine.elf.SymbolTables;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A module that may hold CPython.
 *
 * @param module the module
 * @param symbols addresses in the process of the symbols of CPython that its file has
 * @param section address in the process of the section {@code .PyRuntime}
 */
record PythonModule(LoadedModule module, Map<String, Long> symbols, OptionalLong section) {
  private static final List<String> NAMES =
      List.of(
          "_PyRuntime",
          "Py_Version",
          "Py_GetVersion",
          "interp_head",
          "PyInterpreterState_Head",
          "_PyThreadState_Current",
          "_Py_Finalizing",
          "interpreter_lock",
          "main_thread",
          "collecting");

  private static final int ENDBR64 = 0xfa1e0ff3;

  /** Looks into the module's file, where there is one. */
  static PythonModule of(LoadedModule module) {
    Map<String, Long> symbols = new HashMap<>();
    OptionalLong section = OptionalLong.empty();
    Optional<Binary> binary = module.binary();
    if (binary.isPresent()) {
      SymbolTables tables = binary.get().elf().symbols();
      Map<String, Symbol> found = tables.findExported(NAMES);
      if (!found.containsKey("_PyRuntime") && found.containsKey("Py_GetVersion")) {
        found = tables.findAll(NAMES); // before 3.7 they are variables of their files
      }
      found.forEach((name, symbol) -> symbols.put(name, symbol.value() + module.loadBias()));
      Optional<Section> runtime = binary.get().elf().section(".PyRuntime");
      if (runtime.isPresent()) {
        section = OptionalLong.of(runtime.get().addr() + module.loadBias());
      }
    }
    return new PythonModule(module, Map.copyOf(symbols), section);
  }

  /** Whether its file shows that CPython is in it. */
  boolean holdsPython() {
    return section.isPresent()
        || symbols.containsKey("_PyRuntime")
        || symbols.containsKey("_PyThreadState_Current")
        || symbols.containsKey("PyInterpreterState_Head");
  }

  /**
   * Whether its name is that of a file that CPython may be in. An extension module, as {@code
   * _json.cpython-312-x86_64-linux-gnu.so}, is none.
   */
  static boolean namedPython(LoadedModule module) {
    String name = module.module().fileName();
    return name.contains("python") && !name.contains(".cpython-");
  }

  OptionalLong symbol(String name) {
    Long address = symbols.get(name);
    return address == null ? OptionalLong.empty() : OptionalLong.of(address);
  }

  /**
   * Before 3.7, the address of {@code interp_head}, a private variable: its own symbol, or what the
   * exported {@code PyInterpreterState_Head} loads ({@code mov interp_head(%rip), %rax; ret}).
   */
  OptionalLong interpreterHead(Memory memory) {
    OptionalLong symbol = symbol("interp_head");
    OptionalLong function = symbol("PyInterpreterState_Head");
    if (symbol.isPresent() || function.isEmpty()) {
      return symbol;
    }
    try {
      long at = function.getAsLong();
      at += memory.i32(at) == ENDBR64 ? 4 : 0;
      boolean load =
          memory.u8(at) == 0x48 && memory.u8(at + 1) == 0x8b && memory.u8(at + 2) == 0x05;
      return load && memory.u8(at + 7) == 0xc3
          ? OptionalLong.of(at + 7 + memory.i32(at + 3))
          : OptionalLong.empty();
    } catch (Unreadable e) {
      return OptionalLong.empty(); // other ways remain
    }
  }
}
