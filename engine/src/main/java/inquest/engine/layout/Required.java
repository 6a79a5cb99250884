package inquest.engine.layout;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.Map;

/** The fields without which nothing can be read: {@code required.list}. */
final class Required {
  private Required() {}

  static void check(Map<String, Struct> structs, Binding binding) {
    for (String line : Resources.lines("required.list")) {
      List<String> words = Resources.words(line);
      if (!words.isEmpty() && !has(structs.get(words.get(0)), words.get(1))) {
        throw new Unreadable(
            Absence.UNSUPPORTED,
            0,
            "the layout of CPython "
                + binding.version()
                + " ("
                + binding.flavour().word()
                + " build) does not say where "
                + words.get(0)
                + "."
                + words.get(1).replace("|", " or ")
                + " lies");
      }
    }
  }

  private static boolean has(Struct struct, String fields) {
    if (struct == null) {
      return false;
    }
    int from = 0;
    while (true) {
      int bar = fields.indexOf('|', from);
      if (struct.has(fields.substring(from, bar < 0 ? fields.length() : bar))) {
        return true;
      }
      if (bar < 0) {
        return false;
      }
      from = bar + 1;
    }
  }
}
