package io.sealane.spring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.consume.EventHandler;
import io.sealane.error.ClosedException;
import io.sealane.observe.Health;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** When publishing and consuming begin and end. */
class LifecycleTest {

  private final Arrivals handled = new Arrivals();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ApplicationContextRunner runner =
      Runners.inMemory()
          .withBean(Arrivals.class, () -> handled)
          .withBean(CountDownLatch.class, () -> gate)
          .withUserConfiguration(Shop.class);

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    EventHandler<OrderCompleted> slow(Arrivals handled, CountDownLatch gate) {
      return completed -> {
        gate.await();
        handled.add(completed.orderId());
      };
    }
  }

  /** Stands for a web server: publishes in its first and in its last moment. */
  record WebServer(EventPublisher publisher, Sealane sealane, List<String> seen)
      implements SmartLifecycle {
    @Override
    public void start() {
      seen.add("starts, and subscriptions are " + state());
      publisher.publish(new OrderCompleted("first", 1));
    }

    @Override
    public void stop() {
      publisher.publish(new OrderCompleted("last", 1));
      seen.add("stops, and subscriptions are " + state());
    }

    private Health.State state() {
      return sealane.health().get("application").state();
    }

    @Override
    public boolean isRunning() {
      return seen.size() == 1;
    }

    @Override
    public int getPhase() {
      return DEFAULT_PHASE - 2048;
    }
  }

  @Test
  void publishingFramesTheWebServerAndMemoryIsDrainedAtTheEnd() {
    List<String> seen = new ArrayList<>();
    runner
        .withInitializer(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        WebServer.class,
                        () ->
                            new WebServer(
                                context.getBean(EventPublisher.class),
                                context.getBean(Sealane.class),
                                seen)))
        .run(
            context -> {
              assertThat(seen).containsExactly("starts, and subscriptions are STOPPED");
              assertThat(context.getBean(Sealane.class).health()).containsValue(Health.UP);
              gate.countDown();
            });
    assertThat(seen).last().isEqualTo("stops, and subscriptions are UP");
    assertThat(handled.rest()).containsExactlyInAnyOrder("first", "last");
  }

  @Test
  void aStopIsNoEndAndAStartGoesOn() {
    gate.countDown();
    runner.run(
        context -> {
          Sealane sealane = context.getBean(Sealane.class);
          GenericApplicationContext source =
              (GenericApplicationContext) context.getSourceApplicationContext();
          source.stop();
          assertThat(sealane.health().get("application").state()).isEqualTo(Health.State.STOPPED);
          context.getBean(EventPublisher.class).publish(new OrderCompleted("meanwhile", 1));
          assertThat(handled.rest()).isEmpty();

          source.start();
          assertThat(sealane.health()).containsValue(Health.UP);
          assertThat(handled.next()).isEqualTo("meanwhile");
        });
  }

  @Test
  void afterTheEndNobodyPublishes() {
    List<Sealane> ended = new ArrayList<>();
    runner.run(context -> ended.add(context.getBean(Sealane.class)));
    assertThatThrownBy(() -> ended.get(0).publisher().publish(new OrderCompleted("o-1", 1)))
        .isInstanceOf(ClosedException.class);
  }

  @Test
  void beforeTheStartPublishingSaysThatItIsTooEarly() {
    runner
        .withBean(TooEarly.class)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(ClosedException.class)
                    .hasMessage("publishing is not possible yet: this Sealane is not started"));
  }

  /** Publishes while it is made. */
  static class TooEarly {
    TooEarly(ObjectProvider<EventPublisher> publisher) {
      publisher.getObject().publish(new OrderCompleted("o-1", 1));
    }
  }

  @Test
  void subscriptionsCanBeLeftForSomebodyToStart() {
    gate.countDown();
    runner
        .withPropertyValues("sealane.auto-startup=false")
        .run(
            context -> {
              Sealane sealane = context.getBean(Sealane.class);
              assertThat(sealane.health().get("application").state())
                  .isEqualTo(Health.State.STOPPED);
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
              context.getBean(ConsumingLifecycle.class).start();
              assertThat(handled.next()).isEqualTo("o-1");
            });
  }

  @Test
  void lateBeansDoNotMakeItLate() {
    runner
        .withInitializer(
            context ->
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()))
        .run(
            context -> {
              assertThat(context.getBeanFactory().containsSingleton("sealane")).isTrue();
              assertThat(context.getBean(Sealane.class).health()).containsValue(Health.UP);
              assertThat(context.getBeanFactory().containsSingleton("slow")).isFalse();
            });
  }

  @Test
  void twoContextsInOneProcessDoNotKnowOfEachOther() {
    Arrivals other = new Arrivals();
    runner
        .withPropertyValues("spring.application.name=one")
        .run(
            one ->
                Runners.inMemory()
                    .withBean(Arrivals.class, () -> other)
                    .withBean(CountDownLatch.class, () -> new CountDownLatch(0))
                    .withUserConfiguration(Shop.class)
                    .run(
                        two -> {
                          two.getBean(EventPublisher.class).publish(new OrderCompleted("two", 1));
                          assertThat(other.next()).isEqualTo("two");
                          assertThat(handled.rest()).isEmpty();
                        }));
  }
}
