package io.sealane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sealane.event.DomainEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contexts of the order story. */
class StoryTest {
  private static final String STORY = "io.sealane.examples.story";
  private static final String OUTBOX = "io.sealane.examples.outbox";
  private static final String FIXTURE = "io.sealane.architecture.fixture.contexts";
  private static final JavaClasses EXAMPLES = Project.classes(List.of("examples"));
  private static final JavaClasses SPRING = Project.classes(List.of("examples-spring"));

  @ParameterizedTest
  @ValueSource(strings = {"orders", "purchase", "delivery", "logistics"})
  void aContextKnowsTheOthersOnlyByTheirEvents(String context) {
    Contexts.knowEachOtherOnlyByEvents(STORY, context).check(EXAMPLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "delivery", "billing"})
  void aContextThatIsKilledKnowsTheOthersOnlyByTheirEvents(String context) {
    Contexts.knowEachOtherOnlyByEvents(OUTBOX, context).check(EXAMPLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "purchase", "delivery", "logistics"})
  void aModuleOfTheSpringShopKnowsTheOthersOnlyByTheirEvents(String context) {
    Contexts.knowEachOtherOnlyByEvents("io.sealane.examples.shop", context).check(SPRING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "purchase", "delivery"})
  void whatAContextTellsIsASealedInterface(String context) {
    assertThat(EXAMPLES)
        .filteredOn(type -> type.getPackageName().equals(STORY + "." + context))
        .filteredOn(type -> type.isInterface() && type.isAssignableTo(DomainEvent.class))
        .singleElement()
        .satisfies(events -> assertThat(events.reflect().isSealed()).isTrue());
  }

  @Test
  void aContextThatKnowsMoreIsFound() {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE);

    assertThat(violations("curious", classes)).contains("Curious.secret").doesNotContain("Told");
    assertThat(violations("discreet", classes)).isEmpty();
  }

  private static String violations(String context, JavaClasses classes) {
    return String.join(
        "\n",
        Contexts.knowEachOtherOnlyByEvents(FIXTURE, context)
            .evaluate(classes)
            .getFailureReport()
            .getDetails());
  }
}
