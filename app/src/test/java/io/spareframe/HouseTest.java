package io.spareframe;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls between the rooms, as docs/architecture.md draws them. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.spareframe");

  private static void hold(ArchRule rule) {
    rule.check(HOUSE);
  }

  @Test
  void computeAndWalletKnowNeitherEachOtherNorTheApp() {
    hold(
        noClasses()
            .that()
            .resideInAPackage("io.spareframe.compute..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.spareframe.wallet..", "io.spareframe.app..", "io.spareframe.ui..")
            .because("only the app joins work and money"));
    hold(
        noClasses()
            .that()
            .resideInAPackage("io.spareframe.wallet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.spareframe.compute..", "io.spareframe.app..", "io.spareframe.ui..")
            .because("only the app joins work and money"));
  }

  @Test
  void graphicsInterfacesAreReachedFromTheirEngineOnly() {
    onlyIn("only the worker's engine may hold a GPU context", "org.jocl..", "..engine.opencl..");
    onlyIn("only the worker's engine may hold a GPU context", "jcuda..", "..engine.cuda..");
  }

  @Test
  void databasesChainAndDesktopToolkitsStayInTheirRooms() {
    onlyIn("one room owns each database", "java.sql..", "..wallet.ledger..", "..market.local..");
    onlyIn("one room owns each database", "org.jdbi..", "..wallet.ledger..", "..market.local..");
    onlyIn("keys and chain are the wallet's", "org.web3j..", "io.spareframe.wallet..");
    onlyIn("the agent must stay small", "javafx..", "io.spareframe.ui..");
    onlyIn("the agent must stay small", "java.awt..", "..app.tray..");
    onlyIn("only the tray talks to the desktop", "org.freedesktop.dbus..", "..app.tray..");
  }

  private static void onlyIn(String because, String library, String... rooms) {
    hold(
        noClasses()
            .that(not(resideInAnyPackage(rooms)))
            .should()
            .dependOnClassesThat(resideInAPackage(library))
            .allowEmptyShould(true)
            .because(because));
  }

  @Test
  void insideComputeNothingPointsBackUp() {
    below("job", "engine", "kernel", "packer", "worker", "lending", "market", "guard", "hardware");
    below("kernel", "engine", "packer", "worker", "lending", "market", "guard", "hardware");
    below("engine", "packer", "worker", "lending", "market", "guard", "hardware");
    below("worker", "packer", "lending", "market", "guard", "hardware");
    below("market", "packer", "engine", "worker", "lending", "guard", "hardware");
    below("guard", "job", "engine", "packer", "worker", "lending", "market", "hardware");
    below("packer", "engine", "worker", "lending", "market", "guard", "hardware");
  }

  private static void below(String room, String... above) {
    String[] packages = new String[above.length];
    for (int i = 0; i < above.length; i++) {
      packages[i] = "io.spareframe.compute." + above[i] + "..";
    }
    hold(
        noClasses()
            .that()
            .resideInAPackage("io.spareframe.compute." + room + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages)
            .because("arrows between the rooms of compute point one way"));
  }

  @Test
  void noRoomsDependOnEachOtherInACircle() {
    for (String module : List.of("compute", "wallet", "app")) {
      hold(
          slices()
              .matching("io.spareframe." + module + ".(*)..")
              .should()
              .beFreeOfCycles()
              .because("a room can be read without the rooms that use it"));
    }
  }

  @Test
  void theControlApiIsReachableWithoutTheAgent() {
    hold(
        noClasses()
            .that()
            .resideInAnyPackage("io.spareframe.app.control.api..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.spareframe..")
                    .and(not(resideInAPackage("io.spareframe.app.control.api.."))))
            .because("the window may look at another machine's agent"));
  }

  @Test
  void noStateIsStaticAndMutable() {
    hold(
        fields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(notGenerated())
            .should()
            .beFinal()
            .because("state belongs to objects that somebody made and can close"));
  }

  private static DescribedPredicate<JavaClass> notGenerated() {
    return DescribedPredicate.describe(
        "are written by hand", javaClass -> !javaClass.getName().contains("$SwitchMap$"));
  }

  @Test
  void everyRoomIsNullMarked() {
    List<String> unmarked =
        HOUSE.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertThat(unmarked).isEmpty();
  }
}
