package io.sealane.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.EventHandler;
import io.sealane.consume.Subscription;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.shop.DeliveryEvent.DeliveryScheduled;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application prints that cannot start. */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusedTest {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Muddled {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    EventCatalog sameTag() {
      return EventCatalog.context("delivery")
          .event(DeliveryScheduled.class)
          .tag(DeliveryScheduled.class, "orders.OrderCompleted")
          .build();
    }

    @Bean
    Subscription bills() {
      return Subscription.named("bills").to("bill").on(OrderCompleted.class, bill -> {});
    }

    @Bean
    EventHandler<OrderCompleted> one() {
      return completed -> {};
    }

    @Bean
    EventHandler<OrderCompleted> other() {
      return completed -> {};
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Empty {}

  @Test
  void allProblemsAndWhatToDoAboutThem(CapturedOutput output) {
    assertThatThrownBy(() -> start(Muddled.class)).isInstanceOf(RuntimeException.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("this application's Sealane has 3 problems:")
        .contains("- tag 'orders.OrderCompleted' stands for both")
        .contains("- subscription 'bills' is to topic 'bill', which nobody declares; known topics:")
        .contains(
            "- subscription 'application' has 2 handlers for " + OrderCompleted.class.getName())
        .contains("Action:")
        .contains("- Give one of the two types another tag")
        .contains("- Name the topics of other applications in sealane.topics")
        .contains("- Give each of these handlers a subscription of its own");
  }

  @Test
  void anApplicationWithoutEventsIsToldHowToBegin(CapturedOutput output) {
    assertThatThrownBy(() -> start(Empty.class)).isInstanceOf(RuntimeException.class);

    assertThat(output)
        .contains("- no event catalogue;")
        .contains("PublishedCatalog.of(\"orders\", OrderEvent.class).to(\"orders\");")
        .contains("sealane.enabled=false");
  }

  private static void start(Class<?> application) {
    SpringApplication spring = new SpringApplication(application);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.run("--sealane.transport=in-memory", "--sealane.jdbc.enabled=false").close();
  }
}
