package inquest.engine;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.runtime.PythonProcess;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which module is the process's executable. */
final class Executables {
  /** {@code AT_ENTRY} (elf.h): where the program starts. */
  private static final long AT_ENTRY = 9;

  private static final Pattern LOADER = Pattern.compile("ld-(linux|musl|[0-9]).*|ld\\.so.*|ld64.*");

  private Executables() {}

  /**
   * The module that the program starts in. One that was started through the loader, as {@code
   * ld-linux.so python}, starts in the loader: then it is the interpreter's, where that is no
   * library.
   */
  static Optional<LoadedModule> of(ProcessImage image, Optional<PythonProcess> python) {
    Long entry = image.target().auxiliaryVector().get(AT_ENTRY);
    Optional<LoadedModule> starts =
        entry == null
            ? Optional.empty()
            : image.modules().stream().filter(m -> contains(m, entry)).findFirst();
    return starts
        .filter(m -> !LOADER.matcher(m.module().fileName()).matches())
        .or(() -> python.flatMap(PythonProcess::module).filter(m -> !isLibrary(m)));
  }

  private static boolean contains(LoadedModule module, long address) {
    return Long.compareUnsigned(address, module.module().start()) >= 0
        && Long.compareUnsigned(address, module.module().end()) < 0;
  }

  private static boolean isLibrary(LoadedModule module) {
    return module.module().fileName().contains(".so");
  }
}
