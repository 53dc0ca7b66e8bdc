package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A send answers for each message, in order, when the broker has it. */
public interface AnswersPerMessage extends TransportPromise {

  @Test
  @Case(id = "13")
  default void theResultsOfAFullBatchAreInItsOrder(Rig rig) {
    Channel channel = rig.channel(false);
    List<OutgoingMessage> batch = new ArrayList<>();
    for (String text : Messages.numbered("m", channel.limits().maxBatchCount())) {
      batch.add(Messages.text(null, text));
    }
    List<SendResult> results = channel.sendAll(batch);
    assertThat(results).allSatisfy(r -> assertThat(r).isInstanceOf(SendResult.Accepted.class));
    List<String> ids = results.stream().map(r -> ((SendResult.Accepted) r).brokerId()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    Map<String, String> delivered =
        channel.take(batch.size()).stream()
            .collect(Collectors.toMap(Delivery::messageId, Messages::textOf));
    if (delivered.keySet().containsAll(ids)) { // a broker may have other ids for its queues
      assertThat(ids.stream().map(delivered::get))
          .containsExactlyElementsOf(Messages.numbered("m", batch.size()));
    }
  }

  @Test
  @Case(id = "11")
  default void whatIsAcceptedOutlivesItsSender(Rig rig) throws Exception {
    Channel channel = rig.channel(false);
    var sender = rig.transport().sender(channel.topic());
    List<SendResult> results = rig.await(sender.send(List.of(Messages.text(null, "accepted"))));
    sender.close();
    assertThat(results.get(0)).isInstanceOf(SendResult.Accepted.class);
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("accepted");
  }

  @Test
  @Case(id = "12")
  default void manyThreadsSendWithoutLossOrCrossTalk(Rig rig) {
    Channel channel = rig.channel(false);
    List<CompletableFuture<Void>> senders = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int thread = 0; thread < 6; thread++) {
      List<String> texts = Messages.numbered("t" + thread + "-", 15);
      all.addAll(texts);
      senders.add(rig.run(() -> channel.send(texts.toArray(String[]::new))));
    }
    senders.forEach(rig::await);
    List<Delivery> taken = channel.take(all.size());
    assertThat(Messages.textsOf(taken)).containsExactlyInAnyOrderElementsOf(all);
  }
}
