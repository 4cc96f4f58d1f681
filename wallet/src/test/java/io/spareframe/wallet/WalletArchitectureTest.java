// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class WalletArchitectureTest {
  private static final String ROOT = "io.spareframe.wallet";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void onlyTheLedgerTouchesTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".ledger..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..")
        .because("SQL in one room can be read in one sitting")
        .check(classes);
  }

  @Test
  void theLedgerKnowsNoKeyAndNoChain() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".ledger..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".keys..", ROOT + ".chain..", ROOT + ".channel..")
        .because("the record of money must not depend on how it moves")
        .check(classes);
  }

  @Test
  void keysKnowNothingOfWhatTheySign() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".keys..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".ledger..", ROOT + ".chain..", ROOT + ".channel..", "java.net..")
        .because("the room with the secrets has no way out")
        .check(classes);
  }

  @Test
  void theChainKnowsNoChannel() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".chain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".ledger..", ROOT + ".channel..")
        .because("channels are built on the chain, not the other way round")
        .check(classes);
  }

  @Test
  void theSharedValuesKnowNoRoom() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".keys..", ROOT + ".ledger..", ROOT + ".chain..", ROOT + ".channel..")
        .because("every room stands on them")
        .check(classes);
  }

  @Test
  void moneyKnowsNoComputeAndNoApp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.spareframe.compute..", "io.spareframe.app..", "io.spareframe.ui..", "javafx..")
        .because("app joins money and compute")
        .check(classes);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noStaticFieldCanChange() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("state has an owner, and two wallets must not share any")
        .check(classes);
  }

  @Test
  void everyPackageIsNullMarked() {
    int rooms = 0;
    for (JavaPackage room : classes.getPackage(ROOT).getSubpackagesInTree()) {
      assertThat(room.isAnnotatedWith(NullMarked.class)).as(room.getName()).isTrue();
      rooms++;
    }
    assertThat(classes.getPackage(ROOT).isAnnotatedWith(NullMarked.class)).isTrue();
    assertThat(rooms).isEqualTo(4);
  }
}
