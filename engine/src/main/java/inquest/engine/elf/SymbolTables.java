package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The defined symbols of one file. A look-up by name scans the string table's bytes once and builds
 * no map. Cost of each call: one pass over the tables.
 */
public final class SymbolTables {
  private static final int SYMBOL_BYTES = 24;

  private final ElfFile file;

  SymbolTables(ElfFile file) {
    this.file = file;
  }

  /** The defined symbol of that name, {@code .symtab} first; empty where there is none. */
  public Optional<Symbol> find(String name) {
    return Optional.ofNullable(findAll(List.of(name)).get(name));
  }

  /** The defined symbols of those names; names that are not there are left out. */
  public Map<String, Symbol> findAll(List<String> names) {
    Map<String, Symbol> found = new HashMap<>();
    for (Section table : tables()) {
      eachNamed(table, names, symbol -> found.putIfAbsent(symbol.name(), symbol));
      if (found.size() == names.size()) {
        break;
      }
    }
    return found;
  }

  /** Every defined symbol of every table, in file order. */
  public void forEach(Consumer<Symbol> action) {
    for (Section table : tables()) {
      eachNamed(table, null, action);
    }
  }

  private List<Section> tables() {
    List<Section> tables = new ArrayList<>();
    List<Section> sections = file.sections();
    sections.stream().filter(s -> s.type() == Section.SYMTAB).forEach(tables::add);
    sections.stream().filter(s -> s.type() == Section.DYNSYM).forEach(tables::add);
    return tables;
  }

  private void eachNamed(Section table, List<String> wanted, Consumer<Symbol> action) {
    List<Section> sections = file.sections();
    if (table.link() < 0 || table.link() >= sections.size()) {
      return;
    }
    Section stringSection = sections.get(table.link());
    Bytes symbols = file.bytes().clipped(table.offset(), table.size());
    Bytes strings = file.bytes().clipped(stringSection.offset(), stringSection.size());
    for (long at = 0; at <= symbols.length() - SYMBOL_BYTES; at += SYMBOL_BYTES) {
      int section = symbols.u16(at + 6);
      long name = symbols.u32(at);
      if (section == 0 || name == 0 || name >= strings.length()) {
        continue;
      }
      if (wanted != null && wanted.stream().noneMatch(w -> matches(strings, name, w))) {
        continue;
      }
      action.accept(
          new Symbol(
              strings.latin1(name),
              symbols.i64(at + 8),
              symbols.i64(at + 16),
              symbols.u8(at + 4) & 0xf));
    }
  }

  private static boolean matches(Bytes strings, long at, String wanted) {
    int length = wanted.length();
    if (at + length >= strings.length() || strings.u8(at + length) != 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (strings.u8(at + i) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
