package io.sealane.simulation.oracle;

import io.sealane.simulation.world.KeyedEvent;
import io.sealane.simulation.world.SimEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches what publishers are told, and the order in which the broker gets their events. */
public final class PublishWatch {

  private final History history;
  private final BrokerTruth truth;
  private final Map<String, SimEvent> lastOfKey = new HashMap<>();
  private int confirmed;

  PublishWatch(History history, BrokerTruth truth) {
    this.history = history;
    this.truth = truth;
  }

  /** A call to publish returned well: the broker has to have what it was about. */
  public void confirmed(List<SimEvent> events) {
    for (SimEvent event : events) {
      confirmed++;
      if (!truth.isAccepted(event.id())) {
        history.violations.add("lost", event.id() + " was confirmed to its publisher");
      }
      if (event instanceof KeyedEvent && event.key() != null) {
        checkOrder(event);
      }
    }
  }

  private void checkOrder(SimEvent event) {
    SimEvent before = lastOfKey.put(event.key(), event);
    // Of those that one call publishes, one that fails for good does not hold the others.
    if (history.refused.contains(event.id())
        || before == null
        || history.refused.contains(before.id())) {
      return;
    }
    if (truth.order(before.id()) > truth.order(event.id())) {
      history.violations.add(
          "publish order", event.id() + " came before " + before.id() + " of key " + event.key());
    }
  }

  /**
   * A call to publish did not get an event through.
   *
   * @param surely whether it says that the broker does not have it, the first time it is tried
   */
  public void refused(String eventId, boolean surely) {
    history.refused.add(eventId);
    if (surely && !history.conflicts.contains(eventId) && truth.isAccepted(eventId)) {
      history.violations.add("untrue", eventId + " was refused to its publisher, and is there");
    }
  }

  int confirmed() {
    return confirmed;
  }
}
