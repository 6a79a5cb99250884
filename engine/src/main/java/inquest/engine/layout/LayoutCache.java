package inquest.engine.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * A folder that keeps what was read from debug information, as layout files named by build id. A
 * file that cannot be read, or not be written, costs time and nothing else.
 *
 * @param folder made when it is first written to
 */
public record LayoutCache(Path folder) {
  /** Stands in the files for the version, which the debug information does not tell. */
  private static final PythonVersion UNKNOWN = PythonVersion.ofMinor(0, 0);

  Structs structs(String buildId, Supplier<Structs> reader) {
    Path file = folder.resolve(buildId + ".layout");
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return LayoutParser.parse(text, Source.DWARF).structs();
    } catch (IOException | BadLayoutFile e) {
      Structs read = reader.get(); // not there yet, or damaged
      write(file, read);
      return read;
    }
  }

  private void write(Path file, Structs structs) {
    try {
      Files.createDirectories(folder);
      StringBuilder text = new StringBuilder();
      new LayoutWriter(false)
          .write(new LayoutFile(List.of(), UNKNOWN, Flavour.DEFAULT, structs), text);
      Path part = Files.createTempFile(folder, "layout", ".part");
      Files.writeString(part, text, StandardCharsets.ISO_8859_1);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return; // the answer does not need it
    }
  }
}
