package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compilers and other programs of the machine, and what they say. */
final class Tools {
  private Tools() {}

  static boolean there(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
  }

  /** Skips the test, loudly, where a program is not on the machine. */
  static void need(String... programs) {
    for (String program : programs) {
      assumeTrue(there(program), "SKIPPED: there is no " + program);
    }
  }

  static String run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  /** Opens a file; empty where there is none. */
  static Optional<ElfFile> open(Path path) {
    try {
      return Files.isReadable(path)
          ? Optional.of(ElfFile.parse(Bytes.of(Files.readAllBytes(path))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NotElf e) {
      throw new IllegalStateException(e);
    }
  }

  static SourceMap map(Path program) {
    return SourceMap.of(
        open(program).orElseThrow(), Optional::empty, SplitFiles.beside(program, Tools::open));
  }

  /** Addresses of the code of a file, so many bytes apart. */
  static List<Long> code(Path program, int step) {
    Section text = open(program).orElseThrow().section(".text").orElseThrow();
    List<Long> addresses = new ArrayList<>();
    for (long at = 0; at < text.size(); at += step) {
      addresses.add(text.addr() + at);
    }
    return addresses;
  }

  /** What addr2line says of each address. */
  static Map<Long, List<Place>> addr2line(Path folder, Path program, List<Long> addresses)
      throws IOException, InterruptedException {
    return ask(folder, List.of("addr2line", "-f", "-i", "-a", "-e", program.toString()), addresses);
  }

  /** What llvm-symbolizer says of each address, with columns. */
  static Map<Long, List<Place>> symbolizer(Path folder, Path program, List<Long> addresses)
      throws IOException, InterruptedException {
    return ask(
        folder,
        List.of("llvm-symbolizer", "-a", "--no-demangle", "-e", program.toString()),
        addresses);
  }

  private static Map<Long, List<Place>> ask(Path folder, List<String> command, List<Long> addresses)
      throws IOException, InterruptedException {
    Path questions = folder.resolve("questions");
    Files.write(questions, addresses.stream().map(a -> "0x" + Long.toHexString(a)).toList());
    Process process =
        new ProcessBuilder(command)
            .redirectInput(questions.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Map<Long, List<Place>> answers = new LinkedHashMap<>();
    List<Place> frames = List.of();
    String name = "";
    for (String line : output.lines().toList()) {
      if (line.startsWith("0x")) {
        frames = new ArrayList<>();
        answers.put(Long.parseUnsignedLong(line.substring(2), 16), frames);
        name = "";
      } else if (name.isEmpty()) {
        name = line;
      } else {
        frames.add(Place.of(name, line));
        name = "";
      }
    }
    return answers;
  }
}
