package io.sealane.snssqs.matrix;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static io.sealane.conformance.proxy.Troubles.answer;
import static io.sealane.conformance.proxy.Troubles.drop;
import static io.sealane.conformance.proxy.Troubles.dropReply;
import static io.sealane.conformance.proxy.Troubles.holdReply;
import static io.sealane.conformance.proxy.Troubles.replay;

import io.sealane.Sealane;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.proxy.Provoked;
import io.sealane.conformance.proxy.Rule;
import io.sealane.snssqs.fault.AwsError;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What goes wrong while messages are received, handled and settled. */
interface ReceivingCases extends OnServer {

  String[] DELETES = {"DeleteMessage", "DeleteMessageBatch"};
  String[] EXTENSIONS = {"ChangeMessageVisibility", "ChangeMessageVisibilityBatch"};

  @Test
  default void f1TheSameMessageIsDeliveredTwice() {
    try (World world = new World(server(), false)) {
      Rule old =
          Rule.on(replay(reply -> reply.text().contains("ReceiptHandle")), "ReceiveMessage")
              .times(6);
      Provoked replayed = world.proxy().provoke(old);
      world.consumer();
      world.publish(20);
      world.until("it was replayed", () -> replayed.hits() == 6);
      world.heal();
      world.isUnharmed("F1");
    }
  }

  @Test
  default void f2TheSameMessageIsWithTwoConsumersAtOnce() {
    try (World world = new World(server(), false)) {
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
  default void f4LeasesCannotBeExtended() {
    try (World world = new World(server(), false)) {
      world.proxy().provoke(Rule.on(answer(AwsError.THROTTLED::to), EXTENSIONS).times(3));
      world.proxy().provoke(Rule.on(drop(), EXTENSIONS).times(3));
      world.consumer(slowly(world, World.LEASE.multipliedBy(2)));
      world.publish(10);
      world.isUnharmed("F4");
    }
  }

  @Test
  default void f5AStaleReceiptIsAnsweredWell() {
    try (World world = new World(server(), false)) {
      world.faults().provoke(Fault.SETTLE_IGNORED, 7);
      world.consumer();
      world.publish(30);
      world.until("deletions were ignored", () -> world.faults().hits(Fault.SETTLE_IGNORED) == 7);
      world.heal();
      world.isUnharmed("F5");
    }
  }

  @Test
  default void f6TheAnswerToADeletionIsLost() {
    inTrouble("F6", false, Rule.on(dropReply(), DELETES).times(3));
  }

  @Test
  default void f7ADeletionFailsInPart() {
    try (World world = new World(server(), false)) {
      world.faults().provoke(Fault.SETTLE_FAILED, 5);
      world.faults().provoke(Fault.SETTLE_LOST, 5);
      world.consumer();
      world.publish(40);
      world.isUnharmed("F7");
    }
  }

  @Test
  default void f27AStopWhileALongPollIsOpen() {
    try (World world = new World(server(), false)) {
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
  default void f29TheFirstOfAGroupFails() {
    try (World world = new World(server(), true)) {
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
}
