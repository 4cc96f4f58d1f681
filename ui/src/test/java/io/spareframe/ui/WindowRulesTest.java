package io.spareframe.ui;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls around and inside the window. */
class WindowRulesTest {

  private static final JavaClasses WINDOW =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.spareframe.ui");

  private static void hold(ArchRule rule) {
    rule.check(WINDOW);
  }

  @Test
  void theWindowKnowsTheControlApiAndThePlaceOfFilesOnly() {
    hold(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.spareframe..")
                    .and(
                        not(
                            resideInAnyPackage(
                                "io.spareframe.ui..",
                                "io.spareframe.app.control.api..",
                                "io.spareframe.app.control.client..",
                                "io.spareframe.app.place.."))))
            .because("the window owns nothing: it shows what the agent says and sends commands"));
  }

  @Test
  void theWindowOpensNoDatabaseAndNoDesktopToolkitBesideItsOwn() {
    hold(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.awt..", "javax.swing..")
            .because(
                "the ledger is the agent's, and two toolkits in one process disturb each other"));
  }

  @Test
  void viewModelsHoldNoControls() {
    hold(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .or()
            .haveSimpleNameEndingWith("Words")
            .or()
            .haveSimpleNameEndingWith("State")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "javafx.scene..", "javafx.stage..", "javafx.fxml..", "atlantafx..", "org.kordamp..")
            .because("what is shown is tested without a screen"));
  }

  @Test
  void thereIsOneDoorwayToTheToolkitsThread() {
    hold(
        noClasses()
            .that()
            .doNotHaveSimpleName("UiThread")
            .should()
            .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
            .because("work that goes to the toolkit's thread goes through UiThread"));
    hold(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.concurrent..")
            .because("its tasks need a toolkit to be tested"));
  }

  @Test
  void screensDoNotDependOnEachOtherInACircle() {
    hold(
        slices()
            .matching("io.spareframe.ui.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a screen can be read without those that use it"));
  }

  @Test
  void noStateIsStaticAndMutable() {
    hold(
        fields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(".*\\$\\d+")
            .should()
            .beFinal()
            .because("state belongs to objects that somebody made and can close"));
  }

  @Test
  void whatStandsInAScreensPackageIsNamedByItsPart() {
    hold(
        classes()
            .that()
            .haveSimpleNameEndingWith("Model")
            .should()
            .resideInAnyPackage(
                "..dashboard..",
                "..jobs..",
                "..games..",
                "..wallet..",
                "..settings..",
                "..wizard..",
                "..shell..")
            .because("a view model stands beside its view"));
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(
            WINDOW.stream()
                .map(c -> c.getPackage())
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName))
        .isEmpty();
  }
}
