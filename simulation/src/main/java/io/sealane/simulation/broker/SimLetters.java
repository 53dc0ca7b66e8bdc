package io.sealane.simulation.broker;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dead letters of a queue, by their id. */
public final class SimLetters {

  private final String queue;
  private final SimProcess broker;
  private final Ledger ledger;
  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();

  SimLetters(String queue, SimProcess broker, Ledger ledger) {
    this.queue = queue;
    this.broker = broker;
    this.ledger = ledger;
  }

  /** Keeps one. */
  public void add(DeadLetter letter) {
    letters.put(letter.id(), letter);
    ledger.deadLettered(queue, letter);
  }

  /** Keeps what came more often than the queue allows. */
  void redriven(Copy copy) {
    Cause cause = new Cause(Reason.BROKER, "received too often", 0, copy.sentAt, broker.instant());
    add(
        new DeadLetter(
            copy.messageId,
            copy.eventId(),
            copy.message.attributes().get(MessageAttributes.TYPE),
            queue,
            copy.message.key(),
            copy.message.body(),
            copy.message.attributes(),
            cause));
  }

  List<DeadLetter> list(Selection selection) {
    return letters.values().stream()
        .filter(letter -> selection.includes(letter))
        .limit(selection.max())
        .toList();
  }

  void remove(List<DeadLetter> some) {
    some.forEach(letter -> letters.remove(letter.id()));
  }
}
