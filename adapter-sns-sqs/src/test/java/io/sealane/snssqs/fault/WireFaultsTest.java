package io.sealane.snssqs.fault;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Shared;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The faults as the SDK sees them: each is what its name says, and comes as often as told. */
class WireFaultsTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  private final HttpFaultProxy proxy = HttpFaultProxy.before(SERVER.endpoint(), new AwsRouter(), 1);
  private final Clients clients = Clients.of(proxy.endpoint());
  private final WireFaults faults =
      new WireFaults(proxy, 30, request -> request.text().contains("-dead"));
  private final SqsAsyncClient sqs = clients.sqs();
  private final SnsAsyncClient sns = clients.sns();
  private final String name = "wire-faults-" + UUID.randomUUID();
  private String queue = "";
  private String topic = "";

  @BeforeEach
  void setUp() {
    queue = sqs.createQueue(r -> r.queueName(name)).join().queueUrl();
    topic = sns.createTopic(r -> r.name(name)).join().topicArn();
    String arn =
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .join()
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(
            r ->
                r.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(arn)
                    .attributes(Map.of("RawMessageDelivery", "true")))
        .join();
  }

  @AfterEach
  void tearDown() {
    faults.heal();
    sns.deleteTopic(r -> r.topicArn(topic)).join();
    sqs.deleteQueue(r -> r.queueUrl(queue)).join();
    clients.close();
    proxy.close();
  }

  @Test
  void someEntriesOfABatchToAQueueFailAndTheOthersArrive() {
    faults.provoke(Fault.SEND_REJECTED, 2);
    var reply = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(toQueue("a", "b", "c"))).join();
    assertThat(reply.failed()).extracting(BatchResultErrorEntry::id).containsExactly("a", "b");
    assertThat(reply.failed().get(0).senderFault()).isFalse();
    assertThat(reply.successful()).extracting(e -> e.id()).containsExactly("c");
    assertThat(bodies()).containsExactly("c");
    assertThat(faults.hits(Fault.SEND_REJECTED)).isEqualTo(2);
    assertThat(sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(toQueue("d"))).join().failed())
        .isEmpty();
  }

  @Test
  void someEntriesOfABatchToATopicFailAndTheOthersArrive() {
    faults.provoke(Fault.SEND_INVALID, 1);
    var reply =
        sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(toTopic("a", "b", "c")))
            .join();
    assertThat(reply.failed()).extracting(e -> e.id()).containsExactly("a");
    assertThat(reply.failed().get(0).senderFault()).isTrue();
    assertThat(reply.failed().get(0).code()).isEqualTo("InvalidParameterValue");
    assertThat(reply.successful()).extracting(e -> e.id()).containsExactly("b", "c");
    assertThat(bodies()).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void aBatchOfWhichNothingIsLeftIsNotForwarded() {
    faults.provoke(Fault.SEND_REJECTED, ALWAYS);
    var toTopic =
        sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(toTopic("a"))).join();
    var toQueue = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(toQueue("a"))).join();
    assertThat(toTopic.failed().get(0).code()).isEqualTo("InternalError");
    assertThat(toQueue.failed().get(0).code()).isEqualTo("InternalError");
    assertThat(proxy.log().countForwarded("PublishBatch", "SendMessageBatch")).isZero();
    assertThat(bodies()).isEmpty();
  }

  @Test
  void aLostAnswerMeansThatTheServiceHasIt() {
    faults.provoke(Fault.SEND_ANSWER_LOST, 1);
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("lost")).join())
        .hasCauseInstanceOf(SdkClientException.class);
    assertThat(bodies()).containsExactly("lost");
  }

  @Test
  void whatIsMissingOrDeniedIsTheSdksOwnException() {
    faults.provoke(Fault.SEND_MISSING, 2);
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("x")).join())
        .hasCauseInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")).join())
        .hasCauseInstanceOf(QueueDoesNotExistException.class);
    faults.provoke(Fault.RECEIVE_DENIED, 1);
    assertThatThrownBy(this::bodies)
        .hasCauseInstanceOf(SqsException.class)
        .hasMessageContaining("Status Code: 403");
    assertThat(bodies()).isEmpty();
  }

  @Test
  void aHeldReceiveArrivesWhenHealed() {
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("held")).join();
    faults.provoke(Fault.RECEIVE_HELD, 1);
    var held = sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(0));
    while (proxy.log().countForwarded("ReceiveMessage") == 0) {
      Thread.onSpinWait();
    }
    assertThat(bodies()).as("given out already").isEmpty();
    assertThat(held).isNotDone();
    faults.heal();
    assertThat(held.join().messages()).extracting(Message::body).containsExactly("held");
  }

  @Test
  void anIgnoredDeletionIsConfirmedAndDoesNothing() {
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("stays")).join();
    Message message = receive().get(0);
    faults.provoke(Fault.SETTLE_IGNORED, 1);
    var entry =
        DeleteMessageBatchRequestEntry.builder().id("1").receiptHandle(message.receiptHandle());
    var reply =
        sqs.deleteMessageBatch(r -> r.queueUrl(queue).entries(List.of(entry.build()))).join();
    assertThat(reply.failed()).isEmpty();
    assertThat(reply.successful()).hasSize(1);
    assertThat(hide(message, 0).join().failed()).isEmpty();
    assertThat(bodies()).containsExactly("stays");
  }

  @Test
  void extensionsAndReleasesAreToldApart() {
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")).join();
    Message message = receive().get(0);
    faults.provoke(Fault.EXTEND_FAILED, ALWAYS);
    assertThat(hide(message, 30).join().failed()).hasSize(1);
    assertThat(hide(message, 0).join().failed()).isEmpty();
    assertThat(faults.hits(Fault.EXTEND_FAILED)).isEqualTo(1);
  }

  @Test
  void deadLettersAreToldApart() {
    String dead = sqs.createQueue(r -> r.queueName(name + "-dead")).join().queueUrl();
    faults.provoke(Fault.DEAD_LETTER_REJECTED, ALWAYS);
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")).join();
    CompletableFuture<?> letter = sqs.sendMessage(r -> r.queueUrl(dead).messageBody("x"));
    assertThatThrownBy(letter::join).hasMessageContaining("Status Code: 500");
    sqs.deleteQueue(r -> r.queueUrl(dead)).join();
  }

  private CompletableFuture<ChangeMessageVisibilityBatchResponse> hide(
      Message message, int seconds) {
    var entry =
        ChangeMessageVisibilityBatchRequestEntry.builder()
            .id("1")
            .receiptHandle(message.receiptHandle())
            .visibilityTimeout(seconds)
            .build();
    return sqs.changeMessageVisibilityBatch(r -> r.queueUrl(queue).entries(List.of(entry)));
  }

  private List<String> bodies() {
    return receive().stream().map(Message::body).toList();
  }

  private List<Message> receive() {
    return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(0))
        .join()
        .messages();
  }

  private static List<SendMessageBatchRequestEntry> toQueue(String... ids) {
    return List.of(ids).stream()
        .map(id -> SendMessageBatchRequestEntry.builder().id(id).messageBody(id).build())
        .toList();
  }

  private static List<PublishBatchRequestEntry> toTopic(String... ids) {
    return List.of(ids).stream()
        .map(id -> PublishBatchRequestEntry.builder().id(id).message(id).build())
        .toList();
  }
}
