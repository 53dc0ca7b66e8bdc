package io.sealane.snssqs.matrix;

import static io.sealane.conformance.proxy.Troubles.swap;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.proxy.Provoked;
import io.sealane.conformance.proxy.Rule;
import io.sealane.consume.RetryPolicy;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages that nobody can handle, among others that anybody can. */
interface PoisonCases extends OnServer {

  String FOREIGN =
      """
      {"specversion": "1.0", "id": "%s", "source": "shop", "type": "shop.Invented",
       "time": "2026-11-27T00:00:00Z", "datacontenttype": "application/json", "data": {}}
      """;

  @Test
  default void f19BytesThatAreNoEventBecomeDeadLettersAndHarmNobody() {
    try (World world = new World(server(), false)) {
      world.consumer();
      for (String bytes : List.of("{broken", "nothing like JSON", "[]")) {
        world.sendRaw(bytes);
      }
      world.publish(20);
      world.until("three dead letters", () -> world.deadLetters().size() == 3);
      assertThat(world.deadLetters())
          .allSatisfy(
              letter -> {
                assertThat(letter.cause().reason()).isEqualTo(Reason.UNDECODABLE);
                assertThat(letter.cause().attempts()).isZero();
              });
      world.isUnharmed("F19");
    }
  }

  @Test
  default void f19AHandlerThatAlwaysFailsUsesUpItsAttemptsAndNotThoseBehind() {
    try (World world = new World(server(), true)) {
      RetryPolicy three = RetryPolicy.none().withImmediate(2);
      world.consumer(
          subscription -> subscription.retry(three),
          (event, context) -> {
            if (World.number(event.text()) < 5) {
              throw new IllegalStateException("provoked");
            }
            assertThat(context.attempt()).isEqualTo(1);
            world.effect(event, context);
          });
      world.publish(20);
      world.until("five dead letters", () -> world.deadLetters().size() == 5);
      assertThat(world.deadLetters())
          .extracting(letter -> letter.cause().attempts())
          .containsOnly(3);
      world.isUnharmed("F19-fifo");
    }
  }

  @Test
  default void f20ATagOutsideOfTheCatalogueBecomesADeadLetter() {
    try (World world = new World(server(), false)) {
      world.consumer();
      world.sendRaw(FOREIGN.formatted(UUID.randomUUID()));
      world.publish(20);
      world.until("a dead letter", () -> world.deadLetters().size() == 1);
      assertThat(world.deadLetters())
          .extracting(DeadLetter::cause)
          .extracting(DeadLetter.Cause::reason)
          .containsExactly(Reason.UNKNOWN_TYPE);
      world.isUnharmed("F20");
    }
  }

  /** After five minutes SQS does not know an id any more; here it is made to know another one. */
  @Test
  default void f30ASecondSendingAfterTheDeduplicationWindowDoublesNothing() {
    try (World world = new World(server(), true)) {
      world.consumer();
      world.publish(20);
      Provoked forgotten =
          world
              .proxy()
              .provoke(
                  Rule.on(
                      swap(
                          request ->
                              request.withText(
                                  request
                                      .text()
                                      .replaceAll(
                                          "(MessageDeduplicationId(=|\":\")[^&\"]*)",
                                          "$1-forgotten")),
                          (request, reply) -> reply),
                      SendingCases.SENDS));
      world.publishAgain(20);
      assertThat(forgotten.hits()).isPositive();
      world.pass(Duration.ofSeconds(3));
      world.isUnharmed("F30");
    }
  }
}
