package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.layout.Axes.DictForm;
import inquest.engine.layout.Axes.FrameChain;
import inquest.engine.layout.Axes.Instruction;
import inquest.engine.layout.Axes.IntForm;
import inquest.engine.layout.Axes.LineTable;
import inquest.engine.layout.Axes.ReferenceForm;
import inquest.engine.layout.Axes.StringForm;
import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout files that are part of Inquest. */
class ShippedLayoutsTest {
  static List<LayoutFile> files() {
    return Layouts.allShipped();
  }

  private static Axes axes(String version) {
    return Layouts.shipped(PythonVersion.parse(version).orElseThrow(), Flavour.DEFAULT).axes();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isWrittenAsItWasRead(LayoutFile file) throws IOException, BadLayoutFile {
    StringBuilder text = new StringBuilder();
    new LayoutWriter(false).write(file, text);
    assertEquals(file, LayoutParser.parse(text.toString(), Source.SHIPPED));
  }

  @ParameterizedTest
  @MethodSource("files")
  void fieldsLieInsideTheirStructures(LayoutFile file) {
    assertTrue(file.structs().structs().size() > 90, "too few structures in " + file.madeFrom());
    for (Struct struct : file.structs().structs().values()) {
      assertFalse(struct.size() == 0, struct.name());
      for (Field field : struct.fields().values()) {
        assertTrue(
            field.offset() + field.size() <= struct.size(), struct.name() + "." + field.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.7.18, FRAME_OBJECTS, LASTI_BYTES, LNOTAB_UNSIGNED",
    "3.6.15, FRAME_OBJECTS, LASTI_BYTES, LNOTAB_SIGNED",
    "3.9.2, FRAME_OBJECTS, LASTI_BYTES, LNOTAB_SIGNED",
    "3.10.13, FRAME_OBJECTS, LASTI_UNITS, RANGES",
    "3.11.7, CFRAME, PREV_INSTR, LOCATIONS",
    "3.12.1, CFRAME, PREV_INSTR, LOCATIONS",
    "3.13.0, CURRENT_FRAME, INSTR_PTR, LOCATIONS",
    "3.14.10, CURRENT_FRAME, INSTR_PTR, LOCATIONS",
    "3.15.2, CURRENT_FRAME, INSTR_PTR, LOCATIONS",
  })
  void framesOfEachVersion(
      String version, FrameChain frames, Instruction instruction, LineTable lines) {
    Axes axes = axes(version);
    assertEquals(frames, axes.frames());
    assertEquals(instruction, axes.instruction());
    assertEquals(lines, axes.lines());
  }

  @ParameterizedTest
  @CsvSource({
    "2.7.18, SIGNED_SIZE, OLD, INSTANCE_DICT, PYTHON2, PLAIN",
    "3.6.15, SIGNED_SIZE, COMPACT, INSTANCE_DICT, FLEXIBLE, PLAIN",
    "3.10.13, SIGNED_SIZE, COMPACT, INSTANCE_DICT, FLEXIBLE, PLAIN",
    "3.11.7, SIGNED_SIZE, UNICODE_KEYED, MANAGED_VALUES_BEFORE, FLEXIBLE, PLAIN",
    "3.12.1, TAG, UNICODE_KEYED, MANAGED_DICT_OR_VALUES, FLEXIBLE, PLAIN",
    "3.13.0, TAG, UNICODE_KEYED, INLINE_VALUES, FLEXIBLE, PLAIN",
    "3.14.10, TAG, UNICODE_KEYED, INLINE_VALUES, FLEXIBLE, TAGGED",
    "3.15.2, TAG, UNICODE_KEYED, INLINE_VALUES, FLEXIBLE, TAGGED",
  })
  void objectsOfEachVersion(
      String version,
      IntForm ints,
      DictForm dicts,
      AttributeForm attributes,
      StringForm strings,
      ReferenceForm references) {
    Axes axes = axes(version);
    assertEquals(ints, axes.ints());
    assertEquals(dicts, axes.dicts());
    assertEquals(attributes, axes.attributes());
    assertEquals(strings, axes.strings());
    assertEquals(references, axes.references());
  }

  @Test
  void saysWhenThereIsNoLayoutForAVersion() {
    Unreadable thrown =
        assertThrows(
            Unreadable.class,
            () -> Layouts.shipped(PythonVersion.ofMinor(3, 4), Flavour.FREE_THREADED));
    assertEquals(
        "unreadable: Inquest has no layout for a free-threaded build of 3.4", thrown.getMessage());
  }
}
