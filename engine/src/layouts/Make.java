import inquest.engine.layout.LayoutFile;
import inquest.engine.layout.LayoutTool;
import inquest.engine.layout.LayoutWriter;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the layout of one interpreter, as {@code inquest layout} prints it, to a file.
 *
 * <pre>
 * java -cp CLASSES Make.java [-d DEBUGROOT]... OUT BINARY
 * </pre>
 */
class Make {
  public static void main(String[] args) throws Exception {
    List<Path> roots = new ArrayList<>(List.of(Path.of("/usr/lib/debug")));
    int at = 0;
    while (args[at].equals("-d")) {
      roots.add(Path.of(args[at + 1]));
      at += 2;
    }
    Notes notes = new Notes();
    LayoutFile file = new LayoutTool(roots).make(Path.of(args[at + 1]), notes);
    StringBuilder text = new StringBuilder();
    new LayoutWriter(false).write(file, text);
    Files.writeString(Path.of(args[at]), text);
    for (Note note : notes.toList()) {
      System.err.println(args[at] + ": " + note);
    }
  }
}
