package inquest.engine.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbols of files that compilers and linkers made, compared with what nm and gdb say of them. */
class RealSymbolsTest {
  private static final String SOURCE =
      """
      static __attribute__((noinline)) int hidden(int x) { return x * 3 + 1; }
      __attribute__((noinline, cold)) static int chilly(int x) { __asm__(""); return x - 7; }
      int exported(int x) { return hidden(x) + chilly(x); }
      int another_one(int x) { return hidden(x + 1); }
      __attribute__((weak)) int weak_one(int x) { return x + 2; }
      int renamed(int x) __attribute__((alias("exported")));
      static int chosen(int x) { return x; }
      static void *choose(void) { return (void *) chosen; }
      int picked(int x) __attribute__((ifunc("choose")));
      __asm__(".text\\nlabel_without_size:\\n nop\\n nop\\n ret\\n");
      """;

  @TempDir Path folder;

  private ElfFile elf(Path path) throws Exception {
    return ElfFile.parse(Bytes.of(Files.readAllBytes(path)));
  }

  private Path library(String... options) throws IOException {
    Tools.need("gcc", "nm", "strip", "objcopy");
    Files.writeString(folder.resolve("lib.c"), SOURCE);
    List<String> command =
        new ArrayList<>(List.of("gcc", "-O2", "-shared", "-fPIC", "-o", "lib.so", "lib.c"));
    command.addAll(List.of(options));
    Tools.run(folder, command.toArray(String[]::new));
    return folder.resolve("lib.so");
  }

  /** What nm says: the names at each address of code. */
  private Map<Long, Set<String>> nm(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("nm", "--defined-only"));
    command.addAll(List.of(options));
    Map<Long, Set<String>> names = new HashMap<>();
    for (String line : Tools.run(folder, command.toArray(String[]::new))) {
      String[] words = line.split(" ", 3);
      if (words.length == 3 && "tTwWi".contains(words[1])) {
        names
            .computeIfAbsent(Long.parseUnsignedLong(words[0], 16), a -> new HashSet<>())
            .add(words[2].replaceFirst("@.*", ""));
      }
    }
    return names;
  }

  private static void assertNames(Map<Long, Set<String>> names, SymbolIndex index) {
    assertTrue(names.size() > 3, "nm said little: " + names);
    names.forEach((address, all) -> {
      FunctionSymbol found = index.at(address).orElseThrow(() -> new AssertionError(all));
      assertTrue(all.contains(found.name()), all + " and not " + found);
      assertEquals(address, found.start());
    });
  }

  private static SymbolIndex index(Optional<SymbolTable> table) {
    return SymbolIndex.of(List.of(table.orElseThrow()));
  }

  @Test
  void symtabHasAllFunctions() throws Exception {
    Path library = library();
    SymbolIndex index = index(SymbolTable.symtab(elf(library)));
    assertNames(nm("lib.so"), index);
    long label = addressOf(nm("lib.so"), "label_without_size");
    assertEquals("label_without_size", index.at(label + 2).orElseThrow().name());
  }

  @Test
  void dynsymOfAStrippedFileHasTheExportedOnes() throws Exception {
    Path library = library();
    Tools.run(folder, "strip", "lib.so");
    assertEquals(Optional.empty(), SymbolTable.symtab(elf(library)));
    assertNames(nm("-D", "lib.so"), index(SymbolTable.dynsym(elf(library))));
  }

  @Test
  void dynsymIsFoundWithoutSectionHeaders() throws Exception {
    for (String hash : List.of("-Wl,--hash-style=gnu", "-Wl,--hash-style=sysv")) {
      Path library = library(hash);
      byte[] bytes = Files.readAllBytes(library);
      Arrays.fill(bytes, 40, 48, (byte) 0);
      ElfFile bare = ElfFile.parse(Bytes.of(bytes));
      assertNames(nm("-D", "lib.so"), index(SymbolTable.dynsym(bare)));
    }
  }

  @Test
  void aDebugFileHasTheSymbolsOfTheStrippedOne() throws Exception {
    library("-g");
    Map<Long, Set<String>> names = nm("lib.so");
    Tools.run(folder, "objcopy", "--only-keep-debug", "lib.so", "lib.debug");
    ElfFile debug = elf(folder.resolve("lib.debug"));
    assertNames(names, index(SymbolTable.symtab(debug)));
    assertEquals(Optional.empty(), SymbolTable.dynsym(debug));
  }

  /** The recipe of the gdb manual, "MiniDebugInfo". */
  @Test
  void miniDebugInfoHasTheFunctionsThatAreNotExported() throws Exception {
    Tools.need("xz");
    Path library = library("-g");
    Map<Long, Set<String>> all = nm("lib.so");
    miniDebugInfo();
    ElfFile elf = elf(library);
    SymbolIndex mini = index(SymbolTable.miniDebugInfo(elf));
    FunctionSymbol hidden = mini.at(addressOf(all, "hidden")).orElseThrow();
    assertEquals("hidden", hidden.name());
    assertEquals(SymbolTable.Kind.MINI_DEBUG_INFO, hidden.table());
    assertEquals(Optional.empty(), mini.at(addressOf(all, "another_one")));
    assertEquals(Optional.empty(), SymbolTable.symtab(elf));
  }

  private void miniDebugInfo() throws IOException {
    Files.writeString(
        folder.resolve("mini.sh"),
        """
        set -e
        nm -D lib.so --format=posix --defined-only | awk '{ print $1 }' | sort > dynsyms
        nm lib.so --format=posix --defined-only \
          | awk '{ if ($2 == "T" || $2 == "t" || $2 == "D") print $1 }' | sort > funcsyms
        comm -13 dynsyms funcsyms > keep
        objcopy --only-keep-debug lib.so debug
        objcopy -S --remove-section .gdb_index --remove-section .comment \
          --keep-symbols=keep debug mini
        strip --strip-all -R .comment lib.so
        xz mini
        objcopy --add-section .gnu_debugdata=mini.xz lib.so
        """);
    Tools.run(folder, "sh", "mini.sh");
  }

  @Test
  void miniDebugInfoThatIsDamagedSaysSo() throws Exception {
    Tools.need("xz");
    Path library = library("-g");
    miniDebugInfo();
    byte[] good = Files.readAllBytes(library);
    Section section = elf(library).section(".gnu_debugdata").orElseThrow();
    Random random = new Random(3);
    int lost = 0;
    for (int round = 0; round < 300; round++) {
      byte[] bad = good.clone();
      int at = (int) section.offset() + random.nextInt((int) section.size());
      bad[at] ^= (byte) (1 << random.nextInt(8));
      try {
        index(SymbolTable.miniDebugInfo(ElfFile.parse(Bytes.of(bad))));
      } catch (Unreadable e) {
        assertTrue(e.getMessage().contains(".gnu_debugdata"), e.getMessage());
        lost++;
      }
    }
    assertTrue(lost > 250, "only " + lost + " were found damaged");
  }

  @Test
  void miniDebugInfoThatUnpacksToTooMuchIsRefused() throws Exception {
    Tools.need("xz");
    Path library = library();
    Tools.run(folder, "sh", "-c", "head -c 100000000 /dev/zero | xz -1 > zeros.xz");
    Tools.run(folder, "objcopy", "--add-section", ".gnu_debugdata=zeros.xz", "lib.so");
    try {
      SymbolTable.miniDebugInfo(elf(library));
      throw new AssertionError("it was unpacked");
    } catch (Unreadable e) {
      assertTrue(e.getMessage().contains("unpacks to more than"), e.getMessage());
    }
  }

  private static long addressOf(Map<Long, Set<String>> names, String name) {
    return names.entrySet().stream()
        .filter(e -> e.getValue().contains(name))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** The file as a loader maps it, without what it writes. */
  private static Memory loaded(ElfFile elf, long bias, long most) {
    SegmentMemory.Builder memory = new SegmentMemory.Builder();
    for (ProgramHeader header : elf.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD) {
        Bytes content = elf.content(header);
        boolean dynamic =
            elf.programHeaders().stream()
                .anyMatch(h ->
                    h.type() == ProgramHeader.DYNAMIC
                        && h.vaddr() >= header.vaddr()
                        && h.vaddr() < header.vaddr() + header.memsz());
        memory.add(
            header.vaddr() + bias, dynamic ? content : content.clipped(0, most), new Origin.Core());
      }
    }
    return memory.freeze();
  }

  @Test
  void dynsymIsReadFromMemory() throws Exception {
    for (String hash : List.of("-Wl,--hash-style=gnu", "-Wl,--hash-style=sysv")) {
      ElfFile elf = elf(library(hash));
      long bias = 0x7f0000000000L;
      Memory memory = loaded(elf, bias, Long.MAX_VALUE);
      SymbolIndex index = index(SymbolTable.inMemory(memory, elf.programHeaders(), bias));
      assertNames(nm("-D", "lib.so"), index);
    }
  }

  /** Of a table that is cut in the middle, sizes say what the symbols that are left cover. */
  @Test
  void ofADynsymThatWasSavedInPartThePartIsRead() throws Exception {
    ElfFile elf = elf(library());
    Section names = elf.section(".dynstr").orElseThrow();
    Memory memory = loaded(elf, 0x10000, names.offset() + names.size() - 12);
    SymbolTable part = SymbolTable.inMemory(memory, elf.programHeaders(), 0x10000).orElseThrow();
    assertEquals(false, part.whole());
    long exported = addressOf(nm("-D", "lib.so"), "exported");
    assertTrue(index(Optional.of(part)).at(exported).isPresent());
    Memory none = loaded(elf, 0x10000, 64);
    assertEquals(Optional.empty(), SymbolTable.inMemory(none, elf.programHeaders(), 0x10000));
  }

  @Test
  void damageInMemoryEnds() throws Exception {
    Path library = library();
    byte[] good = Files.readAllBytes(library);
    ElfFile elf = elf(library);
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      byte[] bad = good.clone();
      int flips = 1 + random.nextInt(2_000);
      for (int i = 0; i < flips; i++) {
        bad[64 + 56 * 12 + random.nextInt(bad.length - 64 - 56 * 12)] = (byte) random.nextInt();
      }
      Memory memory = loaded(ElfFile.parse(Bytes.of(bad)), 0x10000, Long.MAX_VALUE);
      Optional<SymbolTable> table = SymbolTable.inMemory(memory, elf.programHeaders(), 0x10000);
      SymbolIndex index = SymbolIndex.of(table.stream().toList());
      for (long at = 0x1000; at < 0x1200; at += 7) {
        index.at(at);
      }
    }
  }

  /** At the first, a middle and the last byte of each function gdb names the same function. */
  @Test
  void everyFunctionOfAPythonIsGdbs() throws Exception {
    Tools.need("gdb", "nm");
    Path python = libpython();
    Map<Long, Set<String>> names = nm(python.toString());
    SymbolIndex index = index(SymbolTable.symtab(elf(python)));
    List<Long> asked = new ArrayList<>();
    List<String> script = new ArrayList<>(List.of("set print demangle off"));
    for (String line : Tools.run(folder, "nm", "-S", "--defined-only", python.toString())) {
      String[] words = line.split(" ", 4);
      if (words.length == 4 && "tTwWi".contains(words[2])) {
        long start = Long.parseUnsignedLong(words[0], 16);
        long size = Long.parseUnsignedLong(words[1], 16);
        for (long at : new long[] {start, start + size / 2, start + size - 1}) {
          asked.add(at);
          script.add("info symbol 0x" + Long.toHexString(at));
        }
      }
    }
    Files.write(folder.resolve("ask.gdb"), script);
    List<String> said =
        Tools.run(folder, "gdb", "-nx", "-batch", "-x", "ask.gdb", python.toString()).stream()
            .filter(l -> l.contains(" in section ") || l.startsWith("No symbol matches"))
            .toList();
    assertEquals(asked.size(), said.size());
    assertTrue(asked.size() > 10_000, "only " + asked.size());
    List<String> different = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      String[] words = said.get(i).split(" ", -1);
      long offset = words[1].equals("+") ? Long.parseLong(words[2]) : 0;
      FunctionSymbol ours = index.at(asked.get(i)).orElseThrow();
      if (ours.start() != asked.get(i) - offset || !names.get(ours.start()).contains(ours.name())) {
        different.add(said.get(i) + " and ours " + ours);
      }
    }
    assertEquals(List.of(), different);
  }

  private static Path libpython() throws IOException {
    Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    assumeTrue(Files.isDirectory(versions), "SKIPPED: needs an interpreter of pyenv");
    try (DirectoryStream<Path> found = Files.newDirectoryStream(versions, "3.12.*")) {
      for (Path version : found) {
        Path library = version.resolve("lib/libpython3.12.so.1.0");
        if (Files.exists(library)) {
          return library;
        }
      }
    }
    assumeTrue(false, "SKIPPED: needs libpython3.12 of pyenv");
    throw new IllegalStateException();
  }
}
