package io.sealane.jdbc.relay.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.MessageAttributes;
import io.sealane.transport.send.OutgoingMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadTest {

  private static final byte[] NONE = {};

  @Test
  void whatIsWrittenIsRead() {
    keeps("k", Map.of());
    keeps(null, Map.of("a", "b"));
    keeps("k", Map.of(MessageAttributes.TYPE, "t", MessageAttributes.ID, "id"));
    keeps("k", Map.of(MessageAttributes.ID, "another", "ce_x", "\0\ud800"));
    keeps("k".repeat(70_000), Map.of(MessageAttributes.TYPE, "", "", "v".repeat(70_000)));
  }

  private static void keeps(@Nullable String key, Map<String, String> attributes) {
    byte[] head = Head.of(new OutgoingMessage("id", key, NONE, attributes));
    OutgoingMessage read = Head.message("id", head, NONE);
    assertThat(read.key()).isEqualTo(key);
    assertThat(read.attributes()).isEqualTo(attributes);
  }

  @Test
  void theIdIsNotWrittenAgain() {
    Map<String, String> attributes =
        Map.of(MessageAttributes.TYPE, "orders.Placed", MessageAttributes.ID, "i".repeat(36));
    byte[] head = Head.of(new OutgoingMessage("i".repeat(36), "k", NONE, attributes));
    assertThat(head).hasSize(28);
  }

  @Test
  void theFirstFormatIsReadAsWell() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    out.writeBoolean(true);
    Texts.write("k", out);
    out.writeShort(1);
    Texts.write(MessageAttributes.ID, out);
    Texts.write("e1", out);
    OutgoingMessage read = Head.message("e1", bytes.toByteArray(), NONE);
    assertThat(read.key()).isEqualTo("k");
    assertThat(read.attributes()).isEqualTo(Map.of(MessageAttributes.ID, "e1"));
  }

  @Test
  void anotherFormatIsRefused() {
    assertThatThrownBy(() -> Head.message("e1", new byte[] {3, 0, 0, 0}, NONE))
        .hasMessageContaining("format 3");
    assertThatThrownBy(() -> Head.message("e1", new byte[] {2, 0, 0, 1, 9}, NONE))
        .hasMessageContaining("broken head");
  }
}
