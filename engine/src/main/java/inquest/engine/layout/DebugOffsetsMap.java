package inquest.engine.layout;

import java.util.ArrayList;
import java.util.List;

/** Which field each member of {@code _Py_DebugOffsets} describes: {@code debug-offsets.map}. */
final class DebugOffsetsMap {
  /**
   * One line.
   *
   * @param member path in the table
   * @param struct the structure that it describes
   * @param field its field; empty where the member is the structure's size
   * @param optional whether 0 says that the build has no such field
   */
  record Entry(String member, String struct, String field, boolean optional) {
    boolean isSize() {
      return field.isEmpty();
    }
  }

  private DebugOffsetsMap() {}

  static List<Entry> shipped() {
    List<Entry> entries = new ArrayList<>();
    for (String line : Resources.lines("debug-offsets.map")) {
      List<String> words = Resources.words(line);
      if (!words.isEmpty()) {
        entries.add(
            new Entry(
                words.get(0),
                words.get(1),
                words.size() > 2 ? words.get(2) : "",
                words.size() > 3 && words.get(3).equals("optional")));
      }
    }
    return entries;
  }
}
