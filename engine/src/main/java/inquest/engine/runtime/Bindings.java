package inquest.engine.runtime;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.layout.BadLayoutFile;
import inquest.engine.layout.Binding;
import inquest.engine.layout.DebugOffsets;
import inquest.engine.layout.Flavour;
import inquest.engine.layout.LayoutFile;
import inquest.engine.layout.LayoutMaker;
import inquest.engine.layout.LayoutParser;
import inquest.engine.layout.PythonVersion;
import inquest.engine.layout.Source;
import inquest.engine.layout.Structs;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts together what is known of a build for its layout. */
final class Bindings {
  /** The folder that an installation has its extension modules in. */
  private static final String EXTENSION_MODULES = "/lib-dynload/";

  private final ProcessImage image;
  private final List<LayoutFile> overrides;

  /** Reads the user's files; one that cannot be read is reported and left out. */
  Bindings(ProcessImage image, PythonOptions options, Notes notes) {
    this.image = image;
    this.overrides = read(options.layoutFiles(), notes);
  }

  private static List<LayoutFile> read(List<Path> paths, Notes notes) {
    List<LayoutFile> files = new ArrayList<>();
    for (Path path : paths) {
      try {
        files.add(LayoutParser.parse(Files.readString(path), Source.USER));
      } catch (IOException e) {
        notes.add(Note.error(path.toString(), "the layout file cannot be read"));
      } catch (BadLayoutFile e) {
        notes.add(Note.error(path.toString(), e.getMessage()));
      }
    }
    return List.copyOf(files);
  }

  /** The binding of each flavour of a version. */
  Function<Flavour, Binding> of(
      PythonVersion version, Optional<PythonModule> module, Optional<DebugOffsets> table) {
    Supplier<Optional<Structs>> dwarf = new Once<>(() -> module.flatMap(this::dwarf));
    Supplier<Structs> modules = new Once<>(this::extensionModules);
    return flavour ->
        new Binding(
            version,
            flavour,
            table,
            dwarf,
            modules,
            Binding.Choice.AUTOMATIC,
            overrides,
            image.target().architecture());
  }

  /** What its debug information says, where that is found: on this machine or on a server. */
  private Optional<Structs> dwarf(PythonModule module) {
    Optional<Binary> file =
        image.debugFile(module.module()).filter(binary -> LayoutMaker.canRead(binary.elf()));
    return file.map(binary -> {
      LayoutMaker maker = new LayoutMaker();
      maker.add(binary.elf(), image.supplementaryFile(binary).map(Binary::elf));
      return maker.structs();
    });
  }

  /** What the debug information of the standard library's extension modules describes. */
  private Structs extensionModules() {
    LayoutMaker maker = new LayoutMaker();
    for (LoadedModule module : image.modules()) {
      if (module.module().filePath().contains(EXTENSION_MODULES)) {
        Optional<Binary> file =
            image.debugFile(module).filter(binary -> LayoutMaker.canRead(binary.elf()));
        // damaged debug information costs the structures of its own module only
        file.ifPresent(
            binary -> Decoded.of(module.module().fileName(), () -> added(maker, binary)));
      }
    }
    return maker.structs();
  }

  private boolean added(LayoutMaker maker, Binary binary) {
    maker.add(binary.elf(), image.supplementaryFile(binary).map(Binary::elf));
    return true;
  }

  /** Reads once, whoever asks. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> reader;
    private T read; // null until asked for; guarded by this

    Once(Supplier<T> reader) {
      this.reader = reader;
    }

    @Override
    public synchronized T get() {
      if (read == null) {
        read = reader.get();
      }
      return read;
    }
  }
}
