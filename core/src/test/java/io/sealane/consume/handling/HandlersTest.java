package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTest {

  sealed interface Fruit extends DomainEvent {}

  interface Sour extends DomainEvent {}

  record Apple() implements Fruit {}

  record Lemon() implements Fruit, Sour {}

  record Stone() implements DomainEvent {}

  private final List<String> handled = new ArrayList<>();

  @Test
  void theNearestTypeHandles() throws Exception {
    Handlers handlers =
        Handlers.of(
            Subscription.named("s")
                .on(Fruit.class, fruit -> handled.add("fruit"))
                .on(Apple.class, apple -> handled.add("apple")));

    handlers.find(Apple.class).orElseThrow().handle(new Apple(), null);
    handlers.find(Lemon.class).orElseThrow().handle(new Lemon(), null);

    assertThat(handled).containsExactly("apple", "fruit");
    assertThat(handlers.find(Stone.class)).isEmpty();
  }

  @Test
  void whatCannotBeDecidedIsAProblem() {
    Handlers handlers =
        Handlers.of(
            Subscription.named("s")
                .on(Fruit.class, fruit -> {})
                .on(Sour.class, sour -> {})
                .on(Apple.class, apple -> {})
                .on(Apple.class, apple -> {}));

    assertThat(handlers.problems(List.of(Apple.class, Lemon.class)))
        .containsExactlyInAnyOrder(
            "2 handlers for " + Apple.class.getName() + "; one is allowed",
            Lemon.class.getName()
                + " is as near to one as to another of the handlers for ["
                + Fruit.class
                + ", "
                + Sour.class
                + "]");
  }
}
