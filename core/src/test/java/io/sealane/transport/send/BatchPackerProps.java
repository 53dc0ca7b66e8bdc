package io.sealane.transport.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchPackerProps {

  private record Draft(int bytes, String key, boolean attribute) {}

  @Property
  void everyBatchKeepsTheLimits(
      @ForAll("messages") List<OutgoingMessage> messages,
      @ForAll("limits") SendLimits limits,
      @ForAll boolean ordered) {
    for (List<OutgoingMessage> batch : BatchPacker.pack(messages, limits, ordered)) {
      assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(limits.maxBatchCount());
      assertThat(bytes(batch)).isLessThanOrEqualTo(limits.maxBatchBytes());
      if (ordered && limits.onePerKey()) {
        List<String> keys =
            batch.stream().map(OutgoingMessage::key).filter(Objects::nonNull).toList();
        assertThat(keys).doesNotHaveDuplicates();
      }
    }
  }

  @Property
  void nothingIsLostAndNothingIsThereTwice(
      @ForAll("messages") List<OutgoingMessage> messages,
      @ForAll("limits") SendLimits limits,
      @ForAll boolean ordered) {
    assertThat(flat(BatchPacker.pack(messages, limits, ordered)))
        .containsExactlyInAnyOrderElementsOf(messages);
  }

  @Property
  void theOrderOfEachKeyIsKept(
      @ForAll("messages") List<OutgoingMessage> messages, @ForAll("limits") SendLimits limits) {
    List<OutgoingMessage> packed = flat(BatchPacker.pack(messages, limits, true));

    for (String key : keys(messages)) {
      assertThat(ofKey(packed, key)).containsExactlyElementsOf(ofKey(messages, key));
    }
  }

  @Property
  void withoutAWishForOrderTheOrderOfAllIsKeptAndNoTwoNeighboursWouldFitIntoOneBatch(
      @ForAll("messages") List<OutgoingMessage> messages, @ForAll("limits") SendLimits limits) {
    List<List<OutgoingMessage>> batches = BatchPacker.pack(messages, limits, false);

    assertThat(flat(batches)).containsExactlyElementsOf(messages);
    for (int i = 1; i < batches.size(); i++) {
      List<OutgoingMessage> before = batches.get(i - 1);
      long withNext = bytes(before) + MessageSize.of(batches.get(i).get(0));
      assertThat(before.size() == limits.maxBatchCount() || withNext > limits.maxBatchBytes())
          .isTrue();
    }
  }

  @Provide
  Arbitrary<SendLimits> limits() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(60, 300),
            Arbitraries.of(true, false))
        .as((count, bytes, onePerKey) -> new SendLimits(count, 60, bytes, 10, 0, onePerKey));
  }

  @Provide
  Arbitrary<List<OutgoingMessage>> messages() {
    Arbitrary<String> keys = Arbitraries.of("a", "b", "c").injectNull(0.3);
    return Combinators.combine(
            Arbitraries.integers().between(0, 40), keys, Arbitraries.of(true, false))
        .as(Draft::new)
        .list()
        .ofMaxSize(60)
        .map(BatchPackerProps::messages);
  }

  private static List<OutgoingMessage> messages(List<Draft> drafts) {
    List<OutgoingMessage> messages = new ArrayList<>();
    for (Draft draft : drafts) {
      Map<String, String> attributes = draft.attribute() ? Map.of("töp", "한글") : Map.of();
      messages.add(
          new OutgoingMessage(
              "m" + messages.size(), draft.key(), new byte[draft.bytes()], attributes));
    }
    return messages;
  }

  private static long bytes(List<OutgoingMessage> batch) {
    return batch.stream().mapToLong(MessageSize::of).sum();
  }

  private static List<OutgoingMessage> flat(List<List<OutgoingMessage>> batches) {
    return batches.stream().flatMap(List::stream).toList();
  }

  private static Set<String> keys(List<OutgoingMessage> messages) {
    Set<String> keys = new HashSet<>();
    messages.forEach(message -> keys.add(message.key()));
    keys.remove(null);
    return keys;
  }

  private static List<OutgoingMessage> ofKey(List<OutgoingMessage> messages, String key) {
    return messages.stream().filter(message -> key.equals(message.key())).toList();
  }
}
