package inquest.scripts.jython;

import inquest.dsl.relation.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PySequenceList;

/** Takes apart the rows that relations of hooks give. Runs on the threads of {@link Calls} only. */
final class RowCalls {
  private final Interpreter python;
  private final Conversion conversion;
  private final boolean redacted;

  RowCalls(Interpreter python, Conversion conversion, boolean redacted) {
    this.python = python;
    this.conversion = conversion;
    this.redacted = redacted;
  }

  /** The columns that a row has: keys of a dict, fields of a named tuple, columns of a row. */
  List<String> columns(PyObject row) {
    PyObject fields = row.__findattr__("_fields");
    if (fields != null) {
      return texts(fields);
    }
    if (row instanceof PyDictionary dict) {
      List<String> names = new ArrayList<>(texts(dict.__findattr__("keys").__call__()));
      if (row.getClass() == PyDictionary.class) {
        names.sort(null); // a plain dict of Python 2 keeps no order
      }
      return names;
    }
    if (isRow(row)) {
      return texts(row.__getattr__("columns"));
    }
    throw Py.TypeError(
        "rows are dicts or named tuples, or tuples where columns=[...] names their values; this is"
            + " a "
            + row.getType().fastGetName());
  }

  private boolean isRow(PyObject row) {
    return Py.isInstance(row, python.attribute("Row"));
  }

  private static List<String> texts(PyObject names) {
    List<String> all = new ArrayList<>();
    names.asIterable().forEach(name -> all.add(name.toString()));
    return all;
  }

  /** The cells of a row by column. */
  Map<String, Cell> cells(PyObject row, List<String> columns) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    if (row instanceof PyDictionary dict) {
      for (String name : columns) {
        PyObject value = dict.__finditem__(Py.newUnicode(name));
        if (value != null) {
          cells.put(name, conversion.cell(value, redacted));
        }
      }
      refuseOthers(texts(dict.__findattr__("keys").__call__()), columns);
      return cells;
    }
    if (isRow(row)) {
      columns.forEach(
          name -> cells.put(name, conversion.cell(row.__getitem__(Py.newUnicode(name)), redacted)));
      return cells;
    }
    if (row instanceof PySequenceList tuple && tuple.size() == columns.size()) {
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), conversion.cell(tuple.__getitem__(i), redacted));
      }
      return cells;
    }
    throw Py.TypeError(
        "a row is "
            + row.__repr__()
            + ", and not a dict, or a tuple of "
            + columns.size()
            + " values: "
            + String.join(", ", columns));
  }

  private static void refuseOthers(List<String> keys, List<String> columns) {
    for (String key : keys) {
      if (!columns.contains(key)) {
        throw Py.ValueError(
            "a row has '" + key + "', and the columns are " + String.join(", ", columns));
      }
    }
  }
}
