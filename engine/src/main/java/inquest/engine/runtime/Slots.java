package inquest.engine.runtime;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.runtime.CodeObject.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the slots of a code object's frames are called, and what is in them. */
final class Slots {
  /** {@code CO_FAST_HIDDEN}, {@code CO_FAST_CELL}, {@code CO_FAST_FREE} (pycore_code.h). */
  private static final int HIDDEN = 0x10;

  private static final int CELL = 0x40;
  private static final int FREE = 0x80;

  private final Objects objects;
  private final ByteTables tables;

  Slots(Objects objects, ByteTables tables) {
    this.objects = objects;
    this.tables = tables;
  }

  /** The variables of a {@code PyCodeObject}, arguments first, then in slot order. */
  List<Variable> of(View code) {
    return code.has("co_localsplusnames") ? together(code) : apart(code);
  }

  /** From 3.11: one tuple of names, one byte each of what they are. */
  private List<Variable> together(View code) {
    List<String> names = names(code, "co_localsplusnames");
    byte[] kinds = tables.bytes(code.pointer("co_localspluskinds"));
    if (kinds.length != names.size()) {
      throw Unreadable.implausible(
          code.address(), kinds.length + " kinds of " + names.size() + " variables");
    }
    long arguments = arguments(code);
    List<Variable> variables = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      int kind = kinds[i];
      Local.Kind is =
          i < arguments
              ? Local.Kind.ARGUMENT
              : (kind & FREE) != 0
                  ? Local.Kind.FREE
                  : (kind & CELL) != 0 ? Local.Kind.CELL : Local.Kind.LOCAL;
      variables.add(
          new Variable(names.get(i), is, i, (kind & (CELL | FREE)) != 0, (kind & HIDDEN) != 0));
    }
    return variables;
  }

  /**
   * To 3.10: locals, then cells, then free variables. An argument that inner functions share is
   * among the cells too: its value is there ({@code co_cell2arg}).
   */
  private List<Variable> apart(View code) {
    List<String> locals = names(code, "co_varnames");
    List<String> cells = names(code, "co_cellvars");
    List<String> free = names(code, "co_freevars");
    long arguments = arguments(code);
    Map<String, Integer> shared = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      shared.put(cells.get(i), locals.size() + i);
    }
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < locals.size(); i++) {
      String name = locals.get(i);
      Integer cell = i < arguments ? shared.remove(name) : null;
      Local.Kind kind = i < arguments ? Local.Kind.ARGUMENT : Local.Kind.LOCAL;
      variables.add(new Variable(name, kind, cell == null ? i : cell, cell != null, false));
    }
    for (int i = 0; i < cells.size(); i++) {
      if (shared.containsKey(cells.get(i))) {
        variables.add(new Variable(cells.get(i), Local.Kind.CELL, locals.size() + i, true, false));
      }
    }
    for (int i = 0; i < free.size(); i++) {
      int slot = locals.size() + cells.size() + i;
      variables.add(new Variable(free.get(i), Local.Kind.FREE, slot, true, false));
    }
    return variables;
  }

  private static long arguments(View code) {
    long flags = code.integer("co_flags");
    long keywordOnly = code.has("co_kwonlyargcount") ? code.integer("co_kwonlyargcount") : 0;
    return code.integer("co_argcount")
        + keywordOnly
        + ((flags & CodeObject.VARARGS) != 0 ? 1 : 0)
        + ((flags & CodeObject.VARKEYWORDS) != 0 ? 1 : 0);
  }

  private List<String> names(View code, String field) {
    Ref tuple = new Ref(code.pointer(field));
    if (tuple.isNull()) {
      return List.of(); // 3.10 leaves out what is empty
    }
    Items items = objects.items(tuple);
    if (items.length() > objects.limits().chain()) {
      throw Unreadable.implausible(tuple.address(), items.length() + " variables");
    }
    List<String> names = new ArrayList<>((int) items.length());
    for (long i = 0; i < items.length(); i++) {
      names.add(objects.text(items.get(i)));
    }
    return names;
  }
}
