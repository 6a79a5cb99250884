package inquest.engine.layout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Structural differences are chosen where layouts are bound; nobody else asks for a version. */
class VersionRuleTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("inquest.engine");

  private static void nobodyElseCalls(String method, Class<?>... parameters) {
    noClasses()
        .that()
        .resideOutsideOfPackage("inquest.engine.layout..")
        .should()
        .callMethod(PythonVersion.class, method, parameters)
        .because("decoders switch over the axes of the layout")
        .check(CLASSES);
  }

  @Test
  void nobodyElseComparesVersions() {
    nobodyElseCalls("compareTo", PythonVersion.class);
  }

  @Test
  void nobodyElseAsksForMajorOrMinor() {
    nobodyElseCalls("major");
    nobodyElseCalls("minor");
  }
}
