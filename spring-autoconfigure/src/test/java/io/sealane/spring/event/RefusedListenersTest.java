package io.sealane.spring.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.EventCatalog;
import io.sealane.error.ConfigurationException;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listeners whose failure nobody would see, and other ways to lose an event silently. */
class RefusedListenersTest {

  private static final String ALLOW = "sealane.application-events.allow-unobserved=true";

  private final ApplicationContextRunner runner =
      Runners.inMemory()
          .withBean(EventCatalog.class, () -> EventCatalog.of("orders", OrderEvent.class))
          .withPropertyValues("sealane.topics=orders", "sealane.application-events.topics=orders");

  /** Listens in another thread. */
  static final class Elsewhere {
    @Async
    @EventListener
    void on(OrderCompleted completed) {}
  }

  /** Listens when all is over. */
  static final class TooLate {
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    void on(OrderCompleted completed) {}
  }

  /** Listens after the commit. */
  static final class AfterCommitListener {
    @TransactionalEventListener
    void on(OrderCompleted completed) {}
  }

  /** Listens to everything. */
  static final class Curious {
    @EventListener
    void on(Object anything) {}
  }

  /** Listens at once. */
  static final class Plain {
    @EventListener(OrderCompleted.class)
    void on() {}
  }

  @Test
  void listenersWhoseFailureNobodySeesAreRefusedUnlessAllowed() {
    ApplicationContextRunner both =
        runner.withBean("elsewhere", Elsewhere.class).withBean("tooLate", TooLate.class);
    both.run(
        context ->
            assertThat(problems(context.getStartupFailure()))
                .containsExactly(
                    "listener elsewhere.on(..) takes "
                        + OrderCompleted.class.getName()
                        + " in another thread, so that its failure would be lost; let it run at"
                        + " once or after commit, or say"
                        + " sealane.application-events.allow-unobserved",
                    "listener tooLate.on(..) takes "
                        + OrderCompleted.class.getName()
                        + " after completion of the transaction, so that its failure would be lost;"
                        + " let it run at once or after commit, or say"
                        + " sealane.application-events.allow-unobserved"));
    both.withPropertyValues(ALLOW).run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void aMulticasterWithThreadsOfItsOwnIsRefused() {
    SimpleApplicationEventMulticaster threads = new SimpleApplicationEventMulticaster();
    threads.setTaskExecutor(Executors.newCachedThreadPool());
    refuses(threads);
  }

  @Test
  void aMulticasterThatSwallowsFailuresIsRefused() {
    SimpleApplicationEventMulticaster swallowing = new SimpleApplicationEventMulticaster();
    swallowing.setErrorHandler(error -> {});
    refuses(swallowing);
  }

  private void refuses(SimpleApplicationEventMulticaster multicaster) {
    ApplicationContextRunner with =
        runner
            .withBean(Plain.class)
            .withBean(
                "applicationEventMulticaster",
                ApplicationEventMulticaster.class,
                () -> multicaster);
    with.run(
        context ->
            assertThat(problems(context.getStartupFailure()))
                .singleElement()
                .asString()
                .startsWith("the ApplicationEventMulticaster runs listeners in other threads or"));
    with.withPropertyValues(ALLOW).run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void whoListensToEverythingIsNoReasonToTakeAnEvent() {
    runner
        .withBean(Curious.class)
        .run(
            context ->
                assertThat(problems(context.getStartupFailure()))
                    .containsExactly(
                        "sealane.application-events.topics is [orders], and no event listener here"
                            + " takes an event of a catalogue"));
  }

  @Test
  void aListenerThatWaitsForATransactionNeedsOne() {
    runner
        .withBean(AfterCommitListener.class)
        .run(
            context ->
                assertThat(problems(context.getStartupFailure()))
                    .singleElement()
                    .asString()
                    .contains("and there is no PlatformTransactionManager"));
  }

  @Test
  void whatIsPublishedHereAndComesFromThereIsRefused() {
    ApplicationContextRunner circle =
        runner.withBean(Plain.class).withPropertyValues("sealane.publish.orders=orders");
    circle.run(
        context ->
            assertThat(problems(context.getStartupFailure()))
                .contains(
                    OrderCompleted.class.getName()
                        + " is published to [orders] and comes from there: its listeners would get"
                        + " it twice; leave the topic out of sealane.application-events.topics, or"
                        + " say sealane.application-events.send=false and publish by"
                        + " EventPublisher"));
    circle
        .withPropertyValues("sealane.application-events.send=false")
        .run(context -> assertThat(context).hasNotFailed());
  }

  private static List<String> problems(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof ConfigurationException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("a refusal in %s", failure).isNotNull();
    return ((ConfigurationException) cause).problems();
  }
}
