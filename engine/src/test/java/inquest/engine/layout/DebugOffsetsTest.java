package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in which 3.13 and later say where their own fields lie. */
class DebugOffsetsTest {
  private static final long ADDRESS = 0x7f00_0000_1000L;
  private static final PythonVersion VERSION = new PythonVersion(3, 15, 2, 'f', 0);

  static List<Layouts.Known> withTable() {
    return Layouts.known().stream().filter(k -> Series.hasDebugOffsets(k.version())).toList();
  }

  private static Layout layout() {
    return Layouts.shipped(VERSION, Flavour.DEFAULT);
  }

  /** The table as a process of this layout has it. */
  private static ByteBuffer table(Layout layout) {
    Struct shape = layout.struct("_Py_DebugOffsets");
    ByteBuffer table = ByteBuffer.allocate(shape.size()).order(ByteOrder.LITTLE_ENDIAN);
    PythonVersion v = layout.version();
    boolean free = layout.flavour().word().startsWith("free");
    table.putLong(0, DebugOffsets.COOKIE);
    table.putLong(8, (long) v.major() << 24 | v.minor() << 16 | v.micro() << 8 | 0xf0);
    table.putLong(16, free ? 1 : 0);
    for (DebugOffsetsMap.Entry entry : DebugOffsetsMap.shipped()) {
      Struct struct = layout.find(entry.struct()).orElse(null);
      if (shape.has(entry.member()) && struct != null) {
        int at = shape.offset(entry.member());
        if (entry.isSize()) {
          table.putLong(at, struct.size());
        } else if (struct.has(entry.field())) {
          table.putLong(at, struct.offset(entry.field()));
        }
      }
    }
    return table;
  }

  private static int at(String member) {
    return layout().struct("_Py_DebugOffsets").offset(member);
  }

  private static DebugOffsets read(ByteBuffer table) {
    return DebugOffsets.read(new ArrayMemory(ADDRESS, table.array()), ADDRESS);
  }

  private static List<String> texts(Notes notes) {
    return notes.toList().stream().map(Note::toString).toList();
  }

  private static Layout bind(DebugOffsets table, Notes notes) {
    return Layouts.bind(Binding.shipped(VERSION, Flavour.DEFAULT).with(table), notes);
  }

  @ParameterizedTest
  @MethodSource("withTable")
  void everyShippedLayoutAgreesWithItsOwnTable(Layouts.Known known) {
    Layout layout = Layouts.shipped(known.version(), known.flavour());
    DebugOffsets table = read(table(layout));
    Notes notes = new Notes();
    Layout bound =
        Layouts.bind(Binding.shipped(known.version(), known.flavour()).with(table), notes);
    assertEquals(List.of(), texts(notes));
    assertEquals(
        Source.DEBUG_OFFSETS, bound.struct("PyThreadState").field("current_frame").source());
    assertEquals(Source.SHIPPED, bound.struct("PyThreadState").field("context").source());
    layout
        .structs()
        .forEach((name, struct) -> {
          assertEquals(struct.size(), bound.struct(name).size(), name);
          struct
              .fields()
              .forEach((field, f) ->
                  assertEquals(f.offset(), bound.struct(name).offset(field), name + "." + field));
        });
  }

  @Test
  void givesVersionAndFlavour() {
    DebugOffsets table = read(table(layout()));
    assertEquals(VERSION, table.version());
    assertFalse(table.freeThreaded());
  }

  @Test
  void noCookieNoTable() {
    ByteBuffer table = table(layout());
    table.put(3, (byte) 'x');
    assertFalse(DebugOffsets.startsAt(new ArrayMemory(ADDRESS, table.array()), ADDRESS));
    Unreadable thrown = assertThrows(Unreadable.class, () -> read(table));
    assertEquals(
        "unreadable at 0x7f0000001000: there is no table of debug offsets", thrown.getMessage());
  }

  @Test
  void aTableOfAnImpossibleVersionIsDamaged() {
    ByteBuffer table = table(layout());
    table.putLong(8, 0x030900f0);
    Unreadable thrown = assertThrows(Unreadable.class, () -> read(table));
    assertEquals(
        "unreadable at 0x7f0000001000: the table of debug offsets is damaged", thrown.getMessage());
  }

  @Test
  void anOffsetBehindItsStructureIsNotUsed() {
    ByteBuffer table = table(layout());
    table.putLong(at("thread_state.thread_id"), 100_000);
    Notes notes = new Notes();
    Layout bound = bind(read(table), notes);
    assertEquals(
        List.of(
            "debug offsets: thread_state.thread_id is 100000, which cannot be right; it is not"
                + " used"),
        texts(notes));
    assertEquals(Source.SHIPPED, bound.struct("PyThreadState").field("thread_id").source());
  }

  @Test
  void anOffsetThatIsNotAlignedIsNotUsed() {
    ByteBuffer table = table(layout());
    table.putLong(at("thread_state.interp"), 17);
    Notes notes = new Notes();
    Layout bound = bind(read(table), notes);
    assertEquals(
        List.of("debug offsets: PyThreadState.interp cannot lie at 17; it is not used"),
        texts(notes));
    assertEquals(16, bound.struct("PyThreadState").offset("interp"));
  }

  @Test
  void whereTheBuildDiffersFieldsBehindTheLastAgreementAreNotKnown() {
    Struct shipped = layout().struct("PyThreadState");
    ByteBuffer table = table(layout());
    table.putLong(at("thread_state.size"), shipped.size() + 8);
    table.putLong(at("thread_state.native_thread_id"), shipped.offset("native_thread_id") + 8);
    table.putLong(at("thread_state.datastack_chunk"), shipped.offset("datastack_chunk") + 8);
    table.putLong(at("thread_state.exc_state"), shipped.offset("exc_state") + 8);
    Notes notes = new Notes();
    Struct bound = bind(read(table), notes).struct("PyThreadState");
    assertTrue(bound.has("exc_info"), "it lies before the difference");
    assertFalse(bound.has("context"), "it lies behind the difference");
    assertEquals(shipped.offset("datastack_chunk") + 8, bound.offset("datastack_chunk"));
    assertEquals(1, notes.toList().size());
    assertTrue(
        texts(notes).get(0).startsWith("layout: PyThreadState differs here (896 bytes) from"),
        texts(notes).get(0));
  }

  @Test
  void whatLiesInsideAMovedStructureMovesWithIt() {
    Struct shipped = layout().struct("PyThreadState");
    ByteBuffer table = table(layout());
    table.putLong(at("thread_state.status"), shipped.offset("_status") + 16);
    Struct bound = bind(read(table), new Notes()).struct("PyThreadState");
    assertEquals(shipped.offset("_status.finalizing") + 16, bound.offset("_status.finalizing"));
    assertEquals(5, bound.field("_status.finalizing").bitOffset());
  }

  @Test
  void aTableOfALaterSeriesIsReadAsTheNewestKnown() {
    ByteBuffer table = table(layout());
    table.putLong(8, 0x031000f0);
    Notes notes = new Notes();
    DebugOffsets read = read(table);
    Layout bound = Layouts.bind(Binding.shipped(read.version(), Flavour.DEFAULT).with(read), notes);
    assertEquals("3.16.0", bound.version().toString());
    assertEquals(
        List.of(
            "debug offsets: their form in 3.16.0 is not known; they are read as those of 3.15",
            "layout: Inquest has no layout for a default build of 3.16.0; that of a default build"
                + " of 3.15.2 is used, and some answers may be wrong"),
        texts(notes));
  }
}
