package io.sealane.snssqs.matrix;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static io.sealane.conformance.proxy.Troubles.answer;
import static io.sealane.conformance.proxy.Troubles.blackHole;
import static io.sealane.conformance.proxy.Troubles.drip;
import static io.sealane.conformance.proxy.Troubles.drop;
import static io.sealane.conformance.proxy.Troubles.dropReply;
import static io.sealane.conformance.proxy.Troubles.edit;
import static io.sealane.conformance.proxy.Troubles.garbage;
import static io.sealane.conformance.proxy.Troubles.holdReply;
import static io.sealane.conformance.proxy.Troubles.replay;
import static io.sealane.conformance.proxy.Troubles.resetReply;
import static io.sealane.conformance.proxy.Troubles.truncate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.proxy.Provoked;
import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.RequestLog.Arrival;
import io.sealane.conformance.proxy.Rule;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.ContextHandler;
import io.sealane.snssqs.fault.AwsError;
import io.sealane.snssqs.oracle.Findings;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Shared;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What goes wrong between the adapter and the services, and in them. */
@ExtendWith(Findings.class)
@Execution(ExecutionMode.CONCURRENT)
class MatrixTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  private static final String[] SENDS = {"Publish", "PublishBatch"};
  private static final String[] DELETES = {"DeleteMessage", "DeleteMessageBatch"};
  private static final String[] EXTENSIONS = {
    "ChangeMessageVisibility", "ChangeMessageVisibilityBatch"
  };

  @Test
  void f1TheSameMessageIsDeliveredTwice() {
    try (World world = new World(SERVER, false)) {
      Rule old = Rule.on(replay(MatrixTest::hasMessages), "ReceiveMessage").times(6);
      Provoked replayed = world.proxy().provoke(old);
      world.consumer();
      world.publish(20);
      world.until("it was replayed", () -> replayed.hits() == 6);
      world.heal();
      world.isUnharmed("F1");
    }
  }

  @Test
  void f2TheSameMessageIsWithTwoConsumersAtOnce() {
    try (World world = new World(SERVER, false)) {
      world.faults().provoke(Fault.EXTEND_FAILED, ALWAYS);
      AtomicBoolean slow = new AtomicBoolean(true);
      for (int i = 0; i < 2; i++) {
        world.consumer(
            (event, context) -> {
              if (slow.get()) {
                world.pass(World.LEASE.multipliedBy(2));
              }
              world.effect(event, context);
            });
      }
      world.publish(4);
      world.pass(World.LEASE.multipliedBy(3));
      slow.set(false);
      world.heal();
      world.isUnharmed("F2");
    }
  }

  @Test
  void f4LeasesCannotBeExtended() {
    try (World world = new World(SERVER, false)) {
      world.proxy().provoke(Rule.on(answer(AwsError.THROTTLED::to), EXTENSIONS).times(3));
      world.proxy().provoke(Rule.on(drop(), EXTENSIONS).times(3));
      world.consumer(slowly(world, World.LEASE.multipliedBy(2)));
      world.publish(10);
      world.isUnharmed("F4");
    }
  }

  @Test
  void f5AStaleReceiptIsAnsweredWell() {
    try (World world = new World(SERVER, false)) {
      world.faults().provoke(Fault.SETTLE_IGNORED, 7);
      world.consumer();
      world.publish(30);
      world.until("deletions were ignored", () -> world.faults().hits(Fault.SETTLE_IGNORED) == 7);
      world.heal();
      world.isUnharmed("F5");
    }
  }

  @Test
  void f6TheAnswerToADeletionIsLost() {
    inTrouble("F6", false, Rule.on(dropReply(), DELETES).times(3));
  }

  @Test
  void f7ADeletionFailsInPart() {
    try (World world = new World(SERVER, false)) {
      world.faults().provoke(Fault.SETTLE_FAILED, 5);
      world.faults().provoke(Fault.SETTLE_LOST, 5);
      world.consumer();
      world.publish(40);
      world.isUnharmed("F7");
    }
  }

  @Test
  void f8TheAnswerToASendIsLost() {
    inTrouble("F8", false, Rule.on(dropReply(), SENDS).times(3));
  }

  @Test
  void f8TheAnswerToASendIsLostWhereOrderIsKept() {
    inTrouble("F8-fifo", true, Rule.on(dropReply(), SENDS).times(3));
  }

  @Test
  void f9ASendFailsInPart() {
    try (World world = new World(SERVER, true)) {
      world.faults().provoke(Fault.SEND_REJECTED, 9);
      world.consumer();
      world.publish(40);
      world.isUnharmed("F9");
    }
  }

  @Test
  void f10AReplySpeaksOfIdsThatNobodyKnows() {
    inTrouble(
        "F10",
        false,
        Rule.on(edit((request, reply) -> strangeIds(reply)), "PublishBatch").times(3),
        Rule.on(edit((request, reply) -> strangeIds(reply)), DELETES).times(3));
  }

  @Test
  void f11ABatchExceedsTheByteLimit() {
    try (World world = new World(SERVER, false)) {
      world.consumer();
      world.publish(10, "\u00e9".repeat(50 * 1024));
      world.isUnharmed("F11");
    }
  }

  @Test
  void f12NineOfTenCallsAreThrottled() {
    try (World world = new World(SERVER, false)) {
      world.consumer();
      world.proxy().provoke(Rule.onAll(answer(AwsError.THROTTLED::to)).share(0.9));
      CompletableFuture<Void> publishing = world.publishMeanwhile(30);
      world.pass(Duration.ofSeconds(20));
      List<Arrival> arrivals = world.proxy().log().arrivals();
      world.heal();
      publishing.join();
      assertThat(arrivals.size()).as("calls in 20 s").isLessThanOrEqualTo(20 * 10);
      world.isUnharmed("F12");
    }
  }

  @Test
  void f13TheServicesStumble() {
    try (World world = new World(SERVER, false)) {
      world.consumer();
      world.proxy().provoke(Rule.onAll(answer(AwsError.INTERNAL::to)).share(0.4));
      world.proxy().provoke(Rule.onAll(answer(AwsError.UNAVAILABLE::to)).share(0.5));
      CompletableFuture<Void> publishing = world.publishMeanwhile(30);
      world.pass(Duration.ofSeconds(15));
      world.heal();
      publishing.join();
      world.isUnharmed("F13");
    }
  }

  @Test
  void f14ConnectionsAreRefused() {
    try (World world = new World(SERVER, false)) {
      world.consumer();
      world.publish(20);
      world.proxy().goDown();
      CompletableFuture<Void> publishing = world.publishMeanwhile(20);
      world.pass(Duration.ofSeconds(15));
      world.proxy().comeUp();
      world.heal();
      publishing.join();
      world.isUnharmed("F14");
    }
  }

  @Test
  void f15RepliesAreBroken() {
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
  void f16TheNetworkIsCut() {
    try (World world = new World(SERVER, false, at -> Clients.of(at, Duration.ofSeconds(5)))) {
      world.consumer();
      world.publish(20);
      world.proxy().provoke(Rule.onAll(blackHole()));
      CompletableFuture<Void> publishing = world.publishMeanwhile(20);
      world.pass(Duration.ofSeconds(12));
      world.heal();
      publishing.join();
      world.isUnharmed("F16");
    }
  }

  @Test
  void f17CredentialsExpireAndNoneAreToBeHad() {
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
    try (World world = new World(SERVER, false, clients)) {
      world.consumer();
      world.publish(10);
      world.proxy().provoke(Rule.onAll(answer(AwsError.EXPIRED::to)));
      CompletableFuture<Void> publishing = world.publishMeanwhile(10);
      world.pass(Duration.ofSeconds(5));
      none.set(true);
      world.pass(Duration.ofSeconds(5));
      none.set(false);
      world.heal();
      publishing.join();
      world.isUnharmed("F17");
    }
  }

  @Test
  void f18TheServicesFindTheClockWrong() {
    try (World world = new World(SERVER, false)) {
      world.consumer();
      world.proxy().provoke(Rule.onAll(answer(AwsError.SKEWED::to)));
      CompletableFuture<Void> publishing = world.publishMeanwhile(10);
      world.pass(Duration.ofSeconds(8));
      world.heal();
      publishing.join();
      world.isUnharmed("F18");
    }
  }

  @Test
  void f27AStopWhileALongPollIsOpen() {
    try (World world = new World(SERVER, false)) {
      Sealane first = world.consumer();
      Provoked held = world.proxy().provoke(Rule.on(holdReply(), "ReceiveMessage"));
      world.publish(5);
      world.until("a poll is held", () -> held.hits() > 0);
      first.close();
      world.heal();
      world.consumer();
      world.isUnharmed("F27");
    }
  }

  @Test
  void f29TheFirstOfAGroupFails() {
    try (World world = new World(SERVER, true)) {
      world.consumer(
          (event, context) -> {
            if (World.number(event.text()) < 5 && context.attempt() < 3) {
              throw new IllegalStateException("provoked");
            }
            world.effect(event, context);
          });
      world.publish(20);
      world.isUnharmed("F29");
    }
  }

  @Test
  void f41HandlersAreSlowerThanThePublisher() {
    try (World world = new World(SERVER, false)) {
      world.consumer(slowly(world, Duration.ofMillis(20)));
      world.publish(300);
      world.isUnharmed("F41");
    }
  }

  /** Everything happens while the rules are at work. */
  private static void inTrouble(String id, boolean ordered, Rule... rules) {
    try (World world = new World(SERVER, ordered)) {
      world.consumer();
      List<Provoked> provoked = List.of(rules).stream().map(world.proxy()::provoke).toList();
      world.publish(40);
      world.until(id + " has happened", () -> provoked.stream().allMatch(rule -> rule.hits() > 0));
      world.heal();
      world.isUnharmed(id);
    }
  }

  private static ContextHandler<Opened> slowly(World world, Duration span) {
    return (event, context) -> {
      world.pass(span);
      world.effect(event, context);
    };
  }

  private static boolean hasMessages(Reply reply) {
    return reply.text().contains("ReceiptHandle");
  }

  /** Of each three entries one is left out, one has a strange id and one is there twice. */
  private static Reply strangeIds(Reply reply) {
    String text = reply.text();
    return reply.withText(
        text.replace("<Id>0</Id>", "<Id>zero</Id>")
            .replace("<Id>1</Id>", "<Id>2</Id>")
            .replace("\"Id\":\"0\"", "\"Id\":\"zero\"")
            .replace("\"Id\":\"1\"", "\"Id\":\"99\""));
  }

  private static Reply wrongMd5(Reply reply) {
    return reply.withText(
        reply
            .text()
            .replaceAll("\"MD5OfBody\":\"[0-9a-f]+\"", "\"MD5OfBody\":\"" + "0".repeat(32) + "\""));
  }
}
