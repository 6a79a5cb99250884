package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.elf.ElfFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SplitFilesBesideTest {
  private final List<String> asked = new ArrayList<>();
  private ElfFile any;

  @BeforeEach
  void open() throws Exception {
    any = Fixture.elf("split5.dwo");
  }

  private Optional<ElfFile> open(Path path, String there) {
    asked.add(path.toString());
    return path.toString().equals(there) ? Optional.of(any) : Optional.empty();
  }

  private List<ElfFile> find(String there, String name, String folder) {
    return SplitFiles.beside(Path.of("/opt/app/prog"), path -> open(path, there))
        .find(name, folder, 1);
  }

  @Test
  void theThreeUsualPlacesAreLookedAt() {
    assertEquals(List.of(), find("nowhere", "sub/a.dwo", "/build"));
    assertEquals(List.of("/opt/app/prog.dwp", "/build/sub/a.dwo", "/opt/app/a.dwo"), asked);
  }

  @Test
  void whatIsInAPlaceIsGiven() {
    assertEquals(List.of(any), find("/opt/app/prog.dwp", "sub/a.dwo", "/build"));
    assertEquals(List.of(any), find("/abs/a.dwo", "/abs/a.dwo", "/build"));
    assertEquals(List.of(any), find("/opt/app/a.dwo", "sub/a.dwo", "/build"));
  }

  @Test
  void aPackageIsOpenedOnce() {
    SplitFiles files =
        SplitFiles.beside(Path.of("/opt/app/prog"), path -> open(path, "/opt/app/prog.dwp"));
    files.find("a.dwo", "/build", 1);
    files.find("b.dwo", "/build", 2);
    assertEquals(1, asked.stream().filter("/opt/app/prog.dwp"::equals).count());
  }

  @Test
  void namesThatAreNoPathsFindNothing() {
    assertEquals(List.of(), find("nowhere", "a\0b", "/build"));
    assertEquals(List.of(), find("nowhere", "/", "/build"));
    assertEquals(List.of(), find("nowhere", "", ""));
  }
}
