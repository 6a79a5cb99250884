package inquest.engine.elf;

import inquest.engine.memory.Bytes;

/**
 * One note of a {@code PT_NOTE} segment or {@code SHT_NOTE} section (gABI, "Note Section").
 *
 * @param name the owner, without its zero byte ("CORE", "LINUX", "GNU")
 * @param type the type, in the owner's own numbering
 * @param description the content
 * @param whole false when the file ended inside the note
 */
public record ElfNote(String name, int type, Bytes description, boolean whole) {}
