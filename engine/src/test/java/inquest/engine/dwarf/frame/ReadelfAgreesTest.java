package inquest.engine.dwarf.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.Ranges;
import inquest.engine.memory.SegmentMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** readelf interprets the same tables with other code, and must find the same rows. */
class ReadelfAgreesTest {
  private static final List<String> FILES =
      List.of(
          "/usr/lib/x86_64-linux-gnu/libc.so.6",
          "/usr/lib64/ld-linux-x86-64.so.2",
          "/usr/lib/x86_64-linux-gnu/libstdc++.so.6",
          "/usr/bin/python3.11");

  private static final int MAX_ROWS = 60_000;

  /** readelf's names of registers by their numbers. */
  private static final List<String> NAMES =
      List.of(
          "rax", "rdx", "rcx", "rbx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15", "ra");

  @TestFactory
  Stream<DynamicTest> rowsAreReadelfs() {
    boolean readelf = Files.isExecutable(Path.of("/usr/bin/readelf"));
    List<Path> files =
        FILES.stream().map(Path::of).filter(Files::isRegularFile).filter(f -> readelf).toList();
    if (files.isEmpty()) {
      return Stream.of(
          dynamicTest("no witness", () -> abort("SKIPPED: needs readelf and an x86-64 library")));
    }
    return files.stream().map(f -> dynamicTest(f.toString(), () -> compare(f)));
  }

  private static void compare(Path file) throws Exception {
    ElfFile elf = ElfFile.parse(Bytes.of(Files.readAllBytes(file)));
    FrameTable table = table(elf);
    Process readelf =
        new ProcessBuilder("readelf", "-W", "--debug-dump=frames-interp", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int rows;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(readelf.getInputStream(), StandardCharsets.UTF_8))) {
      rows = compare(lines, table);
    } finally {
      readelf.destroy();
    }
    assertTrue(rows > 100, rows + " rows compared");
  }

  private static int compare(BufferedReader lines, FrameTable table) throws IOException {
    int rows = 0;
    boolean inFde = false;
    List<String> columns = List.of();
    String line;
    while (rows < MAX_ROWS && (line = lines.readLine()) != null) {
      String[] words = line.replaceAll(" \\(\\w+\\)", "").trim().split("\\s+", -1);
      if (line.contains(" FDE cie=")) {
        inFde = true;
      } else if (line.contains(" CIE ") || line.isBlank()) {
        inFde = false;
      } else if (inFde && words[0].equals("LOC")) {
        columns = List.of(words);
      } else if (inFde && words[0].matches("[0-9a-f]{16}")) {
        compare(Long.parseUnsignedLong(words[0], 16), words, columns, table);
        rows++;
      }
    }
    return rows;
  }

  private static void compare(
      long address, String[] words, List<String> columns, FrameTable table) {
    Optional<Fde> fde = table.find(address);
    assertTrue(fde.isPresent(), "nothing at 0x" + Long.toHexString(address));
    CfiRow row = fde.get().rowAt(address);
    List<String> ours = new ArrayList<>(List.of(words[0], cfa(row.cfa())));
    for (String column : columns.subList(2, columns.size())) {
      ours.add(rule(row.rules().get(NAMES.indexOf(column))));
    }
    assertEquals(List.of(words), ours);
    assertEquals(address, row.covers().start());
  }

  private static String cfa(CfaRule rule) {
    return switch (rule) {
      case CfaRule.RegisterOffset(int register, long offset) ->
          NAMES.get(register) + (offset < 0 ? "" : "+") + offset;
      case CfaRule.Expression expression -> "exp";
    };
  }

  private static String rule(RegisterRule rule) {
    return switch (rule) {
      case null -> "u";
      case RegisterRule.Undefined undefined -> "u";
      case RegisterRule.SameValue same -> "s";
      case RegisterRule.Offset(long bytes) -> "c" + (bytes < 0 ? "" : "+") + bytes;
      case RegisterRule.ValOffset(long bytes) -> "v" + (bytes < 0 ? "" : "+") + bytes;
      case RegisterRule.Register(int number) -> "r" + number;
      case RegisterRule.Expression expression -> "exp";
      case RegisterRule.ValExpression expression -> "vexp";
    };
  }

  /** The file's table as a process would see it that had loaded it at 0. */
  private static FrameTable table(ElfFile elf) {
    SegmentMemory.Builder memory = new SegmentMemory.Builder();
    long end = 0;
    for (ProgramHeader header : elf.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD) {
        memory.add(header.vaddr(), elf.content(header), new Origin.Core());
        end = Math.max(end, header.vaddr() + header.memsz());
      }
    }
    Memory frozen = memory.freeze();
    long at =
        elf.programHeaders().stream()
            .filter(h -> h.type() == ProgramHeader.GNU_EH_FRAME)
            .findFirst()
            .orElseThrow()
            .vaddr();
    return FrameHeader.read(frozen, at, new Ranges.Range(0, end));
  }
}
