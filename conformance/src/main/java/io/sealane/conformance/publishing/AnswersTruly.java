package io.sealane.conformance.publishing;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A publish says truly what became of each event. */
public interface AnswersTruly extends TransportPromise {

  @Test
  @Case(id = "11", kind = Case.Kind.FAULTS)
  default void publishingCompletesOnlyAfterTheBrokerHasAccepted(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    rig.faults().provoke(Fault.SEND_ANSWER_HELD, ALWAYS);
    CompletableFuture<Void> async =
        shop.sealane().publisher().publishAsync(List.of(Publication.of(new Opened("o", "async"))));
    CompletableFuture<Void> blocking = rig.run(() -> shop.publish("o", "blocking"));
    rig.pass(Duration.ofMillis(500));
    assertThat(async).isNotDone();
    assertThat(blocking).isNotDone();
    rig.faults().heal();
    rig.await(async);
    rig.await(blocking);
  }

  @Test
  @Case(id = "16", kind = Case.Kind.FAULTS)
  default void ofABatchThatFailsInPartExactlyTheFailedAreReported(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    rig.faults().provoke(Fault.SEND_INVALID, 2);
    PublishException refused = refusedAll(shop, List.of("a", "b", "c", "d", "e"));
    assertThat(refused.refusals()).extracting(r -> text(r.publication())).containsExactly("a", "b");
    assertThat(refused.refusals())
        .extracting(PublishException.Refusal::unknown)
        .containsOnly(false);
    assertThat(refused.isRetryable()).isFalse();
    assertThat(sentIds(rig)).as("nothing was sent twice").doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  @Case(id = "16", kind = Case.Kind.FAULTS)
  default void ofABatchThatFailsInPartExactlyTheFailedAreSentAgain(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.SEND_REJECTED, 2);
    shop.publishAll(List.of("a", "b", "c", "d", "e"));
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    assertThat(sentIds(rig)).as("five, and two of them again").hasSize(7);
    assertThat(rig.faults().hits(Fault.SEND_REJECTED)).isEqualTo(2);
  }

  @Test
  @Case(id = "17", kind = Case.Kind.FAULTS)
  default void aLostAnswerIsUnknownAndEveryRetryKeepsTheId(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    rig.faults().provoke(Fault.SEND_ANSWER_LOST, ALWAYS);
    PublishException refused = refusedAll(shop, List.of("sent, maybe"));
    assertThat(refused.refusals()).extracting(PublishException.Refusal::unknown).containsOnly(true);
    assertThat(refused.isRetryable()).isTrue();
    rig.faults().heal();
    shop.sealane().publisher().publishAll(refused.notAccepted());
    assertThat(sentIds(rig).stream().distinct()).as("one id in all attempts").hasSize(1);
    shop.isQuiet();
    assertThat(till.handled()).containsExactly("sent, maybe");
  }

  @Test
  @Case(id = "18", kind = Case.Kind.FAULTS)
  default void throttlingIsRetriedWithinBoundsAndThenReported(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    rig.faults().provoke(Fault.SEND_THROTTLED, ALWAYS);
    PublishException refused = refusedAll(shop, List.of("too much"));
    assertThat(refused.refusals().get(0).failure().kind()).isEqualTo(Failure.Kind.THROTTLED);
    assertThat(refused.isRetryable()).isTrue();
    List<Call> sends = rig.calls().of(Call.Kind.SEND);
    assertThat(sends).hasSizeBetween(2, 20);
    for (int i = 1; i < sends.size(); i++) {
      assertThat(Duration.between(sends.get(i - 1).at(), sends.get(i).at()))
          .as("what the broker asked to wait")
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  @Case(id = "18", kind = Case.Kind.FAULTS)
  default void throttlingThatEndsLosesNothing(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    rig.faults().provoke(Fault.SEND_THROTTLED, 3);
    shop.publishAll(List.of("a", "b", "c", "d"));
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  @Case(id = "21", kind = Case.Kind.FAULTS)
  default void aMissingDestinationIsATypedErrorAndNotTriedAgain(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    shop.publish("o-1", "while it is there");
    rig.calls().clear();
    rig.faults().provoke(Fault.SEND_MISSING, ALWAYS);
    PublishException refused = refusedAll(shop, List.of("when it is gone"));
    assertThat(refused.refusals().get(0).failure().kind()).isEqualTo(Failure.Kind.MISSING);
    assertThat(refused.isRetryable()).isFalse();
    assertThat(refused).hasMessageContaining(shop.topic().name());
    assertThat(rig.calls().of(Call.Kind.SEND)).hasSize(1);
  }

  private static PublishException refusedAll(Shop shop, List<String> texts) {
    PublishException refused =
        catchThrowableOfType(PublishException.class, () -> shop.publishAll(texts));
    assertThat(refused).as("an exception to the caller").isNotNull();
    return refused;
  }

  private static List<String> sentIds(Rig rig) {
    return rig.calls().batches().stream().flatMap(List::stream).map(OutgoingMessage::id).toList();
  }

  private static String text(Publication publication) {
    return ((Opened) publication.event()).text();
  }
}
