package io.sealane.conformance.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.rig.Visit;
import io.sealane.conformance.sample.ShopEvent.Noted;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.Subscription;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is known about an event survives its way. */
public interface KeepsMetadata extends TransportPromise {

  @Test
  @Case(id = "2")
  default void headersSurviveWhateverTheirCharacters(Rig rig) {
    Map<String, String> headers = new HashMap<>();
    headers.put("plain", "value");
    headers.put("empty", "");
    headers.put(" spaces ", " around ");
    headers.put("\"quotes\"", "'single' \"double\" \\ back");
    headers.put("lines", "one\ntwo\r\nthree\ttab");
    headers.put("\u00fcn\u00ef\u00e7\u00f6d\u00e9", "\u4e2d\u6587 \ud55c\uad6d\uc5b4 \u05d0");
    headers.put("emoji \ud83d\ude9a", "\ud83c\udff4\udb40\udc67\udb40\udc7f");
    headers.put("control", "\u0001\u001f");
    assertThat(arrived(rig, headers).headers()).isEqualTo(headers);
  }

  @Test
  @Case(id = "3")
  default void moreHeadersThanAnyBrokerHasAttributesSurvive(Rig rig) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      headers.put("name-" + i, "value-" + i);
    }
    assertThat(arrived(rig, headers).headers()).isEqualTo(headers);
  }

  private static EventMetadata arrived(Rig rig, Map<String, String> headers) {
    Publication publication = Publication.of(new Opened("o-1", "text"));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      publication = publication.withHeader(header.getKey(), header.getValue());
    }
    return arrived(rig, publication).metadata();
  }

  private static Visit arrived(Rig rig, Publication publication) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    shop.sealane().publisher().publish(publication);
    shop.until("it was handled", () -> till.handled().size() == 1);
    return till.visits().get(0);
  }

  @Test
  @Case(id = "4")
  default void idTypeVersionTimeCorrelationAndCausationSurvive(Rig rig) {
    Instant time = Instant.parse("2029-02-03T04:05:06.123456Z");
    EventMetadata metadata =
        arrived(
                rig,
                Publication.of(new Opened("o-1", "text"))
                    .withId("event-4711")
                    .withTime(time)
                    .withCause("conversation-1", "event-4710"))
            .metadata();
    assertThat(metadata.id()).isEqualTo("event-4711");
    assertThat(metadata.type()).isEqualTo("shop.Opened");
    assertThat(metadata.version()).isEqualTo(1);
    assertThat(metadata.source()).isEqualTo("shop");
    assertThat(metadata.time()).isEqualTo(time);
    assertThat(metadata.key()).isEqualTo("o-1");
    assertThat(metadata.correlationId()).isEqualTo("conversation-1");
    assertThat(metadata.causationId()).isEqualTo("event-4710");
  }

  @Test
  @Case(id = "4")
  default void theDataSurvivesExactly(Rig rig) {
    String text = "\u0000 \ud83d\ude9a \"quoted\" \\ \n end ";
    assertThat(arrived(rig, Publication.of(new Opened("o-1", text))).event())
        .isEqualTo(new Opened("o-1", text));
  }

  @Test
  @Case(id = {"5", "26"})
  default void theHandlerSeesTheMessageAndItsDelivery(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "one", "two");
    shop.until("both were handled", () -> till.handled().size() == 2);
    List<Visit> visits = till.visits();
    assertThat(visits).extracting(Visit::deliveryCount).containsOnly(1);
    assertThat(visits).extracting(Visit::attempt).containsOnly(1);
    assertThat(visits).extracting(Visit::messageId).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  @Case(id = "10")
  default void theTraceArrivesAndIsPassedOn(Rig rig) {
    String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    TraceContext trace = new TraceContext(traceparent, "vendor=value");
    CompletableFuture<EventMetadata> caused = new CompletableFuture<>();
    Till till = new Till(rig).doing((event, context) -> context.publish(new Noted(event.text())));
    Shop shop =
        rig.shop(till)
            .with(s -> s.onWithContext(Noted.class, (e, c) -> caused.complete(c.metadata())))
            .start();
    shop.sealane().publisher().publish(Publication.of(new Opened("o-1", "cause")).withTrace(trace));
    EventMetadata second = rig.await(caused);
    EventMetadata first = till.visits().get(0).metadata();
    assertThat(first.trace()).isEqualTo(trace);
    assertThat(second.trace()).isEqualTo(trace);
    assertThat(second.causationId()).isEqualTo(first.id());
    assertThat(second.correlationId()).isEqualTo(first.correlationId());
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  @Case(id = "5")
  default void anEventGoesToTheHandlerOfItsOwnClass(Rig rig) {
    Till till = new Till(rig);
    CompletableFuture<String> noted = new CompletableFuture<>();
    Shop shop =
        rig.shop(till)
            .with((Subscription s) -> s.on(Noted.class, event -> noted.complete(event.about())))
            .start();
    shop.sealane().publisher().publish(new Noted("of its own"));
    assertThat(rig.await(noted)).isEqualTo("of its own");
    assertThat(till.visits()).isEmpty();
  }
}
