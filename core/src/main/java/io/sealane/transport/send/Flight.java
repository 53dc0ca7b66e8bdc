package io.sealane.transport.send;

import io.sealane.time.Scheduler.Timer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A batch under way. It lands once: answered, given up for lost, or abandoned. */
final class Flight {

  final List<Entry> entries;

  private final AtomicBoolean landed = new AtomicBoolean();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.LAUNCHING);
  private volatile @Nullable Timer patience;

  private enum Phase {
    LAUNCHING,
    FLYING,
    ANSWERED_AT_ONCE
  }

  Flight(List<Entry> entries) {
    this.entries = entries;
  }

  List<OutgoingMessage> messages() {
    return entries.stream().map(entry -> entry.message).toList();
  }

  boolean hasLanded() {
    return landed.get();
  }

  /** Sets what ends the waiting for an answer. */
  void patience(Timer timer) {
    patience = timer;
    if (landed.get()) {
      timer.cancel();
    }
  }

  /** Whether this call is the one that lands it. */
  boolean land() {
    if (!landed.compareAndSet(false, true)) {
      return false;
    }
    Timer timer = patience;
    if (timer != null) {
      timer.cancel();
    }
    return true;
  }

  /** The sender has returned. */
  void launched() {
    phase.compareAndSet(Phase.LAUNCHING, Phase.FLYING);
  }

  /**
   * Whether the answer comes before the sender has returned. Who launched it goes on by himself
   * then; going on from here would nest, once per batch.
   */
  boolean isAnsweredAtOnce() {
    return phase.compareAndSet(Phase.LAUNCHING, Phase.ANSWERED_AT_ONCE)
        || phase.get() == Phase.ANSWERED_AT_ONCE;
  }
}
