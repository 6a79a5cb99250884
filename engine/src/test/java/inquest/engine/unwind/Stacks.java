package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.elf.Symbol;
import inquest.engine.note.Limits;
import inquest.engine.target.CoreTarget;
import inquest.engine.target.NativeThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stacks of a core as Inquest walks them, and what tests compare them with. */
final class Stacks {
  private Stacks() {}

  /** By thread, in the core's order. */
  static Map<Integer, NativeStack> of(Path core, SearchOptions search) throws Exception {
    try (ProcessImage image = ProcessImage.of(CoreTarget.open(core), search)) {
      return of(image);
    }
  }

  static Map<Integer, NativeStack> of(ProcessImage image) {
    Unwinder unwinder = new Unwinder(image, Limits.defaults());
    Map<Integer, NativeStack> stacks = new LinkedHashMap<>();
    for (NativeThread thread : image.target().threads()) {
      stacks.put(thread.tid(), unwinder.unwind(thread));
    }
    return stacks;
  }

  /** Says the same frames and canonical frame addresses as gdb. */
  static void assertSame(Map<Integer, List<Gdb.Frame>> gdb, Map<Integer, NativeStack> ours) {
    assertFalse(gdb.isEmpty(), "gdb found no thread");
    assertEquals(gdb.keySet(), java.util.Set.copyOf(ours.keySet()));
    gdb.forEach((tid, theirs) -> {
      List<Gdb.Frame> frames = new ArrayList<>();
      for (NativeFrame frame : ours.get(tid).frames()) {
        boolean last = frames.size() == theirs.size() - 1;
        frames.add(new Gdb.Frame(frame.pc(), last ? 0 : frame.cfa().orElse(0)));
      }
      assertEquals(theirs, frames, () -> "thread " + tid + ": " + ours.get(tid).notes());
      assertTrue(ours.get(tid).complete());
    });
  }

  /**
   * The functions of the program's own code on a stack, by its symbols; runs of the same are
   * written once with their number.
   */
  static List<String> functions(ProcessImage image, NativeStack stack) {
    List<String> names = new ArrayList<>();
    for (NativeFrame frame : stack.frames()) {
      String name = frame.module().isEmpty() ? "?" : name(image, frame);
      if (!name.isEmpty()) {
        int last = names.size() - 1;
        String before = last < 0 ? "" : names.get(last);
        if (before.equals(name) || before.startsWith(name + " x")) {
          int count =
              before.equals(name) ? 1 : Integer.parseInt(before.substring(name.length() + 2));
          names.set(last, name + " x" + (count + 1));
        } else {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String name(ProcessImage image, NativeFrame frame) {
    if (image.executable().filter(frame.module().orElseThrow()::equals).isEmpty()) {
      return "";
    }
    long address = frame.fileAddress().orElseThrow();
    String[] found = {""};
    frame
        .module()
        .orElseThrow()
        .binary()
        .orElseThrow()
        .elf()
        .symbols()
        .forEach(symbol -> {
          if (isAt(symbol, address)) {
            found[0] = symbol.name().replaceAll("\\.(cold|part|constprop|isra).*", "");
          }
        });
    return found[0];
  }

  private static boolean isAt(Symbol symbol, long address) {
    long size = symbol.size() == 0 ? 64 : symbol.size(); // as of entry routines
    return symbol.type() == 2 && address >= symbol.value() && address < symbol.value() + size;
  }
}
