package io.sealane.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.sealane.Sealane;
import io.sealane.consume.Subscription;
import io.sealane.micrometer.BacklogMeters;
import io.sealane.micrometer.MicrometerCalls;
import io.sealane.micrometer.MicrometerObserver;
import io.sealane.micrometer.MicrometerTracing;
import io.sealane.observe.Tracing;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is there, and when. */
class ActuatorTest {

  private final ApplicationContextRunner runner =
      Runners.inMemory()
          .withConfiguration(
              AutoConfigurations.of(
                  SealaneActuatorAutoConfiguration.class,
                  SealaneMetricsAutoConfiguration.class,
                  SealaneObservationAutoConfiguration.class))
          .withBean(
              PublishedCatalog.class,
              () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"))
          .withBean(
              Subscription.class,
              () ->
                  Subscription.named("delivery")
                      .to("orders")
                      .on(OrderCompleted.class, order -> {}));

  @Test
  void withoutARegistryThereAreNeitherMetersNorObservations() {
    runner.run(
        context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(MicrometerObserver.class)
                .doesNotHaveBean(BacklogMeters.class)
                .doesNotHaveBean(Tracing.class));
  }

  @Test
  void withoutMicrometerItStartsAllTheSame() {
    runner
        .withClassLoader(
            new FilteredClassLoader("io.sealane.snssqs", "io.sealane.micrometer", "io.micrometer"))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Sealane.class));
  }

  @Test
  void withoutTheActuatorItStartsAllTheSame() {
    runner
        .withClassLoader(
            new FilteredClassLoader(
                "io.sealane.snssqs",
                "org.springframework.boot.actuate",
                "org.springframework.boot.health"))
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SealaneEndpoint.class));
  }

  @Test
  void aRegistryGetsMetersOfWhatHappens() {
    runner
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context -> {
              assertThat(context)
                  .hasSingleBean(MicrometerObserver.class)
                  .hasSingleBean(MicrometerCalls.class)
                  .hasSingleBean(BacklogMeters.class);
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
              assertThat(
                      context
                          .getBean(MeterRegistry.class)
                          .get("sealane.published")
                          .counter()
                          .count())
                  .isEqualTo(1);
            });
  }

  @Test
  void anApplicationsOwnObserverTakesThePlaceOfOurs() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    runner
        .withBean(MeterRegistry.class, () -> registry)
        .withBean(
            "own", MicrometerObserver.class, () -> MicrometerObserver.of(registry).withMaxTypes(1))
        .run(
            context ->
                assertThat(context.getBeanNamesForType(MicrometerObserver.class))
                    .containsExactly("own"));
  }

  @Test
  void anObservationRegistryGetsObservations() {
    runner
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .run(context -> assertThat(context).hasSingleBean(MicrometerTracing.class));
  }

  @Test
  void eachSubscriptionHasAHealth() {
    runner.run(
        context -> {
          CompositeHealthContributor health =
              (CompositeHealthContributor) context.getBean(HealthContributor.class);
          HealthIndicator delivery = (HealthIndicator) health.getContributor("delivery");
          assertThat(health(delivery).getStatus()).isEqualTo(Status.UP);
          assertThat(health(delivery).getDetails()).containsEntry("state", "UP");

          context.getBean(Sealane.class).subscription("delivery").pause();
          context.getBean(Sealane.class).stopAndWait(java.time.Duration.ofSeconds(5));
          assertThat(health(delivery).getStatus()).isEqualTo(Status.UNKNOWN);
          assertThat(health(delivery).getDetails())
              .containsEntry("state", "STOPPED")
              .containsKeys("reason", "lastReceive");
        });
  }

  private static Health health(HealthIndicator indicator) {
    return java.util.Objects.requireNonNull(indicator.health());
  }

  @Test
  void theHealthCanBeLeftOut() {
    runner
        .withPropertyValues("management.health.sealane.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(HealthContributor.class));
  }

  @Test
  void theEndpointIsThereOnlyWhereItIsExposed() {
    runner.run(context -> assertThat(context).doesNotHaveBean(SealaneEndpoint.class));
    runner
        .withPropertyValues("management.endpoints.web.exposure.include=sealane")
        .run(context -> assertThat(context).hasSingleBean(SealaneEndpoint.class));
  }

  @Test
  void withoutASealaneThereIsNothing() {
    runner
        .withPropertyValues("sealane.enabled=false")
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(MicrometerObserver.class)
                    .doesNotHaveBean(HealthContributor.class));
  }
}
