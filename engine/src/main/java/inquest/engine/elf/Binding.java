package inquest.engine.elf;

/** Binding of a symbol: the high four bits of {@code st_info} (gABI, "Symbol Table"). */
public enum Binding {
  /** {@code STB_LOCAL}. */
  LOCAL(0),
  /** {@code STB_WEAK}. */
  WEAK(1),
  /** {@code STB_GLOBAL} and {@code STB_GNU_UNIQUE}. */
  GLOBAL(2);

  private static final int STB_GLOBAL = 1;
  private static final int STB_WEAK = 2;
  private static final int STB_GNU_UNIQUE = 10;

  private final int strength;

  Binding(int strength) {
    this.strength = strength;
  }

  /** The stronger wins: 0 to 2. */
  int strength() {
    return strength;
  }

  /** What a binding number means; those of other systems count as local. */
  static Binding of(int number) {
    return switch (number) {
      case STB_GLOBAL, STB_GNU_UNIQUE -> GLOBAL;
      case STB_WEAK -> WEAK;
      default -> LOCAL;
    };
  }
}
