package inquest.scripts.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are loaded, and in which order. */
class HookFilesTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void the_folder_of_the_home_comes_before_what_is_given() throws Exception {
    Path own = file("home/.config/inquest/hooks/own.py");
    Path given = file("given.py");
    assertEquals(
        List.of(own, given),
        HookFiles.find(List.of(given), true, Map.of("HOME", folder.resolve("home").toString())));
  }

  @Test
  void the_folder_of_the_home_can_be_left_out_and_is_told_from_others() throws Exception {
    Path own = file("home/.config/inquest/hooks/own.py");
    Map<String, String> home = Map.of("HOME", folder.resolve("home").toString());
    assertEquals(List.of(), HookFiles.find(List.of(), false, home));
    assertTrue(HookFiles.isOwn(own, home));
    assertFalse(HookFiles.isOwn(folder.resolve("own.py"), home));
  }

  @Test
  void a_configuration_folder_goes_before_the_home() throws Exception {
    file("home/.config/inquest/hooks/own.py");
    Path other = file("config/inquest/hooks/other.py");
    assertEquals(
        List.of(other),
        HookFiles.find(
            List.of(),
            true,
            Map.of(
                "HOME",
                folder.resolve("home").toString(),
                "XDG_CONFIG_HOME",
                folder.resolve("config").toString())));
  }

  @Test
  void a_relative_configuration_folder_is_ignored() throws Exception {
    assertEquals(List.of(), HookFiles.find(List.of(), true, Map.of("XDG_CONFIG_HOME", "config")));
  }

  @Test
  void a_folder_gives_its_python_files_by_name() throws Exception {
    Path second = file("hooks/b.py");
    Path first = file("hooks/a.py");
    file("hooks/readme.md");
    assertEquals(
        List.of(first, second), HookFiles.find(List.of(folder.resolve("hooks")), true, Map.of()));
  }

  @Test
  void a_file_is_loaded_once() throws Exception {
    Path one = file("one.py");
    assertEquals(List.of(one), HookFiles.find(List.of(one, folder, one), true, Map.of()));
  }

  @Test
  void what_is_not_there_is_an_error() {
    assertEquals(
        "--hooks " + folder.resolve("none") + " does not exist",
        assertThrows(
                CannotLoad.class,
                () -> HookFiles.find(List.of(folder.resolve("none")), true, Map.of()))
            .getMessage());
  }
}
