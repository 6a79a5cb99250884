package inquest.engine.elf;

import java.util.Objects;

/**
 * The symbol of a function or of a label in code.
 *
 * @param name its name as the table has it, mangled where the language does that, without a
 *     version's {@code @VERSION} or {@code @@VERSION}
 * @param start {@code st_value}: an address of the file, unsigned
 * @param size {@code st_size} in bytes, unsigned; 0 when not known
 * @param binding how far it is visible
 * @param table the table that has it
 */
public record FunctionSymbol(
    String name, long start, long size, Binding binding, SymbolTable.Kind table) {
  /** Refuses null parts. */
  public FunctionSymbol {
    Objects.requireNonNull(name);
    Objects.requireNonNull(binding);
    Objects.requireNonNull(table);
  }
}
