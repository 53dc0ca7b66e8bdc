package io.sealane.conformance.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.faults.CallLog;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published together leaves in batches that keep the limits. */
public interface PacksBatches extends TransportPromise {

  @Test
  @Case(id = "13")
  default void aBatchAboveTheCountLimitIsSplitInTheCallersOrder(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    int count = rig.capabilities().sending().maxBatchCount();
    List<String> texts = Messages.numbered("m", 2 * count + 1);
    shop.publishAll(texts);
    assertThat(rig.calls().of(Call.Kind.SEND))
        .allSatisfy(call -> assertThat(call.entries()).isLessThanOrEqualTo(count));
    assertThat(sentKeys(rig)).containsExactlyElementsOf(texts);
    shop.until("all were handled", () -> till.handled().size() == texts.size());
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  @Case(id = "14")
  default void aBatchAboveTheByteLimitIsSplitAndMultiByteTextCountsAsBytes(Rig rig) {
    SendLimits limits = rig.narrow(small(rig));
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    List<String> texts =
        Messages.numbered("\uc8fc\ubb38 \ud83d\ude9a".repeat(60), 20); // 3 and 4 bytes a character
    shop.publishAll(texts);
    assertThat(rig.calls().of(Call.Kind.SEND))
        .hasSizeGreaterThan(1)
        .allSatisfy(call -> assertThat(call.bytes()).isLessThanOrEqualTo(limits.maxBatchBytes()));
    shop.until("all were handled", () -> till.handled().size() == texts.size());
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  @Case(id = "15")
  default void aMessageAboveTheLimitFailsAloneAndBeforeTheCall(Rig rig) {
    SendLimits limits = rig.narrow(small(rig));
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    String large = "\u00e9".repeat(limits.publishableBytes() / 2);
    PublishException refused =
        catchThrowableOfType(
            PublishException.class, () -> shop.publishAll(List.of("a", large, "b")));
    assertThat(refused).as("an exception to the caller").isNotNull();
    assertThat(refused.refusals()).hasSize(1);
    PublishException.Refusal refusal = refused.refusals().get(0);
    assertThat(((Opened) refusal.publication().event()).text()).isEqualTo(large);
    assertThat(refusal.failure().kind()).isEqualTo(Failure.Kind.INVALID);
    assertThat(refusal.failure().reason())
        .contains(String.valueOf(limits.publishableBytes()))
        .containsPattern("[1-9][0-9]{3,}.*[1-9][0-9]{3,}");
    assertThat(sentKeys(rig)).containsExactlyInAnyOrder("a", "b");
    shop.until("its neighbours were handled", () -> till.handled().size() == 2);
  }

  @Test
  @Case(id = "15")
  default void whatIsReservedForDeadLettersIsLeftFree(Rig rig) {
    SendLimits limits = rig.narrow(small(rig));
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    for (int size = 1000; size < limits.maxMessageBytes(); size += 200) {
      String text = "x".repeat(size);
      var refused = catchThrowableOfType(PublishException.class, () -> shop.publish("o-1", text));
      assertThat(refused == null || !refused.isRetryable()).isTrue();
    }
    List<OutgoingMessage> sent = rig.calls().batches().stream().flatMap(List::stream).toList();
    assertThat(sent)
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(CallLog.bytesOf(message))
                    .isLessThanOrEqualTo(limits.maxMessageBytes() - limits.reservedBytes()));
  }

  /** Limits that need little to be reached; no transport worth its name has smaller ones. */
  private static SendLimits small(Rig rig) {
    SendLimits own = rig.capabilities().sending();
    return new SendLimits(
        own.maxBatchCount(), 6_000, 8_000, own.maxAttributes(), 1_000, own.onePerKey());
  }

  private static List<String> sentKeys(Rig rig) {
    return rig.calls().batches().stream()
        .flatMap(List::stream)
        .map(message -> String.valueOf(message.key()))
        .toList();
  }

  @Test
  @Case(id = "3")
  default void nothingOfAnEventIsAnAttributeButItsTypeAndItsId(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    Publication publication = Publication.of(new Opened("o-1", "text"));
    for (int i = 0; i < 20; i++) {
      publication = publication.withHeader("header-" + i, "value");
    }
    shop.sealane().publisher().publish(publication);
    assertThat(rig.calls().batches().get(0).get(0).attributes())
        .as("so that brokers with few attributes can have it")
        .hasSizeLessThanOrEqualTo(2);
  }
}
