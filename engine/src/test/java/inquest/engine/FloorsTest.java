package inquest.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the engine stand on each other in one direction only. */
class FloorsTest {
  private static final String HOUSE = "inquest.engine";

  /** The name under which the front door, the house's own package, stands in the table. */
  private static final String DOOR = "";

  private static final Set<String> VERSION_PARTS =
      Set.of("major", "minor", "micro", "level", "serial", "compareTo");

  private static final Map<String, Set<String>> STANDS_ON = floors();

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

  /** Each room with every room below it: what stands on a room may also use what that stands on. */
  private static Map<String, Set<String>> floors() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    room(rooms, "note");
    room(rooms, "memory", "note");
    room(rooms, "machine", "note");
    room(rooms, "elf", "memory", "machine");
    room(rooms, "dwarf", "elf");
    room(rooms, "target", "elf");
    room(rooms, "target.live", "target");
    room(rooms, "binaries", "elf", "target");
    room(rooms, "unwind", "dwarf", "binaries");
    room(rooms, "layout", "dwarf");
    room(rooms, "object", "layout", "target");
    room(rooms, "runtime", "object", "binaries");
    room(rooms, "stack", "runtime", "unwind");
    room(rooms, "heap", "runtime");
    room(rooms, "waits", "stack", "heap");
    room(rooms, "show", "object");
    room(rooms, "report", rooms.keySet().toArray(String[]::new));
    room(rooms, DOOR, rooms.keySet().toArray(String[]::new));
    return rooms;
  }

  private static void room(Map<String, Set<String>> rooms, String name, String... below) {
    Set<String> all = new TreeSet<>(List.of(below));
    for (String floor : below) {
      all.addAll(rooms.get(floor));
    }
    rooms.put(name, all);
  }

  /** The room of a class: its package below the house's, the longest that the table has. */
  private static String roomOf(JavaClass type) {
    String path = type.getPackageName().substring(HOUSE.length());
    String room = path.isEmpty() ? DOOR : path.substring(1);
    while (!STANDS_ON.containsKey(room) && room.contains(".")) {
      room = room.substring(0, room.lastIndexOf('.'));
    }
    return room;
  }

  private static boolean inHouse(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(HOUSE) || name.startsWith(HOUSE + ".");
  }

  @Test
  void classesWereFound() {
    assertFalse(
        CLASSES.isEmpty(), "no classes of the engine were imported: the rules hold for nothing");
  }

  @Test
  void everyRoomIsInTheTable() {
    Set<String> unknown =
        CLASSES.stream()
            .map(FloorsTest::roomOf)
            .filter(room -> !STANDS_ON.containsKey(room))
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), unknown);
  }

  @TestFactory
  Stream<DynamicTest> standsOnlyOnTheRoomsBelow() {
    return STANDS_ON.entrySet().stream()
        .map(floor ->
            dynamicTest(nameOf(floor.getKey()), () -> check(floor.getKey(), floor.getValue())));
  }

  private static String nameOf(String room) {
    return room.equals(DOOR) ? "Inquest" : room;
  }

  private static void check(String room, Set<String> below) {
    noClasses()
        .that(
            describe("are in " + nameOf(room), type -> inHouse(type) && roomOf(type).equals(room)))
        .should()
        .dependOnClassesThat(
            describe(
                "are neither there nor below",
                type ->
                    inHouse(type) && !roomOf(type).equals(room) && !below.contains(roomOf(type))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTheLiveTargetCallsNativeCode() {
    noClasses()
        .that(describe("are not in target.live", type -> !roomOf(type).equals("target.live")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void onlyDebuginfodSpeaksToTheNetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + ".binaries.debuginfod")
        .should()
        .dependOnClassesThat(
            describe(
                "speak to the network",
                type ->
                    type.getPackageName().startsWith("java.net")
                        && !type.getPackageName().equals("java.net.spi")))
        .check(CLASSES);
  }

  @Test
  void nothingInTheEngineWritesToTheTerminal() {
    noClasses().should().accessField(System.class, "out").check(CLASSES);
    noClasses().should().accessField(System.class, "err").check(CLASSES);
  }

  @Test
  void onlyTheLayoutsCompareVersions() {
    noClasses()
        .that(describe("are not in layout", type -> !roomOf(type).equals("layout")))
        .should()
        .callMethodWhere(
            describe(
                "takes a Python version apart",
                call ->
                    call.getTargetOwner().getName().equals(HOUSE + ".layout.PythonVersion")
                        && VERSION_PARTS.contains(call.getName())))
        .check(CLASSES);
  }

  @Test
  void theInsidesOfDwarfAreUsedThereOnly() {
    noClasses()
        .that(describe("are not in dwarf", type -> !roomOf(type).equals("dwarf")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            HOUSE + ".dwarf.entry",
            HOUSE + ".dwarf.code",
            HOUSE + ".dwarf.line",
            HOUSE + ".dwarf.macro")
        .check(CLASSES);
  }

  @Test
  void nothingMutableIsStatic() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void theEngineKnowsNothingOfTheRestOfTheProject() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "inquest.grammar..",
            "inquest.dsl..",
            "inquest.scripts..",
            "org.antlr..",
            "org.python..")
        .check(CLASSES);
  }
}
