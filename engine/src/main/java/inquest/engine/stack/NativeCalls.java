package inquest.engine.stack;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.dwarf.SourceFrame;
import inquest.engine.dwarf.SourceMap;
import inquest.engine.dwarf.SourceText;
import inquest.engine.dwarf.SplitFiles;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.stack.NativeCall.Kind;
import inquest.engine.unwind.FoundSymbol;
import inquest.engine.unwind.NativeFrame;
import inquest.engine.unwind.demangle.Demangler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Names what a native frame runs: its function, and the calls that were inlined in it. Debug
 * information of a module is looked for when a frame is in it, and kept. Safe to use from several
 * threads until the image is closed.
 */
public final class NativeCalls {
  private final ProcessImage image;
  private final SourceText text;
  private final Notes notes = new Notes();
  private final Plumbing plumbing = Plumbing.shipped();
  private final Map<LoadedModule, Optional<SourceMap>> maps = new HashMap<>(); // guarded by this

  /**
   * @param text source files, in which macros are looked for
   */
  public NativeCalls(ProcessImage image, SourceText text) {
    this.image = image;
    this.text = text;
  }

  /** The calls of a frame, innermost first; at least one, the last of which has the frame. */
  public List<NativeCall> of(StackEntry.Native entry) {
    NativeFrame frame = entry.frame();
    List<SourceFrame> lines = List.of();
    if (frame.module().isPresent()) {
      Optional<SourceMap> map = map(frame.module().get());
      if (map.isPresent()) {
        Decoded<List<SourceFrame>> found = map.get().at(frame.fileAddress().getAsLong(), text);
        String place = frame.module().get().module().fileName();
        found.notes().forEach(n -> notes.add(new Note(n.severity(), place, n.text())));
        lines = found.toOptional().orElse(List.of());
      }
    }
    return lines.isEmpty() ? List.of(plain(entry)) : calls(entry, lines);
  }

  private static NativeCall plain(StackEntry.Native entry) {
    Optional<String> mangled = entry.symbol().map(FoundSymbol::name);
    return new NativeCall(
        entry.frame(),
        Kind.NATIVE,
        mangled.map(Demangler::demangle),
        Languages.of(mangled, Optional.empty()),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false,
        offset(entry, entry.symbol().map(FoundSymbol::start)));
  }

  private static OptionalLong offset(StackEntry.Native entry, Optional<Long> start) {
    return start.isEmpty() || entry.frame().module().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            entry.frame().pc() - entry.frame().module().get().loadBias() - start.get());
  }

  private List<NativeCall> calls(StackEntry.Native entry, List<SourceFrame> lines) {
    List<NativeCall> calls = new ArrayList<>();
    for (SourceFrame line : lines) {
      Optional<String> symbol =
          line.inlined() ? Optional.empty() : entry.symbol().map(FoundSymbol::name);
      if (line.macro().isPresent()) {
        calls.add(call(entry, line, Kind.MACRO, line.macro(), symbol));
      }
      Optional<String> name =
          line.linkageName()
              .map(Demangler::demangle)
              .or(line::function)
              .or(() -> symbol.map(Demangler::demangle));
      calls.add(call(entry, line, line.inlined() ? Kind.INLINED : Kind.NATIVE, name, symbol));
    }
    return calls;
  }

  private NativeCall call(
      StackEntry.Native entry,
      SourceFrame line,
      Kind kind,
      Optional<String> name,
      Optional<String> symbol) {
    boolean ownsFrame = kind == Kind.NATIVE;
    return new NativeCall(
        entry.frame(),
        kind,
        name,
        Languages.of(line.linkageName().or(() -> symbol), line.file()),
        line.file(),
        line.line(),
        line.column(),
        kind == Kind.INLINED && line.function().filter(plumbing::carriesCall).isPresent(),
        ownsFrame && line.functionStart() != 0
            ? offset(entry, Optional.of(line.functionStart()))
            : OptionalLong.empty());
  }

  private synchronized Optional<SourceMap> map(LoadedModule module) {
    return maps.computeIfAbsent(
        module, m -> image.debugFile(m).filter(b -> SourceMap.canRead(b.elf())).map(this::map));
  }

  private SourceMap map(Binary debug) {
    return SourceMap.of(
        debug.elf(),
        () -> image.supplementaryFile(debug).map(Binary::elf),
        SplitFiles.beside(debug.path(), image::open));
  }

  /** What could not be read of debug information, each once. */
  public List<Note> notes() {
    return notes.toList();
  }
}
