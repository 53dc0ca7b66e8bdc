package io.sealane.claimcheck.receive;

import io.sealane.claimcheck.claim.Pointer;
import io.sealane.claimcheck.payload.GetResult;
import io.sealane.transport.receive.Delivery;
import org.jspecify.annotations.Nullable;

/** One delivery of a receive, while bodies are fetched; guarded by its {@link Retrieval}. */
final class Piece {

  final Delivery delivery;

  /** Where its body is, or null if it has it. */
  final @Nullable Pointer pointer;

  /** There is no room for its body now. */
  boolean deferred;

  /** What the store had; null until it has answered. */
  @Nullable GetResult result;

  /** Somebody else may have it by now. */
  boolean lost;

  Piece(Delivery delivery, @Nullable Pointer pointer) {
    this.delivery = delivery;
    this.pointer = pointer;
  }

  /** Whether its body is to be fetched. */
  boolean isWanted() {
    return pointer != null && !deferred;
  }
}
