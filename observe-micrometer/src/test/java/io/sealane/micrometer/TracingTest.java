package io.sealane.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import io.sealane.micrometer.Shop.Ordered;
import io.sealane.micrometer.Shop.Shipped;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Tracing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String ROOT = "0af7651916cd43dd8448eb211c80319c";

  record Noted(String text) implements DomainEvent {}

  private final Tracer tracer = new Tracer();
  private final Tracing tracing = MicrometerTracing.of(tracer.registry());

  @Test
  void aTraceContinuesFromTheRequestIntoTheHandlersAndWhatTheyPublish() {
    Shop shop = Shop.open();
    try (var sealane = shop.builder().tracing(tracing).start()) {
      Observation.createNotStarted("request", tracer.registry())
          .observe(() -> sealane.publisher().publish(new Ordered("o-1", "secret")));
    }

    assertThat(tracer.tree())
        .isEqualTo(
            """
            request
              publish shop.Ordered
                process delivery
                  publish shop.Shipped
                    process billing
            """);
    assertThat(tracer.span("publish shop.Ordered").getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(tracer.span("process delivery").getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(tracer.spans()).extracting(SpanData::getTraceId).containsOnly(traceId());
  }

  private String traceId() {
    return tracer.span("request").getTraceId();
  }

  @Test
  void spansTellIdsAndTypesAndNothingElseOfTheEvent() {
    try (var sealane = Shop.open().builder().tracing(tracing).start()) {
      sealane
          .publisher()
          .publish(
              Publication.of(new Ordered("key-77", "payload-77"))
                  .withId("the-id")
                  .withHeader("tenant", "header-77"));
    }

    SpanData span = tracer.span("process delivery");
    assertThat(attribute(span, "messaging.message.id")).isEqualTo("the-id");
    assertThat(attribute(span, "type")).isEqualTo("shop.Ordered");
    assertThat(attribute(span, "subscription")).isEqualTo("delivery");
    assertThat(attribute(span, "sealane.attempt")).isEqualTo("1");
    assertThat(tracer.spans().toString())
        .doesNotContain("key-77")
        .doesNotContain("payload-77")
        .doesNotContain("header-77");
  }

  @Test
  void aHandlersFailureIsSeenButItsMessageIsNot() {
    try (var sealane = Shop.open().builder().tracing(tracing).start()) {
      sealane.publisher().publish(new Ordered("bad-1", "payload-77"));
    }

    SpanData span = tracer.span("process delivery");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(Tracer.exceptions(span)).contains("java.lang.IllegalStateException");
    assertThat(Tracer.exceptions(span)).doesNotContain("payload-77");
  }

  @Test
  void exceptionsAreSeenAsTheyAreWhereTheApplicationSaysSo() {
    Tracing open = MicrometerTracing.of(tracer.registry()).withExceptions();
    try (var sealane = Shop.open().builder().tracing(open).start()) {
      sealane.publisher().publish(new Ordered("bad-1", "payload-77"));
    }

    assertThat(Tracer.exceptions(tracer.span("process delivery")))
        .contains("cannot ship payload-77");
  }

  @Test
  void aBatchOfOneCallIsOneSpan() throws Exception {
    try (var sealane = Shop.open().builder().tracing(tracing).start()) {
      sealane
          .publisher()
          .publishAsync(Publication.ofAll(List.of(new Ordered("o-1", "x"), new Shipped("o-2"))))
          .get();
    }

    assertThat(tracer.spans())
        .filteredOn(span -> span.getName().equals("publish SEVERAL"))
        .hasSize(1);
    assertThat(tracer.tree())
        .isEqualTo(
            """
            publish SEVERAL
              process billing
              process delivery
                publish shop.Shipped
                  process billing
            """);
  }

  @Test
  void anEventKeepsTheTraceThatItsPublisherGaveIt() {
    TraceContext given = new TraceContext("00-" + ROOT + "-b7ad6b7169203331-01", "vendor=1");
    try (var sealane = Shop.open().builder().tracing(tracing).start()) {
      sealane.publisher().publish(Publication.of(new Ordered("o-1", "x")).withTrace(given));
    }

    SpanData span = tracer.span("process delivery");
    assertThat(span.getTraceId()).isEqualTo(ROOT);
    assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(span.getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
  }

  @Test
  void anEventWithoutATraceOrWithGarbageForOneBeginsATrace() {
    try (var sealane = Shop.open().builder().tracing(tracing).start()) {
      sealane
          .publisher()
          .publish(
              Publication.of(new Ordered("o-1", "x"))
                  .withTrace(new TraceContext("00-zz-x-" + "9".repeat(100), "=,,=")));
    }

    SpanData span = tracer.span("process delivery");
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getSpanContext().isValid()).isTrue();
  }

  @Test
  void theSecondLevelHandlerPublishesWithinTheTraceToo() {
    List<String> billed = new CopyOnWriteArrayList<>();
    try (var sealane =
        Shop.open()
            .builder()
            .subscribe(
                Subscription.named("returns")
                    .to("orders")
                    .retry(RetryPolicy.none())
                    .on(
                        Ordered.class,
                        order -> {
                          throw new IllegalStateException("no returns");
                        })
                    .onFailure(
                        (event, context, failure) -> context.publish(new Shipped("returned"))),
                Subscription.named("returned")
                    .to("orders")
                    .on(Shipped.class, shipped -> billed.add(shipped.id())))
            .tracing(tracing)
            .start()) {
      sealane.publisher().publish(new Ordered("bad-1", "x"));
    }

    assertThat(billed).containsExactly("returned");
    assertThat(tracer.spans()).extracting(SpanData::getTraceId).hasSizeGreaterThan(5);
    assertThat(tracer.spans().stream().map(SpanData::getTraceId).distinct()).hasSize(1);
  }

  @Test
  void aPublishThatFailsIsAFailedSpan() {
    var sealane = Shop.open().builder().tracing(tracing).start();
    sealane.close();

    assertThatThrownBy(() -> sealane.publisher().publish(new Ordered("o-1", "x")))
        .hasMessageContaining("the publisher is closed");

    assertThat(tracer.span("publish shop.Ordered").getStatus().getStatusCode())
        .isEqualTo(StatusCode.ERROR);
  }

  @Test
  void aFutureThatFailsIsAFailedSpanAndItsExceptionIsAsItWas() {
    var sealane = Shop.open().builder().tracing(tracing).start();
    sealane.close();

    assertThatThrownBy(
            () ->
                sealane
                    .publisher()
                    .publishAsync(List.of(Publication.of(new Ordered("o-1", "x"))))
                    .get())
        .isNotInstanceOf(ExecutionException.class)
        .hasMessageContaining("closed");
    assertThat(tracer.spans()).hasSize(1);
  }

  @Test
  void whatStaysInTheProcessIsHandledWithinTheCallersSpan() {
    List<String> noted = new CopyOnWriteArrayList<>();
    try (var sealane =
        Shop.open()
            .builder()
            .local(Noted.class, note -> noted.add(note.text() + " in " + tracer.currentTraceId()))
            .tracing(tracing)
            .start()) {
      Observation.createNotStarted("request", tracer.registry())
          .observe(() -> sealane.publisher().publish(new Noted("hello")));
    }

    assertThat(noted).containsExactly("hello in " + traceId());
    assertThat(tracer.spans()).hasSize(1);
  }

  @Test
  void theLogOfAHandlerIsWithinItsSpanAndTheThreadIsLeftClean() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Observer after =
        (signal, at) -> {
          if (signal instanceof Signal.Handled) {
            seen.add("after " + tracer.currentTraceId());
          }
        };
    try (var sealane =
        Shop.open()
            .builder()
            .subscribe(
                Subscription.named("audit")
                    .to("orders")
                    .on(Ordered.class, order -> seen.add("in " + tracer.currentTraceId())))
            .observe(after)
            .tracing(tracing)
            .start()) {
      sealane.publisher().publish(new Ordered("bad-1", "x"));
    }

    assertThat(seen)
        .containsExactlyInAnyOrder("in " + tracer.span("process audit").getTraceId(), "after none");
  }

  @Test
  void withoutATracerEventsTravelAsTheyDid() {
    Shop shop = Shop.open();
    try (var sealane =
        shop.builder().tracing(MicrometerTracing.of(ObservationRegistry.NOOP)).start()) {
      sealane.publisher().publish(new Ordered("o-1", "x"));
    }

    assertThat(shop.billed).containsExactly("o-1");
  }

  @Test
  void aTracerThatThrowsHarmsNobody() {
    Shop shop = Shop.open();
    Tracing broken = new BrokenTracing();
    try (var sealane = shop.builder().tracing(broken).start()) {
      sealane.publisher().publish(new Ordered("o-1", "x"));
    }

    assertThat(shop.billed).containsExactly("o-1");
  }

  private static String attribute(SpanData span, String name) {
    return span.getAttributes().get(io.opentelemetry.api.common.AttributeKey.stringKey(name));
  }
}
