package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.dwarf.CType.Aggregate;
import inquest.engine.dwarf.CType.Member;
import inquest.engine.elf.ElfFile;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Structure types, compared with what the compiled program says of itself. Needs gcc. */
class TypeReaderTest {
  private static final String PROGRAM =
      """
      #include <stddef.h>
      #include <stdint.h>
      #include <stdio.h>
      typedef struct _head { int64_t count; struct _type *type; } Head;
      typedef struct {
        Head base;
        unsigned interned : 2;
        unsigned kind : 3;
        signed last : 4;
        const volatile char *name;
        union { double number; struct { short low, high; }; };
        int table[3][5];
        struct { char inner; long deep; } nested;
        _Atomic(unsigned short) atom;
        enum { RED = 1, BLUE = -2 } colour;
        int (*call)(void);
        float tail[];
      } Thing;
      Thing thing = { .number = 1, .colour = RED };
      #define SHOW(f) printf(#f " %zu %zu\\n", offsetof(Thing, f), sizeof thing.f)
      int main(void) {
        SHOW(base); SHOW(name); SHOW(number); SHOW(low); SHOW(high); SHOW(table); SHOW(nested);
        SHOW(nested.inner); SHOW(nested.deep); SHOW(atom); SHOW(colour); SHOW(call);
        printf("Thing 0 %zu\\n", sizeof thing);
        return 0;
      }
      """;

  @TempDir Path folder;

  private Path compile(String... flags) throws IOException, InterruptedException {
    Tools.need("gcc");
    Path source = Files.writeString(folder.resolve("thing.c"), PROGRAM);
    Path program = folder.resolve("thing");
    List<String> command = new ArrayList<>(List.of("gcc", "-O0"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-o", program.toString(), source.toString()));
    Tools.run(folder, command);
    return program;
  }

  private static TypeReader open(Path program) throws Exception {
    return TypeReader.open(ElfFile.parse(Bytes.of(Files.readAllBytes(program))), Optional.empty());
  }

  private static TypesFound find(Path program) throws Exception {
    return open(program)
        .find(List.of(new TypeRequest("Thing", List.of("Thing"), "")), Set.of("RED", "BLUE"));
  }

  private static void flatten(Aggregate type, String prefix, long base, Map<String, String> into) {
    for (Member member : type.members()) {
      long bit = base + member.bit();
      if (!member.name().isEmpty()) {
        into.put(prefix + member.name(), bit / 8 + " " + member.type().size());
      }
      if (member.type() instanceof Aggregate inner) {
        String below = member.name().isEmpty() ? prefix : prefix + member.name() + ".";
        flatten(inner, below, bit, into);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-2 -gstrict-dwarf",
        "-gdwarf-3",
        "-gdwarf-4",
        "-gdwarf-5",
        "-gdwarf-4 -fdebug-types-section",
        "-gdwarf-5 -fdebug-types-section",
        "-gdwarf-5 -gz",
        "-gdwarf-4 -gz",
        "-gdwarf64 -gdwarf-5",
        "-gdwarf-5 -flto",
      })
  void agreesWithTheProgramItself(String flags) throws Exception {
    Path program = compile(flags.split(" "));
    Aggregate thing = find(program).aggregates().get("Thing");
    Map<String, String> read = new TreeMap<>();
    flatten(thing, "", 0, read);
    read.put("Thing", "0 " + thing.size());
    for (String line : Tools.run(folder, List.of(program.toString())).lines().toList()) {
      int space = line.indexOf(' ');
      assertEquals(line.substring(space + 1), read.get(line.substring(0, space)), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-2 -gstrict-dwarf", "-gdwarf-4", "-gdwarf-5"})
  void bitFieldsHaveTheirLowestBitInBothStyles(String flags) throws Exception {
    Aggregate thing = find(compile(flags.split(" "))).aggregates().get("Thing");
    List<String> bits =
        thing.members().stream()
            .filter(m -> m.bitSize() > 0)
            .map(m -> m.name() + " " + m.bit() + ":" + m.bitSize())
            .toList();
    assertEquals(List.of("interned 128:2", "kind 130:3", "last 133:4"), bits);
  }

  @Test
  void readsEnumerators() throws Exception {
    assertEquals(Map.of("RED", 1L, "BLUE", -2L), find(compile("-g")).enumerators());
  }

  @Test
  void saysThatSplitDebugInformationIsNotSupported() throws Exception {
    Path program = compile("-gdwarf-5", "-gsplit-dwarf");
    Unreadable thrown = assertThrows(Unreadable.class, () -> find(program));
    assertEquals(
        "unreadable: the types lie in split debug information (.dwo), not supported",
        thrown.getMessage());
  }

  @Test
  void saysThatThereIsNoDebugInformation() throws Exception {
    Path program = compile();
    Unreadable thrown = assertThrows(Unreadable.class, () -> open(program));
    assertEquals("unreadable: the file has no debug information", thrown.getMessage());
  }

  @Test
  void damageEndsInAnAnswerOrInUnreadable() throws Exception {
    byte[] whole = Files.readAllBytes(compile("-gdwarf-5"));
    ElfFile file = ElfFile.parse(Bytes.of(whole));
    int at = (int) file.section(".debug_info").orElseThrow().offset();
    int size = (int) file.section(".debug_info").orElseThrow().size();
    int failures = 0;
    for (int i = 0; i < size; i++) {
      for (int damage : new int[] {0x00, 0xff, 0x80}) {
        byte[] damaged = whole.clone();
        damaged[at + i] = (byte) damage;
        try {
          ElfFile bad = ElfFile.parse(Bytes.of(damaged));
          TypeReader.open(bad, Optional.empty())
              .find(List.of(new TypeRequest("Thing", List.of("Thing"), "")), Set.of());
        } catch (Unreadable e) {
          failures++;
        }
      }
    }
    assertFalse(failures == 0, "no damage was ever noticed");
  }
}
