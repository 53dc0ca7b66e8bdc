package io.sealane.snssqs.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.conformance.time.TestTime;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Prepared;
import io.sealane.snssqs.server.Shared;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Re-drives that SQS does by itself; ElasticMQ does them too, at the pace that it is told. */
class MoveTaskTest {

  @RegisterExtension static final Shared SERVER = Shared.elasticMq();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @AutoClose private final TestTime time = TestTime.real();

  @AutoClose
  private final HttpFaultProxy proxy = HttpFaultProxy.before(SERVER.endpoint(), new AwsRouter(), 1);

  @AutoClose private final Clients clients = Clients.of(proxy.endpoint());
  private final String name = "move-" + UUID.randomUUID().toString().substring(0, 8);
  private final Prepared prepared =
      Prepared.of(clients, false, new Topic(name, false), name, Duration.ofSeconds(30));

  @AfterEach
  void remove() {
    prepared.remove(clients, false);
  }

  private void fill(int letters) {
    String url = Prepared.url(clients, name + "-dead", false);
    for (int sent = 0; sent < letters; sent += 10) {
      List<SendMessageBatchRequestEntry> ten = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ten.add(SendMessageBatchRequestEntry.builder().id("" + i).messageBody("x").build());
      }
      clients.sqs().sendMessageBatch(r -> r.queueUrl(url).entries(ten)).join();
    }
    proxy.log().clear();
  }

  @Test
  void allLettersGoBackAndThisProcessMovesNone() throws Exception {
    fill(200);
    Redrive redrive = redrive(500);
    assertThat(counted(redrive)).isEqualTo(200);
    assertThat(redrive.moved()).isEqualTo(200);
    assertThat(waiting(name)).isEqualTo(200);
    assertThat(waiting(name + "-dead")).isZero();
    assertThat(proxy.log().count("StartMessageMoveTask")).isEqualTo(1);
    assertThat(proxy.log().count("SendMessage", "SendMessageBatch", "ReceiveMessage")).isZero();
  }

  @Test
  void whatIsCancelledOnItsWayStopsThereAndLosesNothing() throws Exception {
    fill(1_000);
    Redrive redrive = redrive(100);
    time.until("some have gone back", () -> redrive.moved() > 0, PATIENCE);
    redrive.cancel();
    int moved = counted(redrive);
    assertThat(moved).isEqualTo(redrive.moved()).isBetween(1, 999);
    assertThat(waiting(name)).isGreaterThanOrEqualTo(moved);
    assertThat(waiting(name) + waiting(name + "-dead")).isEqualTo(1_000);
    assertThat(proxy.log().count("CancelMessageMoveTask")).isEqualTo(1);
    assertThat(counted(redrive(500))).as("the rest").isEqualTo(waiting(name) - moved);
  }

  private Redrive redrive(double perSecond) {
    return prepared
        .transport(clients, false, Duration.ofSeconds(1))
        .deadLetters(prepared.queue())
        .redrive(Selection.all(), perSecond);
  }

  private static int counted(Redrive redrive) throws Exception {
    return redrive.completion().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private int waiting(String queue) {
    String url = Prepared.url(clients, queue, false);
    QueueAttributeName ready = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        clients
            .sqs()
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(ready))
            .join()
            .attributes()
            .get(ready));
  }
}
