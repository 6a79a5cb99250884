/**
 * ELF files and images: headers, segments, sections, notes, symbols, build ids. Stands on memory
 * and machine.
 */
package inquest.engine.elf;
