package inquest.scripts.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir Path folder;

  @Test
  void liesWhereTheUsersStateDoes() {
    assertEquals(
        Optional.of(Path.of("/s/inquest/history")),
        HistoryFile.place(Map.of("XDG_STATE_HOME", "/s", "HOME", "/home/a")));
    assertEquals(
        Optional.of(Path.of("/home/a/.local/state/inquest/history")),
        HistoryFile.place(Map.of("XDG_STATE_HOME", "not/absolute", "HOME", "/home/a")));
    assertEquals(Optional.empty(), HistoryFile.place(Map.of()));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    Path file = folder.resolve("state/inquest/history");
    HistoryFile.prepare(file);
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(file.getParent()));
  }

  @Test
  void oneThatOthersCouldReadIsClosedToThemAndKeepsItsLines() throws IOException {
    Path file = Files.writeString(folder.resolve("history"), "threads\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    HistoryFile.prepare(file);
    assertEquals("rw-------", permissions(file));
    assertEquals("threads\n", Files.readString(file));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
