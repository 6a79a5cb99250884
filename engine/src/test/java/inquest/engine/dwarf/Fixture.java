package inquest.engine.dwarf;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.memory.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that fixtures.sh made, so that tests run where there is no compiler. */
final class Fixture {
  private Fixture() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Fixture.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no fixture " + name);
      }
      return in.readAllBytes();
    }
  }

  static ElfFile elf(String name) throws IOException, NotElf {
    return ElfFile.parse(Bytes.of(bytes(name)));
  }

  /** A map of a fixture; the split files and the supplementary file are fixtures too. */
  static SourceMap map(String name, Optional<String> supplement, List<String> split)
      throws IOException, NotElf {
    Optional<ElfFile> sup = Optional.empty();
    if (supplement.isPresent()) {
      sup = Optional.of(elf(supplement.get()));
    }
    List<ElfFile> files = new ArrayList<>();
    for (String one : split) {
      files.add(elf(one));
    }
    Optional<ElfFile> found = sup;
    return SourceMap.of(elf(name), () -> found, (n, folder, id) -> files);
  }

  /** What llvm-symbolizer says of each address: names as the linker knows them. */
  static Map<Long, List<Place>> witness() throws IOException {
    Map<Long, List<Place>> places = new LinkedHashMap<>();
    String all = new String(bytes("shop.symbolizer"), StandardCharsets.UTF_8);
    for (String block : all.split("\n\n", -1)) {
      String[] lines = block.strip().split("\n", -1);
      if (lines.length >= 3) {
        List<Place> frames = new ArrayList<>();
        for (int i = 1; i + 1 < lines.length; i += 2) {
          frames.add(Place.of(lines[i], lines[i + 1]));
        }
        places.put(Long.decode(lines[0]), frames);
      }
    }
    return places;
  }

  /** The source of the fixtures. */
  static Optional<String> line(String path, int line) {
    try {
      String name = path.substring(path.lastIndexOf('/') + 1);
      String all = new String(bytes(name), StandardCharsets.UTF_8);
      return all.lines().skip(line - 1L).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
