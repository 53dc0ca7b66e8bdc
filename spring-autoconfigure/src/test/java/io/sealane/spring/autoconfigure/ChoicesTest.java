package io.sealane.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.inmemory.InMemoryTransport;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.SealaneCustomizer;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.transport.Transport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Which transport, and whose JSON. */
class ChoicesTest {

  private final ApplicationContextRunner runner =
      Runners.inMemory()
          .withBean(
              PublishedCatalog.class,
              () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"));

  @Test
  void twoTransportsWithoutAChoiceAreRefused() {
    runner
        .withBean("one", Transport.class, InMemoryTransport::create)
        .withBean("two", Transport.class, InMemoryTransport::create)
        .run(
            context ->
                assertThat(PropertiesTest.problems(context.getStartupFailure()))
                    .containsExactly(
                        "more than one transport: beans [one, two]; @Primary says which one carries"
                            + " events"));
  }

  @Test
  void aPrimaryTransportIsAChoice() {
    runner
        .withBean("one", Transport.class, InMemoryTransport::create)
        .withBean("two", Transport.class, InMemoryTransport::create, bean -> bean.setPrimary(true))
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void withoutAnyTransportItSaysWhatToAdd() {
    Runners.all()
        .withClassLoader(new FilteredClassLoader("io.sealane.snssqs", "io.sealane.inmemory"))
        .withBean(
            PublishedCatalog.class,
            () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"))
        .run(
            context ->
                assertThat(PropertiesTest.problems(context.getStartupFailure()))
                    .containsExactly(
                        "no transport: add sealane-inmemory or sealane-sns-sqs, or a bean of type"
                            + " Transport"));
  }

  @Test
  void aTransportThatIsChosenAndNotThereIsNamed() {
    runner
        .withPropertyValues("sealane.transport=sns-sqs")
        .run(
            context ->
                assertThat(PropertiesTest.problems(context.getStartupFailure()))
                    .containsExactly(
                        "sealane.transport is SNS_SQS, and sealane-sns-sqs is not on the class"
                            + " path"));
  }

  @Test
  void inMemoryCanBeChosenBesideTheAdapter() {
    Runners.all()
        .withPropertyValues("sealane.transport=in-memory")
        .withBean(
            PublishedCatalog.class,
            () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"))
        .run(context -> assertThat(context).hasSingleBean(InMemoryTransport.class));
  }

  @Test
  void withoutACatalogueThereIsNothingToDo() {
    Runners.inMemory()
        .run(
            context ->
                assertThat(PropertiesTest.problems(context.getStartupFailure()))
                    .containsExactly(
                        "no event catalogue; a PublishedCatalog bean makes one of what is published"
                            + " here, an EventCatalog bean one of what is read"));
  }

  @Test
  void eventsAreWrittenAsTheApplicationWritesJson() {
    runner
        .withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE")
        .withBean(SealaneCustomizer.class, () -> builder -> builder.observe((signal, at) -> {}))
        .run(
            context -> {
              JsonMapper mapper = context.getBean(JsonMapper.class);
              assertThat(mapper.serializationConfig().getPropertyNamingStrategy())
                  .isEqualTo(PropertyNamingStrategies.SNAKE_CASE);
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
            });
  }

  @Test
  void aMapperThatTakesClassesFromTheWireIsRefused() {
    ApplicationContextRunner unsafe =
        runner.withBean(
            JsonMapper.class,
            () ->
                JsonMapper.builder()
                    .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                            .allowIfBaseType(Object.class)
                            .build(),
                        DefaultTyping.NON_FINAL)
                    .build());
    unsafe.run(
        context ->
            assertThat(PropertiesTest.problems(context.getStartupFailure()))
                .containsExactly(
                    "default typing is on: the JSON would name the classes to be loaded"));
    unsafe
        .withPropertyValues("sealane.application-json=false")
        .run(context -> assertThat(context).hasNotFailed());
  }
}
