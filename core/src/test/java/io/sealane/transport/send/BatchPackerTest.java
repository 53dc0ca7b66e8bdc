package io.sealane.transport.send;

import static io.sealane.transport.send.Messages.LIMITS;
import static io.sealane.transport.send.Messages.keyed;
import static io.sealane.transport.send.Messages.message;
import static io.sealane.transport.send.Messages.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchPackerTest {

  @Test
  void aKeyThatIsInTheBatchStepsBackAndOthersPass() {
    List<List<OutgoingMessage>> batches =
        BatchPacker.pack(
            List.of(keyed("a1", "a"), keyed("a2", "a"), keyed("b1", "b"), keyed("a3", "a")),
            LIMITS,
            true);

    assertThat(ids(batches)).containsExactly(List.of("a1", "b1"), List.of("a2"), List.of("a3"));
  }

  @Test
  void nothingPassesAMessageThatIsTooLargeForWhatIsLeft() {
    List<List<OutgoingMessage>> batches =
        BatchPacker.pack(
            List.of(sized("a", 900), sized("b", 900), sized("c", 900), message("small")),
            LIMITS,
            false);

    assertThat(ids(batches)).containsExactly(List.of("a", "b"), List.of("c", "small"));
  }

  @Test
  void aMessageThatFitsNowhereIsNamed() {
    assertThatThrownBy(
            () -> BatchPacker.pack(List.of(message("a"), sized("b", 2_001)), LIMITS, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("OutgoingMessage[b, 2001 bytes] does not fit into any batch");
  }

  @Test
  void oneInstanceFillsOneBatchAfterAnother() {
    BatchPacker packer = new BatchPacker(LIMITS, true);

    assertThat(packer.add(keyed("a1", "a"))).isTrue();
    assertThat(packer.add(keyed("a2", "a"))).isFalse();
    assertThat(packer.take()).extracting(OutgoingMessage::id).containsExactly("a1");
    assertThat(packer.add(keyed("a2", "a"))).isTrue();
    assertThat(packer.take()).extracting(OutgoingMessage::id).containsExactly("a2");
    assertThat(packer.take()).isEmpty();
  }

  private static List<List<String>> ids(List<List<OutgoingMessage>> batches) {
    return batches.stream().map(batch -> batch.stream().map(OutgoingMessage::id).toList()).toList();
  }
}
