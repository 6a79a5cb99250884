package inquest.scripts.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import inquest.engine.report.ThreadReport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainCodeTest {
  private static final Object[] SWITCHED = {
    null, 7, 700, "seven", "a longer text", 7L, List.of(1), new int[] {1}, Map.Entry.class
  };

  @Test
  void aPatternSwitchAnswersAsBefore() throws Exception {
    Function<Object, String> plain = plainCopy(Switching.class, Function.class);
    assertArrayEquals(
        Arrays.stream(SWITCHED).map(new Switching()).toArray(),
        Arrays.stream(SWITCHED).map(plain).toArray());
  }

  @Test
  void aRecordIsEqualHashesAndPrintsAsBefore() throws Exception {
    Function<Object, String> plain = plainCopy(Recording.class, Function.class);
    assertEquals(new Recording().apply(null), plain.apply(null));
  }

  @Test
  void theDynamicSitesAreGone() throws IOException {
    assertNotEquals(0, sites(bytes(Switching.class)));
    assertEquals(0, sites(PlainCode.of(bytes(Switching.class))));
    assertNotEquals(0, sites(bytes(Recording.Everything.class)));
    assertEquals(0, sites(PlainCode.of(bytes(Recording.Everything.class))));
  }

  @Test
  void aClassWithoutSuchSitesStaysTheSame() throws IOException {
    byte[] none = bytes(PlainMethod.Body.class);
    assertSame(none, PlainCode.of(none));
  }

  @Test
  void everyClassOfTheEngineCanBeVerifiedAndHasNoneLeft() throws Exception {
    Path place =
        Path.of(ThreadReport.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      check(place);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        check(jar.getPath("/"));
      }
    }
  }

  private static void check(Path folder) throws IOException {
    long sites = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        byte[] before = Files.readAllBytes(file);
        byte[] after = PlainCode.of(before);
        assertEquals(0, sites(after), file.toString());
        assertEquals(List.of(), ClassFile.of().verify(after), file.toString());
        sites += sites(before);
      }
    }
    assertNotEquals(0, sites);
  }

  private static long sites(byte[] classFile) {
    ClassModel parsed = ClassFile.of().parse(classFile);
    return parsed.methods().stream()
        .map(MethodModel::code)
        .flatMap(code -> code.stream().flatMap(c -> c.elementStream()))
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(site -> ((InvokeDynamicInstruction) site).bootstrapMethod().owner().displayName())
        .filter(owner -> owner.equals("SwitchBootstraps") || owner.equals("ObjectMethods"))
        .count();
  }

  /** An instance of the class, and of the classes in it, loaded anew with plain code. */
  private static <T> Function<Object, String> plainCopy(Class<T> type, Class<?> as)
      throws ReflectiveOperationException, IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (Class<?> each :
        Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())).toList()) {
      classes.put(each.getName(), PlainCode.of(bytes(each)));
    }
    ClassLoader loader =
        new ClassLoader(type.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] code = classes.remove(name);
            if (code == null) {
              Class<?> loaded = findLoadedClass(name);
              return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
            return defineClass(name, code, 0, code.length);
          }
        };
    Object made = loader.loadClass(type.getName()).getConstructor().newInstance();
    assertNotEquals(type, made.getClass());
    @SuppressWarnings("unchecked")
    Function<Object, String> function = (Function<Object, String>) as.cast(made);
    return function;
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = type.getName();
    try (InputStream file =
        type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      return file.readAllBytes();
    }
  }

  /** A switch with classes, an interface, an array, guards and a null label. */
  public static final class Switching implements Function<Object, String> {
    public Switching() {}

    @Override
    public String apply(Object value) {
      return switch (value) {
        case null -> "null";
        case Integer number when number > 100 -> "large " + number;
        case Integer number -> "small " + number;
        case CharSequence text when text.length() > 5 -> "long " + text;
        case String text -> "text " + text;
        case Iterable<?> items -> "items " + items;
        case int[] numbers -> "numbers " + numbers.length;
        default -> "something else";
      };
    }
  }

  /** What records of every kind of component say of each other. */
  public static final class Recording implements Function<Object, String> {
    public Recording() {}

    @Override
    public String apply(Object ignored) {
      List<Record> records =
          List.of(
              new Nothing(),
              new Everything(true, (byte) -1, 'c', (short) 5, 7, 1L << 40, 0.0f, 0.0, "s"),
              new Everything(true, (byte) -1, 'c', (short) 5, 7, 1L << 40, 0.0f, 0.0, "s"),
              new Everything(true, (byte) -1, 'c', (short) 5, 7, 1L << 40, -0.0f, 0.0, "s"),
              new Everything(true, (byte) -1, 'c', (short) 5, 7, 1L << 40, 0.0f, Double.NaN, "s"),
              new Everything(true, (byte) -1, 'c', (short) 5, 7, 1L << 40, 0.0f, Double.NaN, "s"),
              new Everything(false, (byte) 1, 'd', (short) 6, 8, 1L << 41, 1.0f, 1.0, null));
      StringBuilder told = new StringBuilder();
      for (Record one : records) {
        told.append(one).append(' ').append(one.hashCode());
        for (Object other : others(records)) {
          told.append(' ').append(one.equals(other));
        }
        told.append('\n');
      }
      return told.toString();
    }

    private static List<Object> others(List<Record> records) {
      List<Object> others = new ArrayList<>(records);
      others.addAll(Arrays.asList(null, "text"));
      return others;
    }

    record Nothing() {}

    record Everything(
        boolean truth,
        byte small,
        char letter,
        short shorter,
        int number,
        long large,
        float real,
        double precise,
        Object any) {}
  }
}
