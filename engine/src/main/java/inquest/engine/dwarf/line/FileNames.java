package inquest.engine.dwarf.line;

import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Format;
import inquest.engine.dwarf.entry.Pages;
import inquest.engine.dwarf.entry.Texts;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The directories and files of a line program (DWARF 5 section 6.2.4, entries 11 to 18; DWARF 4
 * section 6.2.4, entries 11 and 12). Names are decoded when asked for.
 */
final class FileNames {
  private static final int LNCT_PATH = 1;
  private static final int LNCT_DIRECTORY_INDEX = 2;

  /** Names as forms and values: a table of them. */
  private static final class Entries {
    private int[] forms = new int[16];
    private long[] values = new long[16];
    private int[] directories = new int[16];
    private int count;

    void add(int form, long value, long directory) {
      if (count == forms.length) {
        forms = Arrays.copyOf(forms, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
        directories = Arrays.copyOf(directories, 2 * count);
      }
      forms[count] = form;
      values[count] = value;
      directories[count++] = Math.clamp(directory, -1, Integer.MAX_VALUE);
    }
  }

  private final Unit unit;
  private final Pages section;
  private final int first; // number of the first file, and of the first directory
  private final Entries directories = new Entries();
  private final Entries files = new Entries();

  private FileNames(Unit unit, Pages section, int first) {
    this.unit = unit;
    this.section = section;
    this.first = first;
  }

  /** The tables of versions 2 to 4. */
  static FileNames plain(Unit unit, Pages section, Cursor in, long end) {
    FileNames names = new FileNames(unit, section, 1);
    for (long at = in.at(); at < end && in.u8() != 0; at = in.at()) {
      in.seek(at);
      in.skipString();
      names.directories.add(Dw.FORM_STRING, at, 0);
    }
    for (long at = in.at(); at < end && in.u8() != 0; at = in.at()) {
      in.seek(at);
      names.define(in);
    }
    return names;
  }

  /** Adds a file as versions 2 to 4 write it, in the header or as an opcode. */
  void define(Cursor in) {
    long at = in.at();
    in.skipString();
    files.add(Dw.FORM_STRING, at, in.uleb());
    in.uleb(); // time of the last change
    in.uleb(); // bytes
  }

  /** The tables of version 5, which describe themselves. */
  static FileNames described(Unit unit, Pages section, Cursor in, long end, Format format) {
    FileNames names = new FileNames(unit, section, 0);
    read(in, end, format, names.directories);
    read(in, end, format, names.files);
    return names;
  }

  private static void read(Cursor in, long end, Format format, Entries into) {
    int columns = in.u8();
    long[] types = new long[columns];
    int[] forms = new int[columns];
    for (int i = 0; i < columns; i++) {
      types[i] = in.uleb();
      forms[i] = (int) in.uleb();
    }
    long count = in.uleb();
    if (count < 0 || count > end - in.at()) { // an entry has a name, which has a byte
      throw Unreadable.implausible(0, "a line program claims " + count + " files");
    }
    for (long i = 0; i < count; i++) {
      int form = 0;
      long name = 0;
      long directory = 0;
      for (int c = 0; c < columns; c++) {
        long value = format.value(in, forms[c], 0);
        if (types[c] == LNCT_PATH) {
          form = forms[c];
          name = value;
        } else if (types[c] == LNCT_DIRECTORY_INDEX) {
          directory = value;
        }
      }
      into.add(form, name, directory);
    }
  }

  /** Whether the program has a file of that number. */
  private boolean has(long number) {
    return number >= first && number - first < files.count;
  }

  /**
   * The path of a file: its name in its directory in the directory of the compilation, as far as
   * each is relative; empty where there is no file of that number.
   *
   * @param number as the program and {@code DW_AT_call_file} count: from 1 to version 4, from 0 in
   *     version 5
   * @throws Unreadable when a name lies outside its section
   */
  Optional<String> path(long number) {
    if (!has(number)) {
      return Optional.empty();
    }
    int i = (int) (number - first);
    String name = text(files, i);
    if (name.startsWith("/")) {
      return Optional.of(name);
    }
    int directory = files.directories[i] - first;
    String below =
        directory >= 0 && directory < directories.count ? text(directories, directory) : "";
    String path = below.isEmpty() ? name : below + "/" + name;
    if (path.startsWith("/")) {
      return Optional.of(path);
    }
    return Optional.of(
        unit.linked().root().text(Dw.AT_COMP_DIR).map(folder -> folder + "/" + path).orElse(path));
  }

  private String text(Entries entries, int i) {
    return Texts.read(unit, section, entries.forms[i], entries.values[i]);
  }
}
