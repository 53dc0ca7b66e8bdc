package io.sealane.snssqs.matrix;

import static io.sealane.conformance.proxy.Troubles.answer;
import static io.sealane.conformance.proxy.Troubles.blackHole;
import static io.sealane.conformance.proxy.Troubles.drip;
import static io.sealane.conformance.proxy.Troubles.edit;
import static io.sealane.conformance.proxy.Troubles.garbage;
import static io.sealane.conformance.proxy.Troubles.resetReply;
import static io.sealane.conformance.proxy.Troubles.truncate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.RequestLog.Arrival;
import io.sealane.conformance.proxy.Rule;
import io.sealane.snssqs.fault.AwsError;
import io.sealane.snssqs.server.Clients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What goes wrong with the services as a whole, and on the way to them. */
interface OutageCases extends OnServer {

  @Test
  default void f12NineOfTenCallsAreThrottled() {
    try (World world = new World(server(), false)) {
      world.consumer();
      world.proxy().provoke(Rule.onAll(answer(AwsError.THROTTLED::to)).share(0.9));
      CompletableFuture<Void> publishing = world.publishMeanwhile(30);
      Duration span = Span.of(60, 20);
      world.endure(span);
      List<Arrival> arrivals = world.proxy().log().arrivals();
      world.heal();
      publishing.join();
      assertThat(arrivals.size()).as("calls").isLessThanOrEqualTo((int) span.toSeconds() * 10);
      world.isUnharmed("F12");
    }
  }

  @Test
  default void f13TheServicesStumble() {
    try (World world = new World(server(), false)) {
      world.consumer();
      world.proxy().provoke(Rule.onAll(answer(AwsError.INTERNAL::to)).share(0.4));
      world.proxy().provoke(Rule.onAll(answer(AwsError.UNAVAILABLE::to)).share(0.5));
      CompletableFuture<Void> publishing = world.publishMeanwhile(30);
      world.endure(Duration.ofSeconds(15));
      world.heal();
      publishing.join();
      world.isUnharmed("F13");
    }
  }

  @Test
  default void f14ConnectionsAreRefused() {
    try (World world = new World(server(), false)) {
      world.consumer();
      world.publish(20);
      world.proxy().goDown();
      CompletableFuture<Void> publishing = world.publishMeanwhile(20);
      world.endure(Span.of(120, 15));
      world.proxy().comeUp();
      world.heal();
      publishing.join();
      world.isUnharmed("F14");
    }
  }

  @Test
  default void f15RepliesAreBroken() {
    inTrouble(
        "F15",
        false,
        Rule.onAll(resetReply()).share(0.1).times(5),
        Rule.onAll(truncate(20)).share(0.1).times(5),
        Rule.onAll(garbage()).share(0.1).times(5),
        Rule.onAll(drip(Duration.ofMillis(1))).share(0.1).times(5),
        Rule.on(edit((request, reply) -> wrongMd5(reply)), "ReceiveMessage").times(2));
  }

  @Test
  default void f16TheNetworkIsCut() {
    try (World world = new World(server(), false, at -> Clients.of(at, Duration.ofSeconds(5)))) {
      world.consumer();
      world.publish(20);
      world.proxy().provoke(Rule.onAll(blackHole()));
      CompletableFuture<Void> publishing = world.publishMeanwhile(20);
      world.endure(Duration.ofSeconds(12));
      world.heal();
      publishing.join();
      world.isUnharmed("F16");
    }
  }

  @Test
  default void f17CredentialsExpireAndNoneAreToBeHad() {
    AtomicBoolean none = new AtomicBoolean();
    World.ClientsOf clients =
        at ->
            Clients.of(
                at,
                () -> {
                  if (none.get()) {
                    throw SdkClientException.create("provoked: no credentials");
                  }
                  return AwsBasicCredentials.create("test", "test");
                });
    try (World world = new World(server(), false, clients)) {
      world.consumer();
      world.publish(10);
      world.proxy().provoke(Rule.onAll(answer(AwsError.EXPIRED::to)));
      CompletableFuture<Void> publishing = world.publishMeanwhile(10);
      world.endure(Duration.ofSeconds(5));
      none.set(true);
      world.endure(Span.of(300, 5));
      none.set(false);
      world.heal();
      publishing.join();
      world.isUnharmed("F17");
    }
  }

  @Test
  default void f18TheServicesFindTheClockWrong() {
    try (World world = new World(server(), false)) {
      world.consumer();
      world.proxy().provoke(Rule.onAll(answer(AwsError.SKEWED::to)));
      CompletableFuture<Void> publishing = world.publishMeanwhile(10);
      world.endure(Duration.ofSeconds(8));
      world.heal();
      publishing.join();
      world.isUnharmed("F18");
    }
  }

  private static Reply wrongMd5(Reply reply) {
    return reply.withText(
        reply
            .text()
            .replaceAll("\"MD5OfBody\":\"[0-9a-f]+\"", "\"MD5OfBody\":\"" + "0".repeat(32) + "\""));
  }
}
