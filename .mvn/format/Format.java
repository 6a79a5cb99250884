import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or makes the format of every Java file of the project with google-java-format.
 *
 * <p>Run by Maven: {@code Format.java check|format PROJECT}. Build output is left alone.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean check = args[0].equals("check");
    List<String> arguments = new ArrayList<>();
    if (check) {
      arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    } else {
      arguments.add("--replace");
    }
    arguments.addAll(sources(Path.of(args[1])));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = new Main(out, err, System.in).format(arguments.toArray(String[]::new));
    out.flush();
    if (check && status != 0) {
      err.println("The files above are not formatted: mvn -N validate exec:exec@format");
    }
    err.flush();
    System.exit(status);
  }

  private static List<String> sources(Path project) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(project)) {
      for (Path module : modules.sorted().toList()) {
        boolean source = module.endsWith("build");
        Path root = source ? module : module.resolve("src");
        if (Files.isDirectory(root)) {
          try (Stream<Path> files = Files.walk(root)) {
            files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(found::add);
          }
        }
      }
    }
    return found;
  }
}
