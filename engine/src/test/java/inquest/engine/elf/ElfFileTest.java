package inquest.engine.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.memory.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElfFileTest {
  private static final String ID = "00ff";

  @Test
  void theBuildIdComesFromTheNoteSegment() throws NotElf {
    ElfFile file = ElfFile.parse(Bytes.of(ElfBuilder.library(ID)));
    assertEquals(Optional.of(ID), file.buildId());
    assertEquals(ElfFile.DYN, file.type());
    assertEquals(0, file.firstLoadAddress());
    assertFalse(file.truncated());
  }

  @Test
  void aFileThatEndsInsideASegmentIsTruncated() throws NotElf {
    byte[] library = ElfBuilder.library(ID);
    ElfFile file = ElfFile.parse(Bytes.of(Arrays.copyOf(library, library.length - 1)));
    assertTrue(file.truncated());
    assertFalse(file.headersTruncated());
    assertEquals(4095, file.content(file.programHeaders().get(2)).length());
  }

  @Test
  void programHeadersThatAreThereAreGiven() throws NotElf {
    ElfFile file = ElfFile.parse(Bytes.of(Arrays.copyOf(ElfBuilder.library(ID), 64 + 2 * 56 + 10)));
    assertTrue(file.headersTruncated());
    assertEquals(2, file.programHeaders().size());
  }

  /** A core of 65535 segments and more counts them in a section header at its very end. */
  @Test
  void headersAreFoundWhereTheirCountIsCutOff() throws NotElf {
    ElfBuilder core = new ElfBuilder(ElfFile.CORE, 62);
    core.segment(4, 0, 0, ElfBuilder.note("CORE", 1, new byte[8]));
    core.segment(1, 4, 0x1000, new byte[4096]);
    byte[] bytes = core.build();
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort(56, (short) 0xffff).putLong(40, 1L << 40);
    ElfFile cut = ElfFile.parse(Bytes.of(bytes));
    assertEquals(List.of(4, 1), cut.programHeaders().stream().map(ProgramHeader::type).toList());
    assertTrue(cut.headersTruncated());
  }

  @Test
  void aNoteThatIsCutOffIsGivenAsFarAsItGoes() {
    byte[] note = ElfBuilder.note("CORE", 7, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    List<ElfNote> notes = ElfFile.parseNotes(Bytes.of(Arrays.copyOf(note, note.length - 3)), 4);
    assertEquals(1, notes.size());
    assertEquals("CORE", notes.getFirst().name());
    assertEquals(5, notes.getFirst().description().length());
    assertFalse(notes.getFirst().whole());
  }

  @Test
  void sectionsAreParsedOnce() throws NotElf {
    ElfFile file = ElfFile.parse(Bytes.of(ElfBuilder.library(ID)));
    assertSame(file.sections(), file.sections());
  }

  @Test
  void whatIsNotElfSaysWhy() {
    byte[] library = ElfBuilder.library(ID);
    assertEquals(NotElf.Reason.NO_MAGIC, reason(new byte[100]));
    assertEquals(NotElf.Reason.NO_MAGIC, reason(new byte[0]));
    assertEquals(NotElf.Reason.TOO_SHORT, reason(Arrays.copyOf(library, 63)));
    library[5] = 2;
    assertEquals(NotElf.Reason.BIG_ENDIAN, reason(library));
    library[4] = 1;
    assertEquals(NotElf.Reason.NOT_64_BIT, reason(library));
  }

  private static NotElf.Reason reason(byte[] bytes) {
    return assertThrows(NotElf.class, () -> ElfFile.parse(Bytes.of(bytes))).reason();
  }
}
