package inquest.engine.elf;

/**
 * An {@code Elf64_Sym} that is defined (gABI, "Symbol Table").
 *
 * @param name its name
 * @param value {@code st_value}: an address before relocation
 * @param size {@code st_size} in bytes; 0 when not known
 * @param type low four bits of {@code st_info}: 1 object, 2 function, 6 thread-local
 */
public record Symbol(String name, long value, long size, int type) {}
