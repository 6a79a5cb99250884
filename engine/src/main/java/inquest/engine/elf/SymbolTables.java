package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The defined symbols of one file. A look-up by name compares with the bytes of the string table
 * and builds no map. Cost of each call: one pass over the tables, the small one of exported symbols
 * first.
 */
public final class SymbolTables {
  private static final int SYMBOL_BYTES = 24;

  private final ElfFile file;

  SymbolTables(ElfFile file) {
    this.file = file;
  }

  /** The defined symbol of that name; empty where there is none. */
  public Optional<Symbol> find(String name) {
    return Optional.ofNullable(findAll(List.of(name)).get(name));
  }

  /** The defined symbols of those names; names that are not there are left out. */
  public Map<String, Symbol> findAll(List<String> names) {
    return find(names, tables(Section.DYNSYM, Section.SYMTAB));
  }

  /**
   * The same for names that are exported wherever they are defined: {@code .symtab}, which is
   * large, is looked at only in a file without {@code .dynsym}.
   */
  public Map<String, Symbol> findExported(List<String> names) {
    List<Section> tables = tables(Section.DYNSYM, Section.SYMTAB);
    return find(names, tables.subList(0, Math.min(1, tables.size())));
  }

  private Map<String, Symbol> find(List<String> names, List<Section> tables) {
    Map<String, Symbol> found = new HashMap<>();
    List<Wanted> missing = new ArrayList<>();
    names.forEach(name -> missing.add(Wanted.of(name)));
    for (Section table : tables) {
      eachNamed(table, missing, symbol -> found.putIfAbsent(symbol.name(), symbol));
      missing.removeIf(wanted -> found.containsKey(wanted.name));
      if (missing.isEmpty()) {
        break;
      }
    }
    return found;
  }

  /** Every defined symbol of every table, in file order; exported ones come twice. */
  public void forEach(Consumer<Symbol> action) {
    for (Section table : tables(Section.SYMTAB, Section.DYNSYM)) {
      eachNamed(table, List.of(), action);
    }
  }

  private List<Section> tables(int first, int second) {
    List<Section> tables = new ArrayList<>();
    List<Section> sections = file.sections();
    sections.stream().filter(s -> s.type() == first).forEach(tables::add);
    sections.stream().filter(s -> s.type() == second).forEach(tables::add);
    return tables;
  }

  /** Hands out the defined symbols that are wanted; all where the list is empty. */
  private void eachNamed(Section table, List<Wanted> wanted, Consumer<Symbol> action) {
    List<Section> sections = file.sections();
    if (table.link() < 0 || table.link() >= sections.size()) {
      return;
    }
    Section stringSection = sections.get(table.link());
    Bytes symbols = file.bytes().clipped(table.offset(), table.size());
    Bytes strings = file.bytes().clipped(stringSection.offset(), stringSection.size());
    for (long at = 0; at <= symbols.length() - SYMBOL_BYTES; at += SYMBOL_BYTES) {
      long name = symbols.u32(at);
      if (name != 0
          && name < strings.length()
          && (wanted.isEmpty() || isWanted(wanted, strings, name))
          && symbols.u16(at + 6) != 0) {
        action.accept(
            new Symbol(
                strings.latin1(name),
                symbols.i64(at + 8),
                symbols.i64(at + 16),
                symbols.u8(at + 4) & 0xf));
      }
    }
  }

  private static boolean isWanted(List<Wanted> wanted, Bytes strings, long at) {
    boolean wide = at <= strings.length() - 8;
    long start = wide ? strings.i64(at) : 0;
    for (int i = 0; i < wanted.size(); i++) {
      Wanted name = wanted.get(i);
      if ((!wide || (start & name.mask) == name.start) && name.isAt(strings, at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A name that is looked for.
   *
   * @param start its first eight bytes, with its zero byte where it is shorter
   * @param mask which of those eight count
   */
  private record Wanted(String name, long start, long mask) {
    static Wanted of(String name) {
      long start = 0;
      for (int i = Math.min(8, name.length()) - 1; i >= 0; i--) {
        start = (start << 8) | name.charAt(i);
      }
      long mask = name.length() >= 7 ? -1 : (1L << (8 * (name.length() + 1))) - 1;
      return new Wanted(name, start, mask);
    }

    boolean isAt(Bytes strings, long at) {
      int length = name.length();
      if (at + length >= strings.length() || strings.u8(at + length) != 0) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (strings.u8(at + i) != name.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
