package io.sealane.snssqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.conformance.proxy.Provoked;
import io.sealane.conformance.proxy.Rule;
import io.sealane.conformance.proxy.Troubles;
import io.sealane.conformance.time.TestTime;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Prepared;
import io.sealane.snssqs.server.Shared;
import io.sealane.transport.Topic;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What SQS has given away is ours from then on, and not only from when we hear of it. */
class SlowReplyTest {

  @RegisterExtension static final Shared SERVER = Shared.elasticMq();

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @AutoClose private final TestTime time = TestTime.real();

  @AutoClose
  private final HttpFaultProxy proxy = HttpFaultProxy.before(SERVER.endpoint(), new AwsRouter(), 1);

  @AutoClose private final Clients clients = Clients.of(proxy.endpoint());
  private final String name = "slow-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aReplyThatWasOnItsWayForLongerThanTheLeaseBringsNothingThatIsOurs() {
    Prepared prepared = Prepared.of(clients, false, new Topic(name, false), name, LEASE);
    String url = Prepared.url(clients, name, false);
    clients.sqs().sendMessage(r -> r.queueUrl(url).messageBody("x")).join();
    Provoked held = proxy.provoke(Rule.on(Troubles.holdReply(), "ReceiveMessage"));
    try (Receiver receiver =
        prepared.transport(clients, false, Duration.ZERO).receiver(prepared.queue())) {
      CompletableFuture<ReceiveResult> reply =
          receiver.receive(new ReceiveRequest(1, Duration.ZERO, LEASE)).toCompletableFuture();
      time.until("the reply is held", () -> held.hits() == 1, PATIENCE);
      pass(LEASE.plusSeconds(1));
      proxy.heal();
      List<Delivery> deliveries = ((ReceiveResult.Received) reply.join()).deliveries();
      assertThat(deliveries).hasSize(1);
      Settlement done = new Settlement.Done(deliveries.get(0));
      assertThat(receiver.settle(List.of(done)).toCompletableFuture().join())
          .singleElement()
          .isInstanceOf(LeaseResult.Lost.class);
      assertThat(proxy.log().count("DeleteMessage", "DeleteMessageBatch")).isZero();
    } finally {
      proxy.heal();
      prepared.remove(clients, false);
    }
  }

  private void pass(Duration span) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.scheduler().schedule(() -> over.complete(null), span);
    time.until("time passes", over::isDone, PATIENCE);
  }
}
