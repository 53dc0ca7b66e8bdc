package io.sealane.benchmarks.snssqs.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.benchmarks.snssqs.jvm.Jvm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What everything else is measured against, asked by the SDK, which verifies checksums. */
class StubTest {

  private static Jvm process;
  private static URI address;
  private static Clients clients;

  @BeforeAll
  static void start() {
    process = Jvm.start(Jvm.ANYWHERE, "128m", Stub.class);
    address = URI.create("http://127.0.0.1:" + process.line());
    clients = new Clients(address);
  }

  @AfterAll
  static void end() {
    process.close();
  }

  @Test
  void everyQueueIsThereByNameAndInTheListThatIsAskedForIt() {
    String named = sqs().getQueueUrl(r -> r.queueName("any")).join().queueUrl();

    assertThat(sqs().listQueues(r -> r.queueNamePrefix("any")).join().queueUrls())
        .containsExactly(named);
    assertThat(named).endsWith("/any");
  }

  @Test
  void aBacklogIsReceivedInBatchesAndDeleted() {
    Control control = new Control(address, "backlog");
    control.put(12);

    List<Message> ten = receive("backlog", 10, 0);
    List<Message> two = receive("backlog", 10, 0);

    assertThat(ten).hasSize(10);
    assertThat(two).hasSize(2);
    assertThat(ten.get(0).body()).contains("\"type\":\"orders.Placed\"");
    assertThat(ten).extracting(Message::body).doesNotHaveDuplicates();
    for (Message one : two) {
      String handle = one.receiptHandle();
      sqs().deleteMessage(r -> r.queueUrl(clients.url("backlog")).receiptHandle(handle)).join();
    }
    Control.Counts counts = control.counts();
    assertThat(counts.of("received")).isEqualTo(12);
    assertThat(counts.of("deleted")).isEqualTo(2);
    assertThat(counts.of("hidden")).isEqualTo(10);
    assertThat(counts.of("ReceiveMessage")).isEqualTo(2);
    assertThat(counts.of("requests")).isEqualTo(4);
  }

  @Test
  void anOpenPollGetsWhatIsPutMeanwhile() {
    Control control = new Control(address, "poll");
    var poll = sqs().receiveMessage(r -> r.queueUrl(clients.url("poll")).waitTimeSeconds(20));
    while (control.counts().of("polls") == 0) {
      Thread.onSpinWait();
    }

    control.put(1);

    assertThat(poll.join().messages()).hasSize(1);
  }

  @Test
  void whatIsReleasedComesAgain() {
    new Control(address, "released").put(1);
    Message first = receive("released", 1, 0).get(0);

    sqs()
        .changeMessageVisibility(
            r ->
                r.queueUrl(clients.url("released"))
                    .receiptHandle(first.receiptHandle())
                    .visibilityTimeout(0))
        .join();

    Message again = receive("released", 1, 0).get(0);
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());
  }

  @Test
  void batchesAreTakenByBothServices() {
    List<SendMessageBatchRequestEntry> messages = new ArrayList<>();
    List<PublishBatchRequestEntry> notes = new ArrayList<>();
    for (String id : List.of("a", "b")) {
      messages.add(
          SendMessageBatchRequestEntry.builder().id(id).messageBody("Grüße \"" + id).build());
      notes.add(PublishBatchRequestEntry.builder().id(id).message("Grüße & " + id).build());
    }

    var sent =
        sqs().sendMessageBatch(r -> r.queueUrl(clients.url("sent")).entries(messages)).join();
    var published =
        clients
            .sns()
            .publishBatch(
                r -> r.topicArn(Clients.arn("published")).publishBatchRequestEntries(notes))
            .join();

    assertThat(sent.successful()).extracting(one -> one.id()).containsExactly("a", "b");
    assertThat(published.successful()).extracting(one -> one.id()).containsExactly("a", "b");
    assertThat(new Control(address, "sent").counts().of("sent")).isEqualTo(2);
    assertThat(new Control(address, "published").counts().of("PublishBatch")).isEqualTo(1);
  }

  private static SqsAsyncClient sqs() {
    return clients.sqs();
  }

  private static List<Message> receive(String queue, int max, int wait) {
    return sqs()
        .receiveMessage(
            r -> r.queueUrl(clients.url(queue)).maxNumberOfMessages(max).waitTimeSeconds(wait))
        .join()
        .messages();
  }
}
