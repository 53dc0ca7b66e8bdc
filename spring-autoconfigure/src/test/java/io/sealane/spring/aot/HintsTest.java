package io.sealane.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.actuate.DeadLetterReport;
import io.sealane.spring.actuate.OutboxReport;
import io.sealane.spring.actuate.SealaneEndpoint;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** A context that is processed ahead of time. */
class HintsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @AutoConfigurationPackage(basePackageClasses = OrderEvent.class)
  static class Application {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }
  }

  @Test
  void theEventsOfTheApplicationsPackagesAndTheVirtualThreadsAreKnown() {
    RuntimeHints hints = processed();

    assertThat(RuntimeHintsPredicates.reflection().onType(OrderEvent.class)).accepts(hints);
    assertThat(
            RuntimeHintsPredicates.reflection().onMethodInvocation(OrderCompleted.class, "orderId"))
        .accepts(hints);
    assertThat(RuntimeHintsPredicates.reflection().onType(Executors.class)).accepts(hints);
    assertThat(RuntimeHintsPredicates.reflection().onType(Phaser.class)).rejects(hints);
  }

  @Test
  void whatTheEndpointMayAnswerWithIsKnown() {
    RuntimeHints hints = processed();

    for (Class<?> answer :
        List.of(
            DeadLetterReport.Letter.class,
            DeadLetterReport.Discarded.class,
            OutboxReport.Held.class,
            SealaneEndpoint.Explanation.class,
            SealaneEndpoint.Unavailable.class)) {
      assertThat(RuntimeHintsPredicates.reflection().onType(answer))
          .as(answer.getName())
          .accepts(hints);
    }
  }

  private static RuntimeHints processed() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    TestPropertyValues.of("sealane.transport=in-memory", "sealane.jdbc.enabled=false")
        .applyTo(context);
    context.register(Application.class);
    GenerationContext generation =
        new DefaultGenerationContext(
            new ClassNameGenerator(ClassName.get("io.sealane.generated", "Application")),
            new InMemoryGeneratedFiles());
    new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    return generation.getRuntimeHints();
  }
}
