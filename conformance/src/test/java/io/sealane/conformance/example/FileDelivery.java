package io.sealane.conformance.example;

import io.sealane.transport.receive.Delivery;
import java.nio.file.Path;
import java.time.Instant;

/** A delivery knows the file whose present name is its receipt. */
// snippet: delivery
final class FileDelivery extends Delivery {

  private final Instant receivedAt;
  private volatile Path receipt;

  FileDelivery(Path receipt, MessageBytes message, Instant receivedAt) {
    super(
        FileName.of(receipt).sent(),
        message.key(),
        message.body(),
        message.attributes(),
        FileName.of(receipt).count(),
        null);
    this.receipt = receipt;
    this.receivedAt = receivedAt;
  }

  // end

  Path receipt() {
    return receipt;
  }

  void receipt(Path receipt) {
    this.receipt = receipt;
  }

  Instant receivedAt() {
    return receivedAt;
  }
}
