package io.sealane.test.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.event.EventMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedTest {

  @Test
  void whatAnEventCausedComesAfterItEvenIfItWasHeardOfBefore() {
    assertThat(
            ids(
                of("effect", "middle"),
                of("other", null),
                of("middle", "cause"),
                of("cause", null)))
        .containsExactly("cause", "middle", "effect", "other");
  }

  @Test
  void otherwiseTheOrderIsThatInWhichTheyWereHeardOf() {
    assertThat(ids(of("b", "elsewhere"), of("a", null), of("b", "elsewhere")))
        .containsExactly("b", "a");
    assertThat(ids(of("x", "y"), of("y", "x"))).containsExactly("y", "x");
  }

  private static List<String> ids(Occurrence... heard) {
    return Published.distinct(List.of(heard)).stream().map(one -> one.metadata().id()).toList();
  }

  private static Occurrence of(String id, @Nullable String cause) {
    EventMetadata metadata =
        new EventMetadata(id, "t", 1, "s", Instant.EPOCH, null, null, cause, null, Map.of(), null);
    return new Occurrence(Kind.PUBLISHED, Instant.EPOCH, metadata, null, "topic", 0, "", null);
  }
}
