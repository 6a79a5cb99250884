package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that the machine's compilers make, compared with what its tools say of them. The tools
 * differ from the debug information in known ways, and everything else must be the same: they take
 * the name of an address from the symbol table where its function has none there, no linkage name,
 * parts ({@code .cold}, {@code .isra.0}) or other names for the same code, addr2line for the
 * innermost and llvm-symbolizer for the outermost frame; and addr2line of binutils 2.40 gives the
 * unit's own file for some rows of version 5, and {@code <artificial>} with link-time optimisation,
 * where gdb and llvm-symbolizer give the row's.
 */
class CompiledProgramsTest {
  private static final String CPP =
      """
      #include <algorithm>
      #include <string>
      #include <vector>
      namespace shop {
      namespace {
      volatile int sold;
      __attribute__((noinline)) int hidden(int x) { sold += x; return x * 3; }
      struct Local { int twice(int x) const { return hidden(x) + hidden(x + 1); } };
      }
      inline namespace v2 {
      template <typename T> struct Shelf {
        std::vector<T> items;
        __attribute__((noinline)) void add(T item) {
          items.push_back(item);
          std::sort(items.begin(), items.end(), [](const T& a, const T& b) { return b < a; });
        }
        struct Inner { static int deep(int x) { return hidden(x) ^ 5; } };
      };
      }
      #define ALWAYS static inline __attribute__((always_inline))
      ALWAYS int level3(int x) { return hidden(x) + 1; }
      ALWAYS int level2(int x) { return level3(x) * 2 + level3(x + 2); }
      ALWAYS int level1(int x) { return level2(x) - 1; }
      class Counter {
       public:
        explicit Counter(int n) : n_(n) {}
        virtual ~Counter() = default;
        virtual int count(int by);
       private:
        int n_;
      };
      int Counter::count(int by) {
        auto add = [this](int x) { return n_ += level1(x); };
        struct Here { static __attribute__((noinline)) int go(int x) { return hidden(x) / 2; } };
        return add(by) + Here::go(by) + Local().twice(by) + Shelf<int>::Inner::deep(by);
      }
      }
      int main(int argc, char** argv) {
        shop::Shelf<std::string> names;
        for (int i = 0; i < argc; i++) names.add(argv[i]);
        shop::Counter counter(argc);
        return counter.count(static_cast<int>(names.items.size()));
      }
      """;

  private static final String C =
      """
      static inline __attribute__((always_inline)) int level2(int x) { return x * x + 1; }
      static inline __attribute__((always_inline)) int level1(int x) { return level2(x) - x; }
      __attribute__((noinline)) int outer(int x) {
        int seen = x;
        int inner(int y) { seen += y; return level1(seen); }
        int (*volatile call)(int) = inner;
        return call(x) + call(x + 1);
      }
      int main(int argc, char **argv) { (void)argv; return level1(outer(argc)); }
      """;

  private static final String RUST =
      """
      mod shop {
          pub trait Count { fn count(&self, by: i64) -> i64; }
          pub struct Counter { pub n: i64 }
          impl Count for Counter {
              #[inline(never)]
              fn count(&self, by: i64) -> i64 {
                  let add = |x: i64| helper(x) + self.n;
                  add(by) * add(by + 1)
              }
          }
          #[inline(never)]
          fn helper(x: i64) -> i64 { println!("{}", x); level1(x) }
          #[inline(always)]
          fn level1(x: i64) -> i64 { level2(x) + 1 }
          #[inline(always)]
          fn level2(x: i64) -> i64 { std::hint::black_box(x) * 3 }
      }
      use shop::Count;
      fn main() {
          let c = shop::Counter { n: std::env::args().count() as i64 };
          std::process::exit(c.count(3) as i32);
      }
      """;

  @TempDir Path folder;

  private Path compile(String compiler, String flags, String source, String name)
      throws IOException, InterruptedException {
    Tools.need(compiler);
    String suffix = compiler.equals("rustc") ? ".rs" : source.equals(C) ? ".c" : ".cpp";
    Path file = folder.resolve("prog" + suffix);
    Files.writeString(file, source);
    Path program = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(List.of(flags.split(" ")));
    command.addAll(List.of("-o", program.toString(), file.toString()));
    Tools.run(folder, command);
    return program;
  }

  /** The answer of a tool, with what it is known to say otherwise as the frames have it. */
  private static List<Place> adjusted(List<Place> witness, List<SourceFrame> frames) {
    List<Place> places = new ArrayList<>(witness);
    Place first = places.getFirst();
    boolean unitsOwn = first.file().endsWith(".cpp") || first.file().endsWith("<artificial>");
    String file = unitsOwn ? frames.getFirst().file().orElse("??") : first.file();
    places.set(0, new Place(first.name(), file, first.line(), first.column()));
    for (int i : new int[] {0, places.size() - 1}) {
      Place place = places.get(i);
      Optional<String> linkage =
          i < frames.size() ? frames.get(i).linkageName() : Optional.of("there is no such frame");
      if (linkage.isEmpty() || isAnotherSymbol(place.name(), linkage.get())) {
        String name = linkage.or(frames.get(i)::function).orElse("??");
        places.set(i, new Place(name, place.file(), place.line(), place.column()));
      }
    }
    return places;
  }

  /** A symbol of a part of the function, or of the other kind of constructor or destructor. */
  private static boolean isAnotherSymbol(String symbol, String linkage) {
    return symbol.startsWith(linkage + ".")
        || symbol.replaceAll("[CD][12]E", "").equals(linkage.replaceAll("[CD][12]E", ""));
  }

  private void compare(SourceMap map, Map<Long, List<Place>> witness) {
    int adjusted = 0;
    int same = 0;
    for (Map.Entry<Long, List<Place>> entry : witness.entrySet()) {
      List<SourceFrame> frames = map.at(entry.getKey()).toOptional().orElseThrow();
      if (frames.isEmpty()) {
        assertEquals(0, entry.getValue().getFirst().line(), Long.toHexString(entry.getKey()));
      } else if (Place.are(entry.getValue(), frames)) {
        same++;
      } else if (Place.are(adjusted(entry.getValue(), frames), frames)) {
        adjusted++;
      } else {
        assertEquals(
            entry.getValue().toString(), frames.toString(), Long.toHexString(entry.getKey()));
      }
    }
    assertTrue(same > 30, same + " are the same, and " + adjusted + " but for what is known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O2 -gdwarf-5",
        "-O2 -gdwarf-4",
        "-O2 -gdwarf-3 -gstrict-dwarf",
        "-O2 -gdwarf-2",
        "-O0 -g",
        "-O2 -g -gno-column-info",
        "-O2 -g3 -gz=zlib",
        "-O2 -gdwarf-4 -fdebug-types-section",
        "-O2 -g -ffunction-sections -Wl,--gc-sections",
        "-O2 -g -flto"
      })
  void cppAgreesWithAddr2line(String flags) throws Exception {
    Path program = compile("g++", flags, CPP, "prog");
    Tools.need("addr2line");
    compare(Tools.map(program), Tools.addr2line(folder, program, Tools.code(program, 16)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O2 -gdwarf-2 -gstrict-dwarf -fno-reorder-functions",
        "-O2 -g",
        "-O0 -g",
        "-O2 -gdwarf-4"
      })
  void nestedFunctionsOfCAgreeWithAddr2line(String flags) throws Exception {
    Path program = compile("gcc", flags, C, "prog");
    Tools.need("addr2line");
    compare(Tools.map(program), Tools.addr2line(folder, program, Tools.code(program, 4)));
  }

  @Test
  void rustAgreesWithAddr2line() throws Exception {
    Path program = compile("rustc", "-g -O", RUST, "prog");
    Tools.need("addr2line");
    SourceMap map = Tools.map(program);
    compare(map, Tools.addr2line(folder, program, Tools.code(program, 64)));
    List<String> names = new ArrayList<>();
    for (long address : Tools.code(program, 16)) {
      map.at(address).toOptional().orElseThrow().forEach(f -> f.function().ifPresent(names::add));
    }
    assertTrue(names.contains("prog::shop::helper"), "helper is not named with its modules");
    assertTrue(
        names.contains("prog::shop::{impl#0}::count::{closure#0}"),
        "the closure is not named with its function");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O2 -g -fdebug-types-section", "-O2 -g3", "-O2 -gdwarf-5 -flto"})
  void cppAgreesWithTheSymbolizer(String flags) throws Exception {
    Path program = compile("g++", flags, CPP, "prog");
    Tools.need("llvm-symbolizer");
    compare(Tools.map(program), Tools.symbolizer(folder, program, Tools.code(program, 16)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O2 -g", "-O2 -gdwarf-4", "-O1 -gdwarf-5 -gmlt"})
  void clangAgreesWithTheSymbolizer(String flags) throws Exception {
    Path program = compile("clang++", flags, CPP, "prog");
    Tools.need("llvm-symbolizer");
    compare(Tools.map(program), Tools.symbolizer(folder, program, Tools.code(program, 16)));
  }

  @Test
  void addressesOfDiscardedCodeAreNobodys() throws Exception {
    Tools.need("ld.lld", "llvm-symbolizer");
    Path program =
        compile(
            "clang++", "-O2 -g -ffunction-sections -fuse-ld=lld -Wl,--gc-sections", CPP, "prog");
    compare(Tools.map(program), Tools.symbolizer(folder, program, Tools.code(program, 16)));
  }

  /** What both maps say of the code must be the same. */
  private void compare(Path whole, SourceMap other) {
    SourceMap map = Tools.map(whole);
    int named = 0;
    for (long address : Tools.code(whole, 16)) {
      assertEquals(map.at(address), other.at(address), Long.toHexString(address));
      named += map.at(address).toOptional().orElseThrow().size();
    }
    assertTrue(named > 100, "little was found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"g++ -gdwarf-4", "g++ -gdwarf-5", "clang++ -gdwarf-4", "clang++ -gdwarf-5"})
  void splitDebugInformationSaysTheSame(String how) throws Exception {
    String[] words = how.split(" ", -1);
    Path whole = compile(words[0], "-O2 -g " + words[1], CPP, "whole");
    Path split = compile(words[0], "-O2 -gsplit-dwarf " + words[1], CPP, "split");
    compare(whole, Tools.map(split));
  }

  @Test
  void sixtyFourBitDwarfSaysTheSame() throws Exception {
    Path whole = compile("g++", "-O2 -g", CPP, "whole");
    Path wide = compile("g++", "-O2 -g -gdwarf64", CPP, "wide");
    compare(whole, Tools.map(wide));
  }

  @Test
  void sectionsCompressedWithZstdSayTheSame() throws Exception {
    Path whole = compile("g++", "-O2 -g", CPP, "whole");
    Tools.need("objcopy");
    String help = Tools.run(folder, List.of("objcopy", "--help"));
    assumeTrue(help.contains("zstd"), "SKIPPED: objcopy cannot compress with zstd");
    Path packed = folder.resolve("packed");
    Tools.run(
        folder,
        List.of("objcopy", "--compress-debug-sections=zstd", whole.toString(), packed.toString()));
    compare(whole, Tools.map(packed));
  }

  @Test
  void sharedDebugInformationSaysTheSame() throws Exception {
    Path whole = compile("g++", "-O2 -g", CPP, "whole");
    Tools.need("dwz");
    Path one = Files.copy(whole, folder.resolve("one"));
    Path other = compile("g++", "-O2 -g -DOTHER", CPP, "other");
    Tools.run(
        folder, List.of("dwz", "-m", "shared", "-M", "shared", one.toString(), other.toString()));
    assertEquals("shared", SourceMap.supplementName(Tools.open(one).orElseThrow()).orElseThrow());
    SourceMap map =
        SourceMap.of(
            Tools.open(one).orElseThrow(),
            () -> Tools.open(folder.resolve("shared")),
            SplitFiles.none());
    compare(whole, map);
  }

  @Test
  void withoutArangesUnitsAreFoundByTheirOwnRanges() throws Exception {
    Path whole = compile("g++", "-O2 -g -ffunction-sections", CPP, "whole");
    Tools.need("objcopy");
    Path bare = folder.resolve("bare");
    Tools.run(
        folder,
        List.of("objcopy", "--remove-section=.debug_aranges", whole.toString(), bare.toString()));
    compare(whole, Tools.map(bare));
  }
}
