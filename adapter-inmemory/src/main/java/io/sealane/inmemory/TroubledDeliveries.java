package io.sealane.inmemory;

import io.sealane.inmemory.Trouble.Kind;
import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.inmemory.queue.Mischief;
import io.sealane.transport.receive.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a queue on a bad day makes of the deliveries of one receive. */
final class TroubledDeliveries {
  private final MessageQueue queue;
  private final String name;
  private final Faults faults;
  private final Mischief mischief;
  private final Set<String> heldBack = new HashSet<>();

  TroubledDeliveries(MessageQueue queue, String name, Faults faults) {
    this.queue = queue;
    this.name = name;
    this.faults = faults;
    this.mischief = queue.mischief();
  }

  /** The deliveries that the receiver gets to see; the others go back. */
  List<Delivery> tamper(List<Delivery> deliveries, Duration lease) {
    List<Delivery> seen = new ArrayList<>(deliveries.size());
    int behind = deliveries.size();
    for (Delivery delivery : deliveries) {
      behind--;
      Duration delay = queue.isOrdered() ? delayInOrder(delivery) : delay(delivery, behind > 0);
      if (delay == null) {
        multiply(delivery, lease);
        seen.add(delivery);
      } else {
        mischief.postpone(delivery, delay);
      }
    }
    return seen;
  }

  /** How long the message is put off, or null if it is not. */
  private @Nullable Duration delay(Delivery delivery, boolean othersBehind) {
    if (!mischief.isUntouched(delivery)) {
      return null;
    }
    boolean canBeOvertaken = othersBehind || queue.backlog().ready() > 0;
    if (canBeOvertaken && faults.strike(Kind.REORDERED, name)) {
      return Duration.ZERO;
    }
    return faults.strike(Kind.DELAYED, name) ? faults.delay() : null;
  }

  /** The same where those of one key must not overtake each other. */
  private @Nullable Duration delayInOrder(Delivery delivery) {
    String key = delivery.key();
    if (key != null && heldBack.contains(key)) {
      return Duration.ZERO;
    }
    if (!mischief.isUntouched(delivery) || !faults.strike(Kind.DELAYED, name)) {
      return null;
    }
    if (key != null) {
      heldBack.add(key);
    }
    return faults.delay();
  }

  private void multiply(Delivery delivery, Duration lease) {
    if (mischief.isUntouched(delivery)) {
      if (faults.strike(Kind.DUPLICATED, name)) {
        mischief.copy(delivery, UnaryOperator.identity());
      }
      if (faults.strike(Kind.CORRUPTED, name)) {
        mischief.copy(delivery, faults::damage);
      }
    }
    if (faults.strike(Kind.LEASE_CUT, name)) {
      mischief.cut(delivery, faults.within(lease));
    }
  }
}
