package io.sealane.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PublicationTest {

  record Opened(String secret) implements DomainEvent {}

  private static final Opened EVENT = new Opened("of nobody");
  private static final Instant TIME = Instant.parse("2026-11-27T12:00:00Z");
  private static final TraceContext TRACE = new TraceContext("00-trace-span-01", null);

  private static final Map<String, UnaryOperator<Publication>> WORDS =
      Map.of(
          "id", said -> said.withId("e-1"),
          "time", said -> said.withTime(TIME),
          "cause", said -> said.withCause("c-1", "e-0"),
          "trace", said -> said.withTrace(TRACE),
          "header", said -> said.withHeader("tenant", "north"),
          "expiry", said -> said.withExpiry(TIME.plusSeconds(1)),
          "topics", said -> said.onlyTo(Set.of("orders")));

  private static Map<String, Object> said(Publication publication) {
    Map<String, Object> said = new HashMap<>();
    said.put("id", publication.id());
    said.put("time", publication.time());
    said.put("cause", publication.correlationId() + " " + publication.causationId());
    said.put("trace", publication.trace());
    said.put("header", publication.headers());
    said.put("expiry", publication.expiresAt());
    said.put("topics", publication.topics());
    return said;
  }

  @Test
  void eachWordSaysItsOwnAndLeavesTheOthers() {
    Publication plain = Publication.of(EVENT);
    Publication all = plain;
    for (UnaryOperator<Publication> word : WORDS.values()) {
      all = word.apply(all);
    }
    Map<String, Object> full =
        Map.of(
            "id",
            "e-1",
            "time",
            TIME,
            "cause",
            "c-1 e-0",
            "trace",
            TRACE,
            "header",
            Map.of("tenant", "north"),
            "expiry",
            TIME.plusSeconds(1),
            "topics",
            Set.of("orders"));
    assertThat(said(all)).isEqualTo(full);
    assertThat(all.event()).isSameAs(EVENT);

    WORDS.forEach(
        (name, word) -> {
          Map<String, Object> expected = said(plain);
          expected.put(name, full.get(name));
          assertThat(said(word.apply(plain))).as(name).isEqualTo(expected);
        });
  }

  @Test
  void ofAnEnvelopeItKeepsWhatIsKnown() {
    EventMetadata metadata =
        new EventMetadata(
            "e-1",
            "shop.Opened",
            1,
            "shop",
            TIME,
            null,
            "c-1",
            "e-0",
            TRACE,
            Map.of("tenant", "north"),
            TIME.plusSeconds(1));

    Publication again = Publication.of(new Envelope<>(EVENT, metadata));

    assertThat(again.event()).isSameAs(EVENT);
    assertThat(said(again))
        .containsEntry("id", "e-1")
        .containsEntry("time", TIME)
        .containsEntry("cause", "c-1 e-0")
        .containsEntry("trace", TRACE)
        .containsEntry("header", Map.of("tenant", "north"))
        .containsEntry("expiry", TIME.plusSeconds(1))
        .containsEntry("topics", Set.of());
    assertThat(metadata.isExpiredAt(TIME)).isFalse();
    assertThat(metadata.isExpiredAt(TIME.plusSeconds(1))).isTrue();
  }

  @Test
  void textsNameNoContent() {
    Publication one = Publication.of(EVENT).withId("e-1").withHeader("tenant", "north");

    assertThat(one).hasToString("Publication[Opened, id=e-1]");
    assertThat(Publication.ofAll(List.of(EVENT, EVENT)))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.event()).isSameAs(EVENT));
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Publication.of(EVENT).withId("two words"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsHandledWithinAnotherHandlingIsItsOwnCause() throws Exception {
    EventMetadata outer = metadata("e-1");
    EventMetadata inner = metadata("e-2");
    assertThat(Causation.current()).isNull();

    Causation.during(
        outer,
        () -> {
          assertThat(Causation.current()).isSameAs(outer);
          Causation.during(inner, () -> assertThat(Causation.current()).isSameAs(inner));
          assertThat(Causation.current()).isSameAs(outer);
        });

    assertThat(Causation.current()).isNull();
  }

  private static EventMetadata metadata(String id) {
    return new EventMetadata(
        id, "shop.Opened", 1, "shop", TIME, null, "c-1", null, null, Map.of(), null);
  }
}
