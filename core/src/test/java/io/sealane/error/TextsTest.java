package io.sealane.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What exceptions say, as text and one by one. */
class TextsTest {

  @Test
  void whoLostARaceForAStreamLearnsWhereItIs() {
    WrongExpectedVersionException thrown = new WrongExpectedVersionException("order-1", 3, 5);

    assertThat(thrown).hasMessage("stream 'order-1' is at version 5, not at 3");
    assertThat(thrown.stream()).isEqualTo("order-1");
    assertThat(thrown.expected()).isEqualTo(3);
    assertThat(thrown.actual()).isEqualTo(5);
  }

  @Test
  void aProjectionThatFailsNamesThePlaceItCameTo() {
    Exception cause = new IllegalStateException("no");
    ProjectionException thrown = new ProjectionException("balances", 17, cause);

    assertThat(thrown).hasMessageContaining("balances").hasMessageContaining("17").hasCause(cause);
    assertThat(thrown.position()).isEqualTo(17);
  }

  @Test
  void allProblemsOfAConfigurationAreTold() {
    ConfigurationException thrown = new ConfigurationException("a subscription", List.of("a", "b"));

    assertThat(thrown).hasMessageContaining("a subscription");
    assertThat(thrown.problems()).containsExactly("a", "b");
  }
}
