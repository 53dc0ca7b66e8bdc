package io.sealane.snssqs.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.conformance.proxy.Rule;
import io.sealane.conformance.proxy.Troubles;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.fault.WireFaults;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Prepared;
import io.sealane.snssqs.server.Shared;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What goes wrong on the way back: nothing is lost, and what SQS has is not sent once more. */
@ParameterizedClass
@EnumSource
class RedriveTroubleTest {

  @RegisterExtension static final Shared SERVER = Shared.elasticMq();

  /** The two ways to move letters one by one. */
  enum Way {
    ALL_OF_A_FIFO_QUEUE(true, Selection.all()),
    SOME_OF_A_STANDARD_QUEUE(false, Selection.types("shop.Opened"));

    private final boolean ordered;
    private final Selection selection;

    Way(boolean ordered, Selection selection) {
      this.ordered = ordered;
      this.selection = selection;
    }
  }

  private static final int LETTERS = 25;
  private static final Instant DIED = Instant.parse("2026-11-28T10:00:00Z");

  @Parameter Way way;

  @AutoClose
  private final HttpFaultProxy proxy = HttpFaultProxy.before(SERVER.endpoint(), new AwsRouter(), 1);

  private final WireFaults faults =
      new WireFaults(proxy, 30, request -> request.text().contains("-dead"));

  @AutoClose private final Clients clients = Clients.of(proxy.endpoint());
  private final String name = "trouble-" + UUID.randomUUID().toString().substring(0, 8);
  private Prepared prepared;
  private DeadLetterQueue letters;

  @BeforeEach
  void fill() throws Exception {
    Topic topic = new Topic(name, way.ordered);
    prepared = Prepared.of(clients, false, topic, name, Duration.ofSeconds(30));
    letters =
        prepared.transport(clients, false, Duration.ofSeconds(1)).deadLetters(prepared.queue());
    for (int i = 0; i < LETTERS; i++) {
      assertThat(get(letters.add(letter(i)))).isInstanceOf(SendResult.Accepted.class);
    }
    proxy.log().clear();
  }

  @AfterEach
  void remove() {
    proxy.heal();
    prepared.remove(clients, false);
  }

  @Test
  void entriesThatFailGoLaterAndTheOthersOnce() throws Exception {
    faults.provoke(Fault.SEND_REJECTED, 3);

    assertThat(redrive()).isEqualTo(LETTERS);

    assertThat(faults.hits(Fault.SEND_REJECTED)).isEqualTo(3);
    assertThatEachWentOnce();
  }

  @Test
  void callsThatDoNotArriveAreMadeAgain() throws Exception {
    proxy.provoke(Rule.on(Troubles.reset(), "SendMessageBatch").after(1).times(3));

    assertThat(redrive()).isEqualTo(LETTERS);

    assertThatEachWentOnce();
  }

  @Test
  void whatCannotBeDeletedAtOnceIsDeletedLaterAndNotSentAgain() throws Exception {
    proxy.provoke(Rule.on(Troubles.reset(), "DeleteMessageBatch").after(1).times(3));

    assertThat(redrive()).isEqualTo(LETTERS);

    assertThatEachWentOnce();
  }

  @Test
  void aDeletionWhoseAnswerIsLostDoesNoHarm() throws Exception {
    proxy.provoke(Rule.on(Troubles.resetReply(), "DeleteMessageBatch").times(2));

    assertThat(redrive()).isEqualTo(LETTERS);

    assertThatEachWentOnce();
  }

  @Test
  void aLetterThatSqsRefusesStaysAndTheOthersGo() throws Exception {
    faults.provoke(Fault.SEND_INVALID, 1);

    assertThatThrownBy(this::redrive)
        .hasRootCauseMessage(
            "SQS does not take back 1 letters: refused with InvalidParameterValue");

    assertThat(waiting(name)).isEqualTo(LETTERS - 1);
    assertThat(get(letters.list(Selection.all()))).hasSize(1);
    assertThat(redrive()).isEqualTo(1);
    assertThatEachWentOnce();
  }

  @Test
  void whatDoesNotPassByItselfEndsItAndEveryLetterIsThere() throws Exception {
    faults.provoke(Fault.SEND_DENIED, Integer.MAX_VALUE);

    assertThatThrownBy(this::redrive)
        .hasRootCauseMessage(
            "a dead letter could not be sent back: DENIED, refused with AccessDenied (status 403)");

    assertThat(proxy.log().count("SendMessageBatch")).isOne();
    proxy.heal();
    assertThat(redrive()).isEqualTo(LETTERS);
    assertThatEachWentOnce();
  }

  @Test
  void aWalkThatIsInterruptedGoesOnWhereItWas() throws Exception {
    proxy.provoke(Rule.on(Troubles.reset(), "ReceiveMessage").after(1).times(1));

    assertThat(redrive()).isEqualTo(LETTERS);

    assertThatEachWentOnce();
  }

  @Test
  void aListThatFailsHidesNothingFromTheNext() throws Exception {
    proxy.provoke(Rule.on(Troubles.reset(), "ReceiveMessage").after(2).times(1));
    assertThatThrownBy(() -> get(letters.list(Selection.all()))).isNotNull();

    assertThat(get(letters.list(Selection.all()))).hasSize(LETTERS);
  }

  /** FIFO only: it recognises what it has, by the id that a re-drive gives each letter. */
  @Test
  void aSendingWhoseAnswerIsLostIsOneMessageInAFifoQueue() throws Exception {
    proxy.provoke(Rule.on(Troubles.resetReply(), "SendMessageBatch").times(2));

    assertThat(redrive()).isEqualTo(LETTERS);

    int twice = way.ordered ? 0 : 20;
    assertThat(waiting(name)).isEqualTo(LETTERS + twice);
    assertThat(waiting(name + "-dead")).isZero();
  }

  /** Bytes that are no event are known by their message only, and that is another each time. */
  @Test
  void whatDiesAgainAtOnceStaysAndDoesNotGoRoundForEver() throws Exception {
    String url = Prepared.url(clients, name, way.ordered);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> died = CompletableFuture.supplyAsync(() -> dieAgain(url, over));

    int moved = redrive();
    over.set(true);

    assertThat(moved).isEqualTo(LETTERS);
    assertThat(died.get(1, TimeUnit.MINUTES)).isLessThanOrEqualTo(LETTERS);
    assertThat(waiting(name) + waiting(name + "-dead")).isEqualTo(LETTERS);
  }

  /** As a consumer does: a letter first, then the message is deleted. */
  private int dieAgain(String url, AtomicBoolean over) {
    int died = 0;
    while (!over.get()) {
      for (Message message :
          clients
              .sqs()
              .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
              .join()
              .messages()) {
        letters.add(undecodable(message.messageId(), message.body())).toCompletableFuture().join();
        clients
            .sqs()
            .deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()))
            .join();
        died++;
      }
    }
    return died;
  }

  private void assertThatEachWentOnce() {
    assertThat(waiting(name)).as("in the queue").isEqualTo(LETTERS);
    assertThat(waiting(name + "-dead")).as("still a letter").isZero();
  }

  private int redrive() throws Exception {
    return get(letters.redrive(way.selection, Double.POSITIVE_INFINITY).completion());
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(2, TimeUnit.MINUTES);
  }

  private DeadLetter letter(int number) {
    return new DeadLetter(
        "message-" + number,
        "event-" + number,
        "shop.Opened",
        name,
        "key-" + number % 3,
        ("body " + number).getBytes(StandardCharsets.UTF_8),
        Map.of("ce_type", "shop.Opened", "ce_id", "event-" + number),
        new Cause(Reason.EXHAUSTED, "SomeException: text", 5, DIED, DIED));
  }

  private DeadLetter undecodable(String messageId, String body) {
    return new DeadLetter(
        messageId,
        null,
        null,
        name,
        "key-1",
        body.getBytes(StandardCharsets.UTF_8),
        Map.of(),
        new Cause(Reason.UNDECODABLE, "not JSON", 0, DIED, DIED));
  }

  /** Visible or hidden. */
  private int waiting(String queue) {
    String url = Prepared.url(clients, queue, way.ordered);
    return clients
        .sqs()
        .getQueueAttributes(
            r ->
                r.queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .join()
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
