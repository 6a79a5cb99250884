package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import inquest.engine.elf.Tools;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.CoreTarget;
import inquest.engine.target.Module;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of a real process, whose library is there, stripped in several ways, or gone. */
class SymbolNamesTest {
  @TempDir Path folder;
  private CrashedSample sample;
  private long hidden;
  private long exported;

  @BeforeEach
  void crash() throws IOException {
    sample = CrashedSample.make(folder);
    hidden = sample.address("hidden");
    exported = sample.address("exported");
  }

  private ProcessImage open(SearchOptions options) throws CannotOpen {
    return ProcessImage.of(CoreTarget.open(sample.core()), options);
  }

  private static LoadedModule module(ProcessImage image, String name) {
    return image.modules().stream()
        .filter(m -> m.module().fileName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What is said of both functions, in the library's own addresses. */
  private List<String> said(SearchOptions options) throws CannotOpen {
    try (ProcessImage image = open(options)) {
      SymbolNames names = new SymbolNames(image);
      LoadedModule library = module(image, "libx.so");
      assertEquals(List.of(), names.notes());
      return List.of(said(names.at(library, hidden + 2)), said(names.at(library, exported + 2)));
    }
  }

  private static String said(Optional<FoundSymbol> found) {
    return found.map(f -> f.name() + " " + f.source()).orElse("-");
  }

  @Test
  void theFilesOwnSymbolsNameAll() throws Exception {
    assertEquals(List.of("hidden SYMTAB", "exported SYMTAB"), said(SearchOptions.none()));
  }

  @Test
  void aProcesssAddressFindsItsModule() throws Exception {
    try (ProcessImage image = open(SearchOptions.none())) {
      SymbolNames names = new SymbolNames(image);
      long bias = module(image, "libx.so").loadBias();
      assertEquals("hidden SYMTAB", said(names.at(bias + hidden)));
      assertEquals(Optional.empty(), names.at(16));
    }
  }

  @Test
  void aSeparateFileThatHasSymbolsButNoDebugInformationIsTaken() throws Exception {
    Tools.run(folder, "objcopy", "--only-keep-debug", "--strip-debug", "libx.so", "libx.debug");
    Tools.run(folder, "strip", "libx.so");
    Tools.run(folder, "objcopy", "--add-gnu-debuglink=libx.debug", "libx.so");
    assertEquals(List.of("hidden DEBUG_FILE", "exported DEBUG_FILE"), said(SearchOptions.none()));
    try (ProcessImage image = open(SearchOptions.none())) {
      LoadedModule library = module(image, "libx.so");
      assertEquals(Optional.empty(), image.debugFile(library));
      assertEquals(folder.resolve("libx.debug"), image.symbolFile(library).orElseThrow().path());
    }
  }

  @Test
  void miniDebugInfoNamesWhatIsNotExported() throws Exception {
    Tools.need("xz");
    Files.writeString(folder.resolve("keep"), "hidden\n");
    Tools.run(folder, "objcopy", "--only-keep-debug", "libx.so", "debug");
    Tools.run(folder, "objcopy", "-S", "--keep-symbols=keep", "debug", "mini");
    Tools.run(folder, "xz", "mini");
    Tools.run(folder, "strip", "libx.so");
    Tools.run(folder, "objcopy", "--add-section", ".gnu_debugdata=mini.xz", "libx.so");
    assertEquals(List.of("hidden MINI_DEBUG_INFO", "exported DYNSYM"), said(SearchOptions.none()));
  }

  @Test
  void damagedMiniDebugInfoIsNotedAndTheRestIsUsed() throws Exception {
    Tools.run(folder, "strip", "libx.so");
    Tools.run(folder, "objcopy", "--add-section", ".gnu_debugdata=main.c", "libx.so");
    try (ProcessImage image = open(SearchOptions.none())) {
      SymbolNames names = new SymbolNames(image);
      assertEquals("exported DYNSYM", said(names.at(module(image, "libx.so"), exported)));
      assertTrue(names.notes().getFirst().toString().startsWith("libx.so: unreadable: section"));
    }
  }

  @Test
  void aStrippedFileNamesWhatIsExported() throws Exception {
    Tools.run(folder, "strip", "libx.so");
    assertEquals(List.of("-", "exported DYNSYM"), said(SearchOptions.none()));
  }

  /** The kernel saves the first page of each file: the symbols of a small library are in it. */
  @Test
  void whereTheFileIsGoneTheProcesssMemoryNamesWhatIsExported() throws Exception {
    Files.delete(sample.library());
    assertEquals(List.of("-", "exported DYNSYM_IN_MEMORY"), said(SearchOptions.none()));
  }

  @Test
  void theVdsoIsInMemoryOnly() throws Exception {
    try (ProcessImage image = open(SearchOptions.none())) {
      LoadedModule vdso = module(image, Module.VDSO);
      SymbolNames names = new SymbolNames(image);
      boolean found = false;
      for (long at = 0; at < vdso.module().end() - vdso.module().start() && !found; at += 16) {
        found =
            names
                .at(vdso.module().start() + at)
                .filter(f -> f.name().contains("clock_gettime"))
                .isPresent();
      }
      assertTrue(found);
    }
  }

  @Test
  void theSymbolsOfAStrippedFileComeFromAServer() throws Exception {
    byte[] whole = Files.readAllBytes(sample.library());
    Tools.run(folder, "strip", "libx.so");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        request -> {
          try (request) {
            boolean debug = request.getRequestURI().getPath().endsWith("/debuginfo");
            request.sendResponseHeaders(debug ? 200 : 404, debug ? whole.length : -1);
            if (debug) {
              request.getResponseBody().write(whole);
            }
          }
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      SearchOptions options =
          SearchOptions.none()
              .withDebuginfod(DebuginfodOptions.of(List.of(url), folder.resolve("cache")));
      assertEquals(List.of("hidden DEBUG_FILE", "exported DEBUG_FILE"), said(options));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileThatIsGoneComesFromAServerWhenItIsFetched() throws Exception {
    byte[] whole = Files.readAllBytes(sample.library());
    Path cache = folder.resolve("cache");
    try (ProcessImage before = open(SearchOptions.none())) {
      String id = module(before, "libx.so").module().buildId().orElseThrow();
      Files.createDirectories(cache.resolve(id));
      Files.write(cache.resolve(id).resolve("executable"), whole);
      Files.createFile(cache.resolve(id).resolve("debuginfo"));
    }
    Files.delete(sample.library());
    SearchOptions options =
        SearchOptions.none()
            .withDebuginfod(DebuginfodOptions.of(List.of("http://127.0.0.1:9"), cache));
    try (ProcessImage image = open(options)) {
      LoadedModule library = module(image, "libx.so");
      long code = library.loadBias() + hidden;
      assertEquals(false, image.memory().readable(code, 4));
      assertTrue(image.notes().toString().contains("libx.so"), image.notes()::toString);
      assertTrue(library.fetchedBinary().isPresent());
      assertTrue(image.memory().readable(code, 4));
      assertEquals("hidden SYMTAB", said(new SymbolNames(image).at(library, hidden)));
      assertEquals(List.of(), image.notes());
    }
  }
}
