package inquest.engine.unwind.demangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole libraries and programs, compared with the c++filt of the machine. */
class DemanglerWitnessTest {
  private static final List<Path> STANDARD_LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libstdc++.so.6"),
          Path.of("/usr/lib/aarch64-linux-gnu/libstdc++.so.6"),
          Path.of("/usr/lib64/libstdc++.so.6"),
          Path.of("/usr/lib/libstdc++.so.6"));

  private static final String RUST =
      """
      mod m { pub struct S<T, const N: usize>(pub T);
        pub trait Tr<A> { fn go(&self, a: A) -> u8; }
        impl<T: Clone, const N: usize> Tr<[T; N]> for S<T, N> {
          #[inline(never)] fn go(&self, a: [T; N]) -> u8 { (|| std::hint::black_box(a.len() as u8))() } } }
      use m::*;
      #[inline(never)] fn gen<T: ?Sized>() -> usize { std::hint::black_box(std::any::type_name::<T>().len()) }
      #[inline(never)] fn chr<const C: char, const B: bool, const I: i8>() { std::hint::black_box((C, B, I)); }
      fn main() {
        S::<u8, 2>(1).go([1, 2]); chr::<'x', true, -5>(); chr::<'\\n', false, 7>();
        gen::<dyn Fn(&u8, &str) -> Box<dyn Iterator<Item = u8> + Send> + Sync>();
        gen::<for<'a> unsafe extern "C" fn(&'a u8, &'a mut [u16; 4]) -> *const str>();
        gen::<(u8,)>(); gen::<Option<std::collections::HashMap<String, Vec<&[i64]>>>>(); }
      """;

  @TempDir Path folder;

  private static boolean runs(String program) {
    try {
      Process process = new ProcessBuilder(program, "--version").start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private List<String> lines(String... command) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": see " + errors);
    return text.lines().toList();
  }

  private List<String> symbols(Path binary, String table) throws IOException, InterruptedException {
    return lines("nm", table, binary.toString()).stream()
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .map(name -> name.contains("@") ? name.substring(0, name.indexOf('@')) : name)
        .filter(name -> name.startsWith("_Z") || name.startsWith("_R"))
        .distinct()
        .toList();
  }

  private List<String> cxxfilt(List<String> symbols, String... options)
      throws IOException, InterruptedException {
    Path input = folder.resolve("symbols");
    Files.write(input, symbols);
    List<String> command = new ArrayList<>(List.of("c++filt"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectInput(input.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return text.lines().toList();
  }

  private static List<String> ours(List<String> symbols) {
    return symbols.stream().map(Demangler::demangle).toList();
  }

  private static void assumeTools() {
    assumeTrue(runs("nm"), "SKIPPED: there is no nm to list symbols");
    assumeTrue(runs("c++filt"), "SKIPPED: there is no c++filt to compare with");
  }

  @Test
  void readsAllOfTheStandardLibraryAsCxxfiltDoes() throws Exception {
    assumeTools();
    Path library = STANDARD_LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
    assumeTrue(library != null, "SKIPPED: there is no libstdc++ whose symbols to read");
    List<String> symbols = symbols(library, "-D");
    assertTrue(symbols.size() > 3000, "only " + symbols.size() + " symbols");
    assertEquals(String.join("\n", cxxfilt(symbols)), String.join("\n", ours(symbols)));
  }

  @Test
  void readsRustsLegacyNamesAsCxxfiltDoes() throws Exception {
    compareRust("legacy");
  }

  @Test
  void readsRustsNamesOfTodayAsCxxfiltDoes() throws Exception {
    compareRust("v0");
  }

  private void compareRust(String mangling) throws Exception {
    assumeTools();
    assumeTrue(runs("rustc"), "SKIPPED: there is no rustc to compile a program with");
    Path source = Files.writeString(folder.resolve("program.rs"), RUST);
    Path program = folder.resolve("program");
    Process compiler = compile(mangling, source, program);
    assumeTrue(compiler.waitFor() == 0, "SKIPPED: rustc does not know the mangling " + mangling);
    List<String> symbols = symbols(program, "-a");
    assertTrue(symbols.size() > 100, "only " + symbols.size() + " symbols");
    assertEquals(
        String.join("\n", cxxfilt(symbols, "--no-verbose")), String.join("\n", ours(symbols)));
  }

  private Process compile(String mangling, Path source, Path program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "rustc",
            "--edition",
            "2021",
            "-Z",
            "unstable-options",
            "-C",
            "symbol-mangling-version=" + mangling,
            "-o",
            program.toString(),
            source.toString());
    builder.environment().put("RUSTC_BOOTSTRAP", "1");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("rustc.txt").toFile());
    return builder.start();
  }
}
