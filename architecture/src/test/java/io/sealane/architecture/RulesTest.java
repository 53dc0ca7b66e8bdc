package io.sealane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules themselves: code that breaks them is found, code that keeps them is left alone. */
class RulesTest {
  private static final String FIXTURE = "io.sealane.architecture.fixture.";
  private static final String GOOD = FIXTURE + "good";
  private static final String BAD = FIXTURE + "bad";

  @Test
  void codeThatKeepsEveryRulePasses() {
    assertThat(violations(Layers.under(GOOD).areRespected(), GOOD)).isEmpty();
    assertThat(violations(Layers.under(GOOD).coverEverything(), GOOD)).isEmpty();
    assertThat(violations(Style.noCyclesBetweenPackagesOf(GOOD), GOOD)).isEmpty();
    assertThat(violations(Style.typesAreNamedForWhatTheyAre(), GOOD)).isEmpty();
    assertThat(violations(Style.packagesAreConcepts(), GOOD)).isEmpty();
    assertThat(violations(Style.packagesAreNullMarked(), GOOD)).isEmpty();
    assertThat(violations(Style.portsAreSmall(GOOD + ".."), GOOD)).isEmpty();
  }

  @Test
  void aLookToTheLeftIsFoundAlsoFromAndIntoSubPackages() {
    String violations = violations(Layers.under(BAD).areRespected(), BAD);
    assertThat(violations)
        .contains("LooksLeft.batch")
        .contains("KnowsItsNeighbour.listener")
        .contains("Listener.front")
        .doesNotContain("Batch.closesTheCycle");
  }

  @Test
  void aPackageWithoutALayerIsFound() {
    assertThat(violations(Layers.under(BAD).coverEverything(), BAD))
        .contains("stray.Stray")
        .contains("util.ThingImpl")
        .doesNotContain("Batch");
  }

  @Test
  void aCycleIsFound() {
    assertThat(violations(Style.noCyclesBetweenPackagesOf(BAD), BAD))
        .contains("Cycle detected")
        .contains("LooksLeft.batch");
  }

  @Test
  void anAdapterThatSeesMoreThanDrivenPortsIsFound() {
    JavaClasses adapter = classesIn(BAD + ".publish");
    ArchRule rule = Layers.under(BAD).showAnAdapterOnlyDrivenPorts(adapter);
    assertThat(rule.evaluate(adapter).getFailureReport().toString()).contains("listener");

    JavaClasses modest = classesIn(GOOD + ".publish");
    ArchRule same = Layers.under(GOOD).showAnAdapterOnlyDrivenPorts(modest);
    assertThat(same.evaluate(modest).hasViolation()).isFalse();
  }

  @Test
  void namesThatSayNothingAreFound() {
    assertThat(violations(Style.typesAreNamedForWhatTheyAre(), BAD))
        .contains("AbstractThing")
        .contains("AbstractThing$Base")
        .contains("ThingImpl")
        .doesNotContain("Utilities");
    assertThat(violations(Style.packagesAreConcepts(), BAD))
        .contains("util.ThingImpl")
        .doesNotContain("stray");
  }

  @Test
  void aPackageThatIsNotNullMarkedIsFound() {
    assertThat(violations(Style.packagesAreNullMarked(), BAD)).contains("Stray").contains("Front");
  }

  @Test
  void aPortOfSixMethodsIsFound() {
    assertThat(violations(Style.portsAreSmall(BAD + ".transport.."), BAD)).contains("WidePort");
  }

  @Test
  void methodsAreMeasuredFromTheNameToTheBrace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Sample.java");
    Files.writeString(
        file,
        """
        record Sample(int a) {
          Sample {
            a++;
          }
          /** Not counted. */
          @Deprecated
          public
          Runnable run() {
            return () -> {
              run();
            };
          }
          static {
          }
        }
        """);
    assertThat(Sources.methodLengths(List.of(file)))
        .containsEntry("Sample.java:2", 3)
        .containsEntry("Sample.java:8", 5)
        .containsEntry("Sample.java:13", 2);
    assertThat(Sources.lines(file)).isEqualTo(15);
  }

  @Test
  void aPercentileIsAValueThatSoManyDoNotExceed() {
    assertThat(Sources.percentile(50, List.of(9, 1, 5))).isEqualTo(5);
    assertThat(Sources.percentile(90, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100))).isEqualTo(9);
    assertThat(Sources.percentile(50, List.of())).isZero();
  }

  private static String violations(ArchRule rule, String root) {
    return String.join("\n", rule.evaluate(classesIn(root)).getFailureReport().getDetails());
  }

  private static JavaClasses classesIn(String root) {
    return new ClassFileImporter().importPackages(root);
  }
}
