package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole interpreter, pyenv's {@code libpython3.12}, at several thousand addresses. Explained
 * differences: addr2line takes a name from the symbol table where no function of the debug
 * information has the address (padding behind functions, identical functions that were merged); and
 * addr2line of binutils 2.40 gives the unit's own file for some rows, where gdb and llvm-symbolizer
 * give the row's.
 */
class PythonSourceMapTest {
  private static final int ADDRESSES = 6000;

  @TempDir Path folder;

  private static Optional<Path> library() throws IOException {
    Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    if (!Files.isDirectory(pyenv)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(pyenv, "3.12*")) {
      for (Path version : versions) {
        Path library = version.resolve("lib/libpython3.12.so.1.0");
        if (Files.isReadable(library) && SourceMap.canRead(Tools.open(library).orElseThrow())) {
          return Optional.of(library);
        }
      }
    }
    return Optional.empty();
  }

  private static Path needLibrary() throws IOException {
    Optional<Path> library = library();
    assumeTrue(
        library.isPresent(), "SKIPPED: there is no libpython3.12 of pyenv with debug information");
    return library.get();
  }

  private static List<Long> some(Path library) {
    List<Long> addresses = new ArrayList<>(Tools.code(library, 1));
    Collections.shuffle(addresses, new Random(312));
    return addresses.subList(0, ADDRESSES);
  }

  /** How an answer differs; empty where it does not. */
  private static String difference(List<Place> witness, List<SourceFrame> frames) {
    if (Place.are(witness, frames)) {
      return "";
    }
    if (frames.isEmpty()) {
      return witness.size() == 1 && witness.getFirst().line() == 0 ? "symbol" : "frames";
    }
    SourceFrame inner = frames.getFirst();
    Place first = witness.getFirst();
    if (inner.function().isEmpty()) {
      boolean symbol = first.line() == inner.line().orElse(0) && witness.size() == 1;
      return symbol ? "symbol" : "frames";
    }
    List<Place> adjusted = new ArrayList<>(witness);
    adjusted.set(
        0, new Place(first.name(), inner.file().orElse("??"), first.line(), first.column()));
    return first.file().endsWith(".c") && Place.are(adjusted, frames) ? "file" : "frames";
  }

  @Test
  void agreesWithAddr2line() throws Exception {
    Path library = needLibrary();
    Tools.need("addr2line");
    SourceMap map = Tools.map(library);
    int symbols = 0;
    int files = 0;
    int inlined = 0;
    Map<Long, List<Place>> witness = Tools.addr2line(folder, library, some(library));
    assertEquals(ADDRESSES, witness.size());
    for (Map.Entry<Long, List<Place>> entry : witness.entrySet()) {
      List<SourceFrame> frames = map.at(entry.getKey()).toOptional().orElseThrow();
      inlined += frames.size() > 1 ? 1 : 0;
      switch (difference(entry.getValue(), frames)) {
        case "" -> {}
        case "symbol" -> symbols++;
        case "file" -> files++;
        default ->
            assertEquals(
                entry.getValue().toString(), frames.toString(), Long.toHexString(entry.getKey()));
      }
    }
    assertTrue(inlined > ADDRESSES / 10, "only " + inlined + " addresses are in inlined calls");
    assertTrue(symbols < ADDRESSES / 20, symbols + " names from the symbol table only");
    assertTrue(files < ADDRESSES / 20, files + " files are not addr2line's");
  }

  @Test
  void oneAddressCostsOneUnit() throws Exception {
    SourceMap map = Tools.map(needLibrary());
    map.at(some(library().orElseThrow()).getFirst());
    assertEquals(new SourceMap.Work(1, 1, 1), map.work());
  }
}
