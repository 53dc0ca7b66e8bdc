package io.sealane.snssqs.matrix;

import static io.sealane.conformance.proxy.Troubles.dropReply;
import static io.sealane.conformance.proxy.Troubles.edit;

import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes wrong while events are published. */
interface SendingCases extends OnServer {

  String[] SENDS = {"Publish", "PublishBatch", "SendMessage", "SendMessageBatch"};

  @Test
  default void f8TheAnswerToASendIsLost() {
    inTrouble("F8", false, Rule.on(dropReply(), SENDS).times(3));
  }

  @Test
  default void f8TheAnswerToASendIsLostWhereOrderIsKept() {
    inTrouble("F8-fifo", true, Rule.on(dropReply(), SENDS).times(3));
  }

  @Test
  default void f9ASendFailsInPart() {
    try (World world = new World(server(), true)) {
      world.faults().provoke(Fault.SEND_REJECTED, 9);
      world.consumer();
      world.publish(40);
      world.isUnharmed("F9");
    }
  }

  @Test
  default void f10AReplySpeaksOfIdsThatNobodyKnows() {
    inTrouble(
        "F10",
        false,
        Rule.on(edit((request, reply) -> strangeIds(reply)), "PublishBatch", "SendMessageBatch")
            .times(3),
        Rule.on(edit((request, reply) -> strangeIds(reply)), ReceivingCases.DELETES).times(3));
  }

  @Test
  default void f11ABatchExceedsTheByteLimit() {
    try (World world = new World(server(), false)) {
      world.consumer();
      world.publish(10, "\u00e9".repeat(50 * 1024));
      world.isUnharmed("F11");
    }
  }

  @Test
  default void f41HandlersAreSlowerThanThePublisher() {
    try (World world = new World(server(), false)) {
      world.consumer(slowly(world, Duration.ofMillis(20)));
      world.publish(300);
      world.isUnharmed("F41");
    }
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
}
