package inquest.engine.dwarf.code;

import java.util.Optional;

/**
 * What a function is called.
 *
 * @param name {@code DW_AT_name} behind the names of the namespaces, types and functions that the
 *     function is declared in, joined with {@code ::}
 * @param linkageName {@code DW_AT_linkage_name}: as the linker knows it, mangled
 */
public record FunctionName(Optional<String> name, Optional<String> linkageName) {}
