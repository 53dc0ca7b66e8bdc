package io.sealane.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.event.Publication;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.TransportCustomizer;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingSender;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator gives up a message that no broker takes, over HTTP and behind Spring Security. */
class OutboxEndpointTest {

  private static final String OUTBOX = "/actuator/sealane/outbox";

  private SecuredApplication application;

  @Configuration(proxyBeanMethods = false)
  static class Refusing {
    @Bean
    TransportCustomizer refusing() {
      return RefusingTransport::new;
    }

    @Bean
    Observer held(Held held) {
      return (signal, at) -> {
        if (signal instanceof Signal.NotRelayed) {
          held.seen().add("held");
        }
      };
    }

    @Bean
    Held seen() {
      return new Held(new Arrivals());
    }
  }

  /** A broker that will never take what is called poison. */
  private static final class RefusingTransport extends ForwardingTransport {

    RefusingTransport(Transport transport) {
      super(transport);
    }

    @Override
    public Sender sender(Topic topic) {
      return new RefusingSender(transport.sender(topic));
    }
  }

  private static final class RefusingSender extends ForwardingSender {

    RefusingSender(Sender sender) {
      super(sender);
    }

    @Override
    public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
      if (batch.stream().noneMatch(message -> message.id().equals("poison"))) {
        return sender.send(batch);
      }
      Failure failure = Failure.of(Failure.Kind.INVALID, "refused");
      return CompletableFuture.completedFuture(
          batch.stream().<SendResult>map(any -> new SendResult.Rejected(failure)).toList());
    }
  }

  /** Tells when a key is held. */
  record Held(Arrivals seen) {}

  @BeforeEach
  void start() {
    application =
        SecuredApplication.start(
            Refusing.class,
            "--spring.datasource.url=jdbc:h2:mem:operator",
            "--sealane.jdbc.schema=apply",
            "--management.endpoint.sealane.access=unrestricted");
  }

  @AfterEach
  void stop() {
    application.close();
  }

  private <T> T bean(Class<T> type) {
    return application.context().getBean(type);
  }

  private JsonNode json(String method, String path) throws Exception {
    HttpResponse<String> response = application.ask(method, path, "operator");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).doesNotContain("o-1"); // which is the key, and in the body
    return JsonMapper.shared().readTree(response.body());
  }

  private void publish(String id, long total) {
    bean(EventPublisher.class).publish(Publication.of(new OrderCompleted("o-1", total)).withId(id));
  }

  @Test
  void whatNoBrokerTakesIsSeenAndGivenUp() throws Exception {
    publish("poison", 1);
    bean(Held.class).seen().next();

    JsonNode waiting = json("GET", OUTBOX);
    assertThat(waiting.get("waiting").asLong()).isEqualTo(1);
    JsonNode held = waiting.get("held").get(0);
    assertThat(held.get("topic").asString()).isEqualTo("orders");
    assertThat(held.get("id").asString()).isEqualTo("poison");
    assertThat(held.get("reason").asString()).isNotEmpty();

    assertThat(json("DELETE", OUTBOX + "/orders?ids=unknown").get("discarded").asInt()).isZero();
    assertThat(json("DELETE", OUTBOX + "/orders?ids=poison").get("discarded").asInt()).isEqualTo(1);

    assertThat(json("GET", OUTBOX).get("waiting").asLong()).isZero();

    publish("next", 2);
    Arrivals handled = bean(Arrivals.class);
    assertThat(handled.next()).isEqualTo(new OrderCompleted("o-1", 2));
    assertThat(handled.rest()).isEmpty();
  }

  @Test
  void whoseRightsDoNotSufficeGivesUpNothing() throws Exception {
    publish("poison", 1);
    bean(Held.class).seen().next();

    String poison = OUTBOX + "/orders?ids=poison";
    assertThat(application.ask("DELETE", poison, null).statusCode()).isEqualTo(401);
    assertThat(application.ask("DELETE", poison, "viewer").statusCode()).isEqualTo(403);
    assertThat(json("GET", OUTBOX).get("waiting").asLong()).isEqualTo(1);
    assertThat(json("DELETE", poison).get("discarded").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsMeantHasToBeSaid() throws Exception {
    for (String vague : List.of("/orders", "/orders?max=3", "/orders?ids=a&max=3")) {
      assertThat(application.ask("DELETE", OUTBOX + vague, "operator").statusCode())
          .as(vague)
          .isEqualTo(400);
    }
  }
}
