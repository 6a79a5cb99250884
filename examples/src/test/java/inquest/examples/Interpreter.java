package inquest.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A CPython to test against.
 *
 * @param name where it comes from and its version: {@code "pyenv-3.12.1"}, {@code
 *     "debian-sid-3.14"}
 * @param executable as the process that runs it names it: inside the root where there is one
 * @param root the root it runs in, which is also what its cores need as a sysroot
 * @param environment what it needs besides the environment of the tests
 */
record Interpreter(
    String name, Path executable, Optional<Path> root, Map<String, String> environment) {
  Interpreter {
    Objects.requireNonNull(name);
    Objects.requireNonNull(executable);
    Objects.requireNonNull(root);
    environment = Map.copyOf(environment);
  }

  /** The command that runs it, to be followed by a program and its arguments. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    if (root.isPresent()) {
      if ("root".equals(System.getProperty("user.name"))) {
        command.add("chroot");
        command.add(root.get().toString());
      } else {
        command.addAll(List.of("unshare", "--map-root-user", "--root=" + root.get()));
      }
    }
    command.add(executable.toString());
    return command;
  }

  /** How a process of this interpreter sees a file of this machine. */
  Path inside(Path file) {
    return root.map(r -> Path.of("/").resolve(r.relativize(file))).orElse(file);
  }

  /** The executable as this machine sees it. */
  Path outside() {
    return root.map(r -> r.resolve(Path.of("/").relativize(executable))).orElse(executable);
  }

  /** Whether a name asked for means this one: its own name, or its own up to a dot or a dash. */
  boolean answersTo(String asked) {
    return name.equals(asked) || name.startsWith(asked + ".") || name.startsWith(asked + "-");
  }

  @Override
  public String toString() {
    return name;
  }
}
