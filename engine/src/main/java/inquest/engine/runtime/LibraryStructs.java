package inquest.engine.runtime;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.dwarf.CType;
import inquest.engine.dwarf.TypeReader;
import inquest.engine.dwarf.TypeRequest;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Structures that the libraries of a process define, by the names in their own debug information
 * (DWARF 2 to 5). Cost: a walk over the units of each file asked; each name is looked for once.
 * Safe to use from several threads.
 */
public final class LibraryStructs {
  private record Question(String name, Optional<LoadedModule> near) {}

  private final ProcessImage image;
  private final Map<Question, Optional<CType.Aggregate>> found = new HashMap<>(); // guarded by this

  /** The libraries of a process. */
  public LibraryStructs(ProcessImage image) {
    this.image = image;
  }

  /**
   * A complete structure, union or class.
   *
   * @param name its tag, a typedef of it, or for C++ its qualified name ({@code geo::Point})
   * @param near addresses in the library that is asked first: of a type object, of its functions
   * @throws Unreadable where no library has debug information that defines it
   */
  public CType.Aggregate find(String name, List<Long> near) {
    Optional<LoadedModule> first =
        near.stream().flatMap(address -> image.moduleAt(address).stream()).findFirst();
    return look(new Question(name, first))
        .orElseThrow(() ->
            new Unreadable(
                Absence.UNSUPPORTED,
                0,
                "no library with debug information defines a structure "
                    + name
                    + first.map(m -> "; asked first: " + m.module().fileName()).orElse("")));
  }

  private synchronized Optional<CType.Aggregate> look(Question question) {
    Optional<CType.Aggregate> known = found.get(question);
    if (known == null) {
      known = search(question);
      found.put(question, known);
    }
    return known;
  }

  private Optional<CType.Aggregate> search(Question question) {
    List<LoadedModule> order = new ArrayList<>();
    question.near().ifPresent(order::add);
    image.modules().stream().filter(m -> !order.contains(m)).forEach(order::add);
    for (LoadedModule module : order) {
      boolean first = question.near().filter(module::equals).isPresent();
      Optional<Binary> file =
          first ? image.debugFile(module) : module.binary().filter(b -> hasTypes(b));
      Optional<CType.Aggregate> type = file.flatMap(f -> in(f, question.name(), first));
      if (type.isPresent()) {
        return type;
      }
    }
    return Optional.empty();
  }

  private static boolean hasTypes(Binary binary) {
    return TypeReader.canRead(binary.elf());
  }

  /** Damage of the library that must have it is told; that of others is none of the asker's. */
  private Optional<CType.Aggregate> in(Binary file, String name, boolean first) {
    if (!hasTypes(file)) {
      return Optional.empty();
    }
    try {
      Optional<Binary> supplement = image.supplementaryFile(file);
      TypeReader reader = TypeReader.open(file.elf(), supplement.map(Binary::elf));
      TypeRequest request = new TypeRequest(name, List.of(name), "");
      return Optional.ofNullable(reader.find(List.of(request), Set.of()).aggregates().get(name));
    } catch (Unreadable e) {
      if (first) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
