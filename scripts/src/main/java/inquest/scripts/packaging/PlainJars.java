package inquest.scripts.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Run by the build: puts Inquest's own jars, with plain code, into the run-time folder. */
final class PlainJars {
  private PlainJars() {}

  /**
   * Makes them.
   *
   * @param args the folder with the jars of the modules, which are replaced there, and the path of
   *     one more jar, of which a plain copy goes there; what their classes refer to is on the class
   *     path
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path added = Path.of(args[1]);
    makePlain(added, folder.resolve(added.getFileName()));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "inquest-*.jar")) {
      for (Path jar : jars) {
        makePlain(jar, jar);
      }
    }
  }

  /** The target may be the source. */
  private static void makePlain(Path jar, Path target) throws IOException {
    Path made = target.resolveSibling(target.getFileName() + ".plain");
    try (JarFile source = new JarFile(jar.toFile());
        JarOutputStream out =
            new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(made)))) {
      Enumeration<JarEntry> entries = source.entries();
      while (entries.hasMoreElements()) {
        copy(source, entries.nextElement(), out);
      }
    }
    Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(JarFile source, JarEntry entry, JarOutputStream out) throws IOException {
    byte[] content = source.getInputStream(entry).readAllBytes();
    JarEntry copied = new JarEntry(entry.getName());
    copied.setTime(entry.getTime());
    out.putNextEntry(copied);
    out.write(entry.getName().endsWith(".class") ? PlainCode.of(content) : content);
    out.closeEntry();
  }
}
