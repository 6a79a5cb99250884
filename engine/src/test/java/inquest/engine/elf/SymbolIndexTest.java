package inquest.engine.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.memory.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolIndexTest {
  private static final int LOCAL = 0;
  private static final int GLOBAL = 1;
  private static final int WEAK = 2;

  private static SymbolIndex index(SymbolFile file) throws NotElf {
    return SymbolIndex.of(SymbolTable.symtab(file.file()).stream().toList());
  }

  private static String at(SymbolIndex index, long address) {
    return index.at(address).map(FunctionSymbol::name).orElse("-");
  }

  @Test
  void aFunctionCoversItsFirstByteToItsLast() throws NotElf {
    SymbolIndex index = index(new SymbolFile().function("f", 0x1010, 16, GLOBAL));
    assertEquals("-", at(index, 0x100f));
    assertEquals(
        Optional.of(new FunctionSymbol("f", 0x1010, 16, Binding.GLOBAL, SymbolTable.Kind.SYMTAB)),
        index.at(0x1010));
    assertEquals("f", at(index, 0x101f));
    assertEquals("-", at(index, 0x1020));
  }

  @Test
  void ofFunctionsInsideEachOtherTheInnerIsGivenAndTheOuterGoesOnBehindIt() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile()
                .function("outer", 0x1000, 0x100, GLOBAL)
                .function("inner", 0x1040, 0x20, LOCAL)
                .function("overlapping", 0x1050, 0x40, LOCAL));
    assertEquals("outer", at(index, 0x103f));
    assertEquals("inner", at(index, 0x104f));
    assertEquals("overlapping", at(index, 0x105f));
    assertEquals("overlapping", at(index, 0x108f));
    assertEquals("outer", at(index, 0x1090));
    assertEquals("-", at(index, 0x1100));
  }

  @Test
  void aSymbolWithoutASizeCoversUpToTheNextSymbol() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile()
                .function("label", 0x1000, 0, LOCAL)
                .function("next", 0x1100, 8, GLOBAL));
    assertEquals("label", at(index, 0x10ff));
    assertEquals("next", at(index, 0x1107));
    assertEquals("-", at(index, 0x1108));
  }

  @Test
  void aSymbolWithoutASizeEndsWithItsSection() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile().function("last", 0x1ff0, 0, LOCAL).function("far", 0x3010, 8, GLOBAL));
    assertEquals("last", at(index, 0x1fff));
    assertEquals("-", at(index, 0x2000));
    assertEquals("-", at(index, 0x3000));
  }

  @Test
  void aSizedFunctionWinsOverALabelInIt() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile()
                .function("sized", 0x1000, 0x20, LOCAL)
                .symbol("label", 0x1010, 0, GLOBAL << 4 | SymbolFile.NOTYPE, 1)
                .function("next", 0x1100, 8, GLOBAL));
    assertEquals("sized", at(index, 0x101f));
    assertEquals("label", at(index, 0x1020));
    assertEquals("label", at(index, 0x10ff));
  }

  @Test
  void ofSymbolsAtOneAddressTheStrongestBindingIsGiven() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile()
                .function("local", 0x1000, 0x40, LOCAL)
                .function("global", 0x1000, 0x10, GLOBAL)
                .function("weak", 0x1000, 0x20, WEAK)
                .function("unsized", 0x1000, 0, GLOBAL));
    assertEquals("global", at(index, 0x1000));
    assertEquals("weak", at(index, 0x1010));
    assertEquals("local", at(index, 0x1020));
    assertEquals("unsized", at(index, 0x1040));
  }

  @Test
  void ofEqualSymbolsThePlainerNameIsGiven() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile()
                .function("__libc_malloc", 0x1000, 8, GLOBAL)
                .function("malloc", 0x1000, 8, GLOBAL)
                .function("other", 0x1000, 8, GLOBAL));
    assertEquals("malloc", at(index, 0x1000));
  }

  @Test
  void whatIsNoCodeIsLeftOut() throws NotElf {
    SymbolIndex index =
        index(
            new SymbolFile()
                .symbol("object", 0x1000, 8, GLOBAL << 4 | 1, 1)
                .symbol("section", 0x1000, 8, 3, 1)
                .symbol("file.c", 0x1000, 8, 4, 1)
                .symbol("undefined", 0x1000, 8, GLOBAL << 4 | SymbolFile.FUNC, 0)
                .symbol("absolute", 0x1000, 8, GLOBAL << 4 | SymbolFile.FUNC, 0xfff1)
                .symbol("$x", 0x1000, 0, SymbolFile.NOTYPE, 1)
                .symbol("$d.17", 0x1000, 0, SymbolFile.NOTYPE, 1)
                .symbol(".L5", 0x1000, 0, SymbolFile.NOTYPE, 1)
                .function("data", 0x2800, 8, GLOBAL));
    assertTrue(index.isEmpty());
  }

  @Test
  void anIndirectFunctionIsOne() throws NotElf {
    SymbolIndex index = index(new SymbolFile().symbol("memcpy", 0x1000, 8, GLOBAL << 4 | 10, 1));
    assertEquals("memcpy", at(index, 0x1000));
  }

  @Test
  void ofTwoTablesTheEarlierIsGiven() throws NotElf {
    SymbolTable first =
        SymbolTable.symtab(new SymbolFile().function("local", 0x1000, 8, LOCAL).file())
            .orElseThrow();
    SymbolTable second =
        SymbolTable.dynsym(
                new SymbolFile()
                    .dynamic()
                    .function("exported", 0x1008, 8, GLOBAL)
                    .function("alias", 0x1000, 8, LOCAL)
                    .file())
            .orElseThrow();
    SymbolIndex index = SymbolIndex.of(List.of(first, second));
    assertEquals("local", at(index, 0x1007));
    assertEquals("exported", at(index, 0x1008));
    assertEquals(SymbolTable.Kind.DYNSYM, index.at(0x1008).orElseThrow().table());
  }

  @ParameterizedTest
  @CsvSource({
    "fopen@@GLIBC_2.2.5, fopen",
    "pthread_cond_wait@GLIBC_2.2.5, pthread_cond_wait",
    "plain, plain",
    "foo@plt, foo",
    "foo@, foo@",
    "@odd, @odd",
    "a@b c, a@b c"
  })
  void aVersionIsNoPartOfTheName(String written, String name) {
    assertEquals(name, SymbolIndex.withoutVersion(written));
  }

  @Test
  void theLargestSizeEndsWithTheSection() throws NotElf {
    SymbolIndex index = index(new SymbolFile().function("huge", 0x1ff0, -1, GLOBAL));
    assertEquals("huge", at(index, 0x1fff));
    assertEquals("-", at(index, 0x2000));
    assertEquals("-", at(index, -1));
  }

  /** The rules said once more, as slowly and plainly as can be. */
  @Test
  void whateverOverlapsTheRulesHold() throws NotElf {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      SymbolFile file = new SymbolFile();
      List<FunctionSymbol> all = new ArrayList<>();
      int count = random.nextInt(30);
      for (int i = 0; i < count; i++) {
        long start = (random.nextBoolean() ? 0x1fc0L : 0x3000L) + random.nextInt(64);
        long size = random.nextInt(3) == 0 ? 0 : random.nextInt(24);
        int binding = random.nextInt(3);
        file.function("f" + i, start, size, binding);
        all.add(
            new FunctionSymbol("f" + i, start, size, Binding.of(binding), SymbolTable.Kind.SYMTAB));
      }
      SymbolIndex index = index(file);
      for (long at = 0x1fb0; at < 0x3060; at = at == 0x2010 ? 0x2ff0 : at + 1) {
        assertEquals(slowly(all, at), index.at(at), "round " + round + " at " + at);
      }
    }
  }

  private static Optional<FunctionSymbol> slowly(List<FunctionSymbol> all, long at) {
    if (at < 0x1000 || at >= 0x2000 && at < 0x3000) {
      return Optional.empty();
    }
    FunctionSymbol best = null;
    long lastStart = 0;
    for (FunctionSymbol s : all) {
      lastStart = s.start() <= at ? Math.max(lastStart, s.start()) : lastStart;
      boolean covers = s.start() <= at && at < s.start() + s.size();
      if (covers && (best == null || isBetter(s, best))) {
        best = s;
      }
    }
    for (FunctionSymbol s : best == null ? all : List.<FunctionSymbol>of()) {
      boolean covers =
          s.size() == 0 && s.start() == lastStart && (at < 0x2000 || lastStart > 0x2000);
      if (covers && (best == null || s.binding().compareTo(best.binding()) > 0)) {
        best = s;
      }
    }
    return Optional.ofNullable(best);
  }

  /** No function goes on behind its section. */
  private static long end(FunctionSymbol s) {
    return Math.min(s.start() + s.size(), s.start() < 0x2000 ? 0x2000 : 0x4000);
  }

  private static boolean isBetter(FunctionSymbol s, FunctionSymbol than) {
    if (s.start() != than.start()) {
      return s.start() > than.start();
    }
    int byBinding = s.binding().compareTo(than.binding());
    return byBinding != 0 ? byBinding > 0 : end(s) > end(than);
  }

  @Test
  void damageIsNeverMoreThanAWrongName() throws NotElf {
    SymbolFile file = new SymbolFile();
    for (int i = 0; i < 40; i++) {
      file.function("function_number_" + i, 0x1000 + 16L * i, i % 3 == 0 ? 0 : 24, i % 3);
    }
    byte[] good = file.bytes();
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      byte[] bad = good.clone();
      int flips = 1 + random.nextInt(40);
      for (int i = 0; i < flips; i++) {
        bad[64 + random.nextInt(bad.length - 64)] = (byte) random.nextInt();
      }
      ElfFile elf = ElfFile.parse(Bytes.of(bad));
      List<SymbolTable> tables = new ArrayList<>(SymbolTable.symtab(elf).stream().toList());
      SymbolTable.dynsym(elf).ifPresent(tables::add);
      SymbolIndex index = SymbolIndex.of(tables);
      for (int i = 0; i < 50; i++) {
        index.at(0x1000 + 13L * i);
      }
      index.at(random.nextLong());
    }
  }
}
