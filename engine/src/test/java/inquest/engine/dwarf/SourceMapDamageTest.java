package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage in the sections of debug information ends in frames and notes, always. */
class SourceMapDamageTest {
  private static final int ROUNDS = 1500;

  private static List<Section> debug(byte[] file) throws Exception {
    return ElfFile.parse(Bytes.of(file)).sections().stream()
        .filter(s -> s.name().startsWith(".debug_") && s.size() > 0)
        .toList();
  }

  private static byte[] damaged(byte[] whole, List<Section> sections, Random random) {
    byte[] bytes = whole.clone();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Section section = sections.get(random.nextInt(sections.size()));
      int at = (int) (section.offset() + random.nextLong(section.size()));
      bytes[at] =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> (byte) 0xff;
            case 2 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            default -> (byte) random.nextInt();
          };
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop4", "shop5", "split4", "split5", "dwz"})
  void flippedBytesEndInFramesAndNotes(String name) throws Exception {
    Random random = new Random(name.hashCode());
    byte[] whole = Fixture.bytes(name);
    List<Section> sections = debug(whole);
    byte[] other =
        name.startsWith("split")
            ? Fixture.bytes(name + (name.endsWith("4") ? ".dwo" : ".dwp"))
            : Fixture.bytes("dwz.sup");
    List<Section> otherSections = debug(other);
    List<Long> addresses = new ArrayList<>(Fixture.witness().keySet());
    int noticed = 0;
    for (int i = 0; i < ROUNDS; i++) {
      boolean here = random.nextInt(3) != 0;
      ElfFile file = ElfFile.parse(Bytes.of(here ? damaged(whole, sections, random) : whole));
      ElfFile beside =
          ElfFile.parse(Bytes.of(here ? other : damaged(other, otherSections, random)));
      SourceMap map =
          SourceMap.of(file, () -> Optional.of(beside), (n, folder, id) -> List.of(beside));
      for (int k = 0; k < 6; k++) {
        long address = addresses.get(random.nextInt(addresses.size()));
        Decoded<List<SourceFrame>> answer = map.at(address, Fixture::line);
        noticed += answer.notes().isEmpty() ? 0 : 1;
      }
    }
    assertTrue(noticed > 50, "damage was noticed only " + noticed + " times");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop4", "shop5", "split5"})
  void aFileThatIsCutOffEndsInFramesAndNotes(String name) throws Exception {
    byte[] whole = Fixture.bytes(name);
    List<Section> sections = debug(whole);
    for (int i = 0; i < sections.size(); i++) {
      byte[] bytes = whole.clone();
      Section section = sections.get(i);
      for (long at = section.size() / 2; at < section.size(); at++) {
        bytes[(int) (section.offset() + at)] = 0;
      }
      SourceMap map =
          SourceMap.of(ElfFile.parse(Bytes.of(bytes)), Optional::empty, SplitFiles.none());
      for (long address : Fixture.witness().keySet()) {
        map.at(address, Fixture::line);
      }
    }
  }
}
