package inquest.engine.elf;

/**
 * An {@code Elf64_Phdr} (System V gABI, chapter 5). Sizes and offsets in bytes; addresses unsigned
 * 64-bit.
 *
 * @param type {@code p_type}
 * @param flags {@code p_flags}: 1 execute, 2 write, 4 read
 * @param offset {@code p_offset}
 * @param vaddr {@code p_vaddr}
 * @param filesz {@code p_filesz}
 * @param memsz {@code p_memsz}
 * @param align {@code p_align}
 */
public record ProgramHeader(
    int type, int flags, long offset, long vaddr, long filesz, long memsz, long align) {
  /** {@code PT_LOAD}. */
  public static final int LOAD = 1;

  /** {@code PT_DYNAMIC}. */
  public static final int DYNAMIC = 2;

  /** {@code PT_INTERP}. */
  public static final int INTERP = 3;

  /** {@code PT_NOTE}. */
  public static final int NOTE = 4;

  /** {@code PT_PHDR}. */
  public static final int PHDR = 6;

  /** {@code PT_TLS}. */
  public static final int TLS = 7;

  /** {@code PT_GNU_EH_FRAME}: {@code .eh_frame_hdr}. */
  public static final int GNU_EH_FRAME = 0x6474e550;

  /** {@code PF_X}. */
  public static final int EXECUTABLE = 1;

  /** {@code PF_W}. */
  public static final int WRITABLE = 2;

  /** {@code PF_R}. */
  public static final int READABLE = 4;

  static final int BYTES = 56;
}
