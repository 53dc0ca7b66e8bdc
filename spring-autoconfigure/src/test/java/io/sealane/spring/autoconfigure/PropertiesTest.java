package io.sealane.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.Disposition;
import io.sealane.consume.EventHandler;
import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.spring.SealaneParts;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.store.Guard;
import io.sealane.store.InMemoryGuard;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What properties say, rightly and wrongly. */
class PropertiesTest {

  private final ApplicationContextRunner runner =
      Runners.inMemory().withUserConfiguration(Depot.class);

  @Configuration(proxyBeanMethods = false)
  static class Depot {
    @Bean
    EventCatalog orders() {
      return EventCatalog.of("orders", OrderEvent.class);
    }

    @Bean
    EventHandler<OrderCompleted> schedule() {
      return completed -> {};
    }

    @Bean
    Guard first() {
      return InMemoryGuard.create();
    }

    @Bean
    Guard second() {
      return InMemoryGuard.create();
    }
  }

  @Test
  void aSubscriptionIsWhatItsPropertiesSay() {
    runner
        .withPropertyValues(
            "sealane.topics=orders,bills",
            "sealane.ordered-topics=orders",
            "sealane.subscription=depot",
            "sealane.guard=first",
            "sealane.subscriptions.depot.topics=orders",
            "sealane.subscriptions.depot.concurrency=4",
            "sealane.subscriptions.depot.ordered=true",
            "sealane.subscriptions.depot.lease=20s",
            "sealane.subscriptions.depot.timeout=5m",
            "sealane.subscriptions.depot.retry.immediate=2",
            "sealane.subscriptions.depot.retry.first-delay=3s",
            "sealane.subscriptions.depot.guard=second",
            "sealane.subscriptions.depot.unknown-type=skip")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              SealaneParts parts = context.getBean(SealaneParts.class);
              assertThat(parts.foreign())
                  .containsExactly(Topic.ordered("orders"), Topic.of("bills"));
              Subscription depot = parts.subscriptions().get(0);
              assertThat(depot.topics()).containsExactly("orders");
              assertThat(depot.flow().concurrency()).isEqualTo(4);
              assertThat(depot.flow().ordered()).isTrue();
              assertThat(depot.flow().lease()).isEqualTo(Duration.ofSeconds(20));
              assertThat(depot.flow().timeout()).isEqualTo(Duration.ofMinutes(5));
              assertThat(depot.retry().attempts()).isEqualTo(15);
              assertThat(depot.retry().backoff().first()).isEqualTo(Duration.ofSeconds(3));
              assertThat(depot.guarding().guard()).isSameAs(context.getBean("second"));
              assertThat(depot.dispositions().unknownType()).isEqualTo(Disposition.SKIP);
            });
  }

  @Test
  void aCatalogueIsPublishedByAProperty() {
    runner
        .withPropertyValues("sealane.publish.orders=orders,audit", "sealane.guard=first")
        .run(
            context ->
                assertThat(context.getBean(SealaneParts.class).routes())
                    .singleElement()
                    .satisfies(
                        route ->
                            assertThat(route.topics())
                                .containsExactly(Topic.of("orders"), Topic.of("audit"))));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    runner
        .withPropertyValues(
            "sealane.publish.odrers=orders",
            "sealane.topics=a topic",
            "sealane.subscriptions.depott.concurrency=4",
            "sealane.subscriptions.application.concurrency=0",
            "sealane.subscriptions.application.guard=third",
            "sealane.subscriptions.application.retry.first-delay=0s",
            "sealane.publish-within=0s")
        .run(
            context ->
                assertThat(problems(context.getStartupFailure()))
                    .containsExactlyInAnyOrder(
                        "sealane.publish.odrers is of no catalogue; known catalogues: [orders]",
                        "sealane.topics: 'a topic' is no name: 1 to 64 of A-Z a-z 0-9 _ -",
                        "bean 'schedule' handles io.sealane.spring.shop.OrderEvent$OrderCompleted,"
                            + " which is not published here, and nothing says which topic it comes"
                            + " from; say @SubscribedTo(..) or"
                            + " sealane.subscriptions.application.topics",
                        "sealane.subscriptions.depott is of no subscription; known: [application]",
                        "sealane.subscriptions.application.guard is 'third', which is no Guard"
                            + " bean; known: [first, second] and 'none'",
                        "sealane.subscriptions.application.retry: back-off needs 0 < first <= max,"
                            + " not PT0S, PT5M",
                        "which of the Guard beans [first, second] is the application's?"
                            + " sealane.guard says it, or @Primary",
                        "subscription 'application' has a concurrency of 0; 1 is the least",
                        "subscription 'application' is to no topic",
                        "publishWithin is PT0S; it is more than zero"));
  }

  @Test
  void aHandlerHasToSayWhatItHandles() {
    runner
        .withPropertyValues("sealane.guard=first", "sealane.publish.orders=orders")
        .withBean("vague", EventHandler.class, () -> event -> {})
        .run(
            context ->
                assertThat(problems(context.getStartupFailure()))
                    .containsExactly(
                        "bean 'vague' is an EventHandler that does not say of what; declare it as"
                            + " EventHandler<OrderCompleted>, or whichever it is"));
  }

  /** The problems of the refusal that is somewhere in it. */
  static List<String> problems(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof ConfigurationException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("a refusal in %s", failure).isNotNull();
    return ((ConfigurationException) cause).problems();
  }
}
