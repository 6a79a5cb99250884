package inquest.engine.elf;

/**
 * An {@code Elf64_Shdr} with its name (gABI, chapter 4).
 *
 * @param name its name in {@code .shstrtab}
 * @param type {@code sh_type}
 * @param flags {@code sh_flags}
 * @param addr {@code sh_addr}
 * @param offset {@code sh_offset} in the file
 * @param size {@code sh_size} in the file
 * @param link {@code sh_link}
 * @param entsize {@code sh_entsize}
 */
public record Section(
    String name, int type, long flags, long addr, long offset, long size, int link, long entsize) {
  /** {@code SHT_SYMTAB}. */
  public static final int SYMTAB = 2;

  /** {@code SHT_NOTE}. */
  public static final int NOTE = 7;

  /** {@code SHT_NOBITS}. */
  public static final int NOBITS = 8;

  /** {@code SHT_DYNSYM}. */
  public static final int DYNSYM = 11;

  /** {@code SHF_COMPRESSED}. */
  public static final long COMPRESSED = 0x800;
}
