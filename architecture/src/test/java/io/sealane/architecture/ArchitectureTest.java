package io.sealane.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final JavaClasses ALL = Project.allClasses();
  private static final JavaClasses CORE = Project.classes(List.of("core"));

  @Test
  void coreKeepsItsLayers() {
    Layers.under("io.sealane").areRespected().check(CORE);
  }

  @Test
  void everyCorePackageIsInALayer() {
    Layers.under("io.sealane").coverEverything().check(CORE);
  }

  @Test
  void packagesHaveNoCycles() {
    Style.noCyclesBetweenPackagesOf("io.sealane").check(ALL);
  }

  @TestFactory
  List<DynamicTest> anAdapterSeesOnlyItselfAndThePortsOfCore() {
    return Project.adapters().stream()
        .map(adapter -> DynamicTest.dynamicTest(adapter, () -> seesOnlyPorts(adapter)))
        .toList();
  }

  @Test
  void typesAreNamedForWhatTheyAre() {
    Style.typesAreNamedForWhatTheyAre().check(ALL);
  }

  @Test
  void packagesAreConcepts() {
    Style.packagesAreConcepts().check(ALL);
  }

  @Test
  void everyPackageIsNullMarked() {
    Style.packagesAreNullMarked().check(ALL);
  }

  @Test
  void portsAreSmall() {
    Style.portsAreSmall("io.sealane.transport..", "io.sealane.store..", "io.sealane.codec..")
        .check(CORE);
  }

  private static void seesOnlyPorts(String adapter) {
    JavaClasses own = Project.classes(List.of(adapter));
    Layers layers = Layers.under("io.sealane");
    if (adapter.startsWith("store-")) {
      layers.showAStoreNoFacade(own).check(own);
    } else {
      layers.showAnAdapterOnlyDrivenPorts(own).check(own);
    }
  }
}
