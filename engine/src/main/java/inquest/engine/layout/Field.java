package inquest.engine.layout;

import java.util.Objects;

/**
 * One field of a CPython structure.
 *
 * @param name CPython's own name; a dotted path for a field of a structure that lies inside ({@code
 *     gil.locked})
 * @param offset bytes from the start of the structure
 * @param size bytes
 * @param kind what the bytes are
 * @param bitOffset for a bit field: its lowest bit in the little-endian number of {@code size}
 *     bytes at {@code offset}
 * @param bitSize for a bit field its width in bits; 0 for every other field
 * @param source who says so
 */
public record Field(
    String name, int offset, int size, Kind kind, int bitOffset, int bitSize, Source source) {
  /** Refuses what cannot be a field. */
  public Field {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(source);
    if (offset < 0 || size < 0 || bitOffset < 0 || bitSize < 0 || bitOffset + bitSize > 64) {
      throw new IllegalArgumentException(name + " cannot lie at " + offset + ", size " + size);
    }
  }

  /** A field that is not a bit field. */
  public static Field of(String name, int offset, int size, Kind kind, Source source) {
    return new Field(name, offset, size, kind, 0, 0, source);
  }
}
