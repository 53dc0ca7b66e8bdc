package io.sealane.conformance.publishing;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.error.ClosedException;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.transport.send.BatchSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Publishers share batches and do not disturb each other. */
public interface PublishesConcurrently extends TransportPromise {

  @Test
  @Case(id = "12")
  default void manyThreadsPublishWithoutLossOrCrossTalk(Rig rig) {
    Till till = new Till(rig);
    Shop shop =
        rig.shop(till)
            .with(s -> s.concurrency(4))
            .set(b -> b.batching(BatchSettings.DEFAULTS.withMaxInFlight(1)))
            .start();
    // Whoever comes first is held up, so that the others surely share a batch.
    rig.faults().provoke(Fault.SEND_ANSWER_HELD, 1);
    List<CompletableFuture<Void>> publishers = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      List<String> texts = Messages.numbered("t" + thread + "-", 10);
      all.addAll(texts);
      publishers.add(rig.run(() -> texts.forEach(text -> shop.publishAs("id-" + text, text))));
    }
    rig.pass(Duration.ofSeconds(1));
    rig.faults().heal();
    publishers.forEach(rig::await);
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(till.visits())
        .allSatisfy(visit -> assertThat(visit.metadata().id()).isEqualTo("id-" + visit.text()));
  }

  @Test
  @Case(id = "19")
  default void aSteadyTrickleDoesNotPostponeWhatWaits(Rig rig) {
    Duration linger = Duration.ofMillis(200);
    Shop shop =
        rig.shop(new Till(rig))
            .withoutSubscription()
            .set(b -> b.batching(BatchSettings.DEFAULTS.withLinger(linger)))
            .start();
    rig.faults().provoke(Fault.SEND_ANSWER_HELD, ALWAYS); // something is under way all the time
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(async(shop, "m" + i));
      rig.pass(linger.dividedBy(2));
    }
    assertThat(rig.calls().of(Call.Kind.SEND))
        .as("a batch about every other message")
        .hasSizeGreaterThanOrEqualTo(4);
    rig.faults().heal();
    answers.forEach(rig::await);
  }

  @Test
  @Case(id = "22", kind = Case.Kind.FAULTS)
  default void cancellingOneCallerOfASharedBatchDoesNotFailTheOthers(Rig rig) {
    Till till = new Till(rig);
    Shop shop =
        rig.shop(till).set(b -> b.batching(BatchSettings.DEFAULTS.withMaxInFlight(1))).start();
    rig.faults().provoke(Fault.SEND_ANSWER_HELD, 1);
    CompletableFuture<Void> first = async(shop, "first");
    CompletableFuture<Void> cancelled = async(shop, "cancelled");
    CompletableFuture<Void> other = async(shop, "other");
    cancelled.cancel(true);
    rig.faults().heal();
    rig.await(first);
    rig.await(other);
    shop.until(
        "the others were handled", () -> till.handled().containsAll(List.of("first", "other")));
  }

  @Test
  @Case(id = "22", kind = Case.Kind.FAULTS)
  default void interruptingOneCallerOfASharedBatchDoesNotFailTheOthers(Rig rig) {
    Till till = new Till(rig);
    Shop shop =
        rig.shop(till).set(b -> b.batching(BatchSettings.DEFAULTS.withMaxInFlight(1))).start();
    rig.faults().provoke(Fault.SEND_ANSWER_HELD, 1);
    CompletableFuture<Void> first = async(shop, "first");
    AtomicReference<Thread> caller = new AtomicReference<>();
    CompletableFuture<Void> interrupted =
        rig.run(
            () -> {
              caller.set(Thread.currentThread());
              assertThatThrownBy(() -> shop.publish("o-1", "interrupted"))
                  .isInstanceOf(PublishException.class);
            });
    rig.pass(Duration.ofSeconds(1));
    CompletableFuture<Void> other = async(shop, "other");
    caller.get().interrupt();
    rig.await(interrupted);
    rig.faults().heal();
    rig.await(first);
    rig.await(other);
    shop.until(
        "the others were handled", () -> till.handled().containsAll(List.of("first", "other")));
  }

  @Test
  @Case(id = "20", kind = Case.Kind.FAULTS)
  default void closingFlushesWhatWaits(Rig rig) {
    Till till = new Till(rig);
    Shop shop =
        rig.shop(till)
            .set(b -> b.batching(BatchSettings.DEFAULTS.withMaxInFlight(1)))
            .withoutSubscription()
            .start();
    Shop reader = rig.shop(shop.topic(), till).start();
    rig.faults().provoke(Fault.SEND_REJECTED, 1);
    List<CompletableFuture<Void>> answers =
        Messages.numbered("m", 5).stream().map(text -> async(shop, text)).toList();
    shop.sealane().close();
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isDone());
    answers.forEach(rig::await);
    reader.until("all were handled", () -> till.handled().size() == 5);
  }

  @Test
  @Case(id = "20", kind = Case.Kind.FAULTS)
  default void closingFailsWhatGetsNoAnswer(Rig rig) {
    Shop shop =
        rig.shop(new Till(rig))
            .set(b -> b.stopWithin(Duration.ofSeconds(5)))
            .withoutSubscription()
            .start();
    rig.faults().provoke(Fault.SEND_ANSWER_HELD, ALWAYS);
    List<CompletableFuture<Void>> answers =
        Messages.numbered("m", 5).stream().map(text -> async(shop, text)).toList();
    shop.sealane().close();
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).as("no call hangs").isCompletedExceptionally());
  }

  @Test
  @Case(id = "20")
  default void publishingAfterClosingFailsAtOnce(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    shop.sealane().close();
    rig.calls().clear();
    assertThatThrownBy(() -> shop.publish("o-1", "too late")).isInstanceOf(ClosedException.class);
    assertThat(rig.calls().of(Call.Kind.SEND)).isEmpty();
  }

  private static CompletableFuture<Void> async(Shop shop, String text) {
    return shop.sealane().publisher().publishAsync(List.of(Publication.of(new Opened(text, text))));
  }
}
