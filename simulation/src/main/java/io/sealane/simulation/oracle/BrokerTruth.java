package io.sealane.simulation.oracle;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.broker.Copy;
import io.sealane.simulation.broker.Ledger;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.send.OutgoingMessage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What really happens at the broker. */
final class BrokerTruth implements Ledger {

  private final History history;
  private final LeaseWatch leases;
  private final CallRate calls = new CallRate();
  private final Map<String, Integer> accepted = new LinkedHashMap<>();

  private record Told(SimProcess client, String topic, String id) {}

  private final Set<Told> told = new HashSet<>();
  private final Set<SimProcess> stopped = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> released = new HashSet<>();
  private long arrivals;

  BrokerTruth(History history, LeaseWatch leases) {
    this.history = history;
    this.leases = leases;
  }

  @Override
  public void called(SimProcess client, Call call) {
    history.life.trace().note(client.name(), () -> "calls " + call);
    if (call == Call.RECEIVE && stopped.contains(client)) {
      history.violations.add("poll after stop", client + " has stopped and receives");
    }
    if (calls.isTooMany(client, call, history.now())) {
      history.violations.add("hot loop", client + " calls " + call + " again and again");
    }
  }

  @Override
  public void accepted(String topic, OutgoingMessage message, boolean known) {
    history.life.trace().note("broker", () -> topic + " takes " + message.id());
    if (known && !accepted.containsKey(message.id())) {
      history.violations.add("lost", message.id() + " is dropped for another that it is not");
    }
    accepted.putIfAbsent(message.id(), accepted.size());
  }

  @Override
  public void sent(SimProcess client, String topic, OutgoingMessage message) {
    boolean knows = told.contains(new Told(client, topic, message.id()));
    if (knows && !history.refused.contains(message.id())) {
      history.violations.add("sent again", message.id() + " by " + client + ", which knew better");
    }
  }

  @Override
  public void told(SimProcess client, String topic, OutgoingMessage message) {
    // A handler that runs again publishes again, and so it should.
    if (!message.attributes().getOrDefault(MessageAttributes.TYPE, "").endsWith("Followed")) {
      told.add(new Told(client, topic, message.id()));
    }
  }

  /** The application at the process has stopped, or has started again. */
  void stopped(SimProcess process, boolean isStopped) {
    if (isStopped) {
      stopped.add(process);
    } else {
      stopped.remove(process);
    }
  }

  boolean isAccepted(String eventId) {
    return accepted.containsKey(eventId);
  }

  /** The place of the event among all that were accepted, by their first time. */
  int order(String eventId) {
    return accepted.getOrDefault(eventId, -1);
  }

  @Override
  public void queued(String queue, Copy copy) {
    Fate fate = history.fate(queue, copy.eventId());
    history.message(queue, copy.messageId(), fate);
    fate.copies++;
    fate.group = copy.group();
    if (fate.arrival < 0) {
      fate.arrival = arrivals++;
    }
  }

  @Override
  public void delivered(String queue, Copy copy, boolean ranOut) {
    SimProcess client = copy.holder();
    Fate fate = history.fate(queue, copy.eventId());
    if (ranOut) {
      leases.ranOut(copy);
    }
    fate.receives++;
    fate.ranOut |= ranOut;
    if (client != null) {
      calls.useful(client, history.now());
      history.life.trace().note("broker", () -> queue + " gives " + copy + " to " + client);
      history.leases(copy.messageId()).add(new Lease(copy, client, history.now()));
    }
  }

  @Override
  public void extended(String queue, Copy copy) {
    history.life.trace().note("broker", () -> queue + " extends " + copy);
    for (Lease lease : history.leases(copy.messageId())) {
      if (lease.copy == copy && lease.receive == copy.receives()) {
        lease.until = copy.leaseEnd();
      }
    }
  }

  @Override
  public void asked(SimProcess client, Call call, String messageId, int receive) {
    leases.asked(client, call, messageId, receive);
  }

  @Override
  public void received(SimProcess client, ReceiveResult result) {
    if (result instanceof ReceiveResult.Received got) {
      got.deliveries().forEach(one -> leases.learned(client, one));
    }
  }

  @Override
  public void extended(SimProcess client, String messageId, int receive, LeaseResult result) {
    leases.extended(client, messageId, receive, result);
  }

  @Override
  public void confirmed(String queue, String messageId, boolean isDone) {
    history
        .life
        .trace()
        .note("broker", () -> queue + (isDone ? " deletes " : " takes back ") + messageId);
    (isDone ? done : released).add(messageId);
    Fate fate = history.ofMessage(queue, messageId);
    if (fate != null && isDone) {
      fate.confirmed = true;
    }
  }

  boolean isConfirmed(String messageId, boolean isDone) {
    return (isDone ? done : released).contains(messageId);
  }

  @Override
  public void deadLettered(String queue, DeadLetter letter) {
    history.life.trace().note("broker", () -> queue + " buries " + letter);
    Fate fate = history.ofMessage(queue, letter.messageId());
    if (fate == null) {
      history.violations.add("phantom", queue + " has " + letter + " of no message");
    } else {
      fate.buried(letter);
    }
  }

  @Override
  public void vanished(String queue, DeadLetter letter) {
    history.violations.add("lost", letter + " is deleted and did not go back to " + queue);
  }

  @Override
  public void untrue(String what) {
    history.violations.add("untrue", what);
  }

  @Override
  public void misused(String what) {
    history.violations.add("misuse", what);
  }

  int highestRate() {
    return calls.highest();
  }
}
