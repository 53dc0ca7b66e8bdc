package io.sealane.simulation.broker;

import io.sealane.error.Failure;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.Alarm;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A queue with its leases. */
public final class SimQueue {

  private final QueueSpec spec;
  private final boolean fifo;
  private final BrokerSettings settings;
  private final SimProcess broker;
  private final Faults faults;
  private final Ledger ledger;
  private final SplittableRandom random;
  private final Shelf shelf;
  private final List<Copy> copies = new ArrayList<>();
  private final List<Poll> polls = new ArrayList<>();
  private @Nullable SimLetters letters;
  private final Alarm alarm;
  private long receipts;

  SimQueue(
      QueueSpec spec,
      BrokerSettings settings,
      SimProcess broker,
      Faults faults,
      Ledger ledger,
      SplittableRandom random) {
    this.spec = spec;
    this.settings = settings;
    this.broker = broker;
    this.faults = faults;
    this.ledger = ledger;
    this.random = random;
    this.fifo = spec.ordered() && spec.topics().stream().allMatch(topic -> topic.ordered());
    this.shelf =
        fifo
            ? new FifoShelf(random)
            : Shelf.standard(random, () -> faults.strikes(FaultKind.REORDERED));
    this.alarm = new Alarm(broker, this::serve);
  }

  QueueSpec spec() {
    return spec;
  }

  /** Whether it keeps the order within groups. */
  public boolean isFifo() {
    return fifo;
  }

  /** The dead letters of its subscription; their own queue has none. */
  public SimLetters letters() {
    letters = letters == null ? new SimLetters(this, broker, faults, ledger) : letters;
    return letters;
  }

  List<Copy> copies() {
    return copies;
  }

  private long now() {
    return broker.nanoTime();
  }

  void put(Copy copy) {
    copies.add(copy);
    ledger.queued(spec.name(), copy);
    serve();
  }

  /** Waits for messages; gives the poll if it stays open for now. */
  public @Nullable Poll receive(
      SimProcess client, ReceiveRequest request, Consumer<ReceiveResult> reply) {
    if (!fifo && inFlight() >= settings.inFlightCap()) {
      faults.hit(FaultKind.IN_FLIGHT_CAP);
      reply.accept(
          new ReceiveResult.Failed(Failure.of(Failure.Kind.THROTTLED, "too many in flight")));
      return null;
    }
    Poll poll = new Poll(client, request, reply);
    if (!copies.isEmpty() && faults.strikes(FaultKind.FALSE_EMPTY)) {
      long wait = Math.max(100_000_000, random.nextLong(request.waitAtMost().toNanos() + 1));
      broker.schedule(() -> poll.end(List.of()), Duration.ofNanos(wait));
      return poll;
    }
    Duration late =
        faults.strikes(FaultKind.LATE_POLL)
            ? Duration.ofMillis(1_000 + random.nextInt(4_000))
            : Duration.ZERO;
    polls.add(poll);
    broker.schedule(() -> end(poll), request.waitAtMost().plus(late));
    serve();
    return poll;
  }

  private void end(Poll poll) {
    polls.remove(poll);
    poll.end(List.of());
  }

  /** A receiver was closed: its polls end, or stay open unnoticed. */
  void closed(List<Poll> ofReceiver) {
    ofReceiver.forEach(this::end);
  }

  /** Gives what is there to those who wait. */
  void serve() {
    polls.removeIf(poll -> poll.isOver() || isOrphan(poll));
    while (!polls.isEmpty()) {
      Poll poll = polls.get(random.nextInt(polls.size()));
      List<Delivery> deliveries = take(poll);
      if (deliveries.isEmpty()) {
        break;
      }
      polls.remove(poll);
      poll.end(deliveries);
    }
    arm();
  }

  private boolean isOrphan(Poll poll) {
    return poll.client.isDead() && !faults.isOn(FaultKind.ORPHANED_POLL);
  }

  private List<Delivery> take(Poll poll) {
    List<Delivery> taken = new ArrayList<>();
    int room = Math.min(poll.request.max(), settings.inFlightCap() - inFlight());
    while (taken.isEmpty() && room > 0) {
      List<Copy> picked = shelf.pick(copies, room, now());
      if (picked.isEmpty()) {
        break;
      }
      for (Copy copy : picked) {
        if (copy.receives < settings.maxReceives()) {
          taken.add(lease(copy, poll));
        } else {
          redrive(copy);
        }
      }
    }
    if (!taken.isEmpty() && poll.client.isDead()) {
      faults.hit(FaultKind.ORPHANED_POLL);
    }
    return taken;
  }

  private Delivery lease(Copy copy, Poll poll) {
    long now = now();
    boolean ranOut = copy.leased;
    if (ranOut) {
      faults.hit(FaultKind.LEASE_EXPIRED);
    }
    copy.receives++;
    copy.receipt = ++receipts;
    copy.heldSince = now;
    copy.leased = true;
    copy.holder = poll.client;
    copy.hiddenUntil = now + poll.request.lease().toNanos();
    ledger.delivered(spec.name(), copy, ranOut);
    SimDelivery delivery = new SimDelivery(copy);
    if (!fifo) {
      misbehave(copy, delivery.receipt, poll.request.lease());
    }
    return delivery;
  }

  private void misbehave(Copy copy, long receipt, Duration lease) {
    if (!copy.twinned && faults.strikes(FaultKind.DUPLICATE_AT_ONCE)) {
      put(later(copy.twin(now() + random.nextInt(50_000_000))));
    }
    if (faults.strikes(FaultKind.LEASE_STOLEN)) {
      broker.schedule(
          () -> {
            if (copy.isLeasedBy(receipt, now())) {
              copy.hiddenUntil = now();
              serve();
            }
          },
          Duration.ofNanos(random.nextLong(lease.toNanos())));
    }
  }

  /** A twin that is put while a poll is being served must not be served by the same loop. */
  private Copy later(Copy twin) {
    twin.hiddenUntil = Math.max(twin.hiddenUntil, now() + 1);
    return twin;
  }

  private void redrive(Copy copy) {
    faults.hit(FaultKind.REDRIVEN);
    remove(copy);
    letters().redriven(copy);
  }

  void remove(Copy copy) {
    copy.gone = true;
    copies.remove(copy);
  }

  /** Deletes it. */
  public LeaseResult done(SimDelivery delivery) {
    Copy copy = delivery.copy;
    if (copy.gone) {
      return confirmed(copy, true);
    }
    boolean stale = copy.receipt != delivery.receipt;
    if (fifo && (stale || !copy.isHeld(now()))) {
      return new LeaseResult.Lost("the receipt handle has expired");
    }
    if (stale) {
      faults.hit(FaultKind.STALE_DELETE);
      return confirmed(copy, true);
    }
    remove(copy);
    if (!fifo && !copy.twinned && faults.strikes(FaultKind.DUPLICATE_AFTER_DELETE)) {
      put(copy.twin(now() + random.nextLong(20_000_000_000L)));
    }
    serve();
    return confirmed(copy, true);
  }

  private LeaseResult confirmed(Copy copy, boolean done) {
    ledger.confirmed(spec.name(), copy.messageId, done);
    return LeaseResult.Confirmed.INSTANCE;
  }

  /** Ends its lease: it comes again after that time. */
  public LeaseResult release(SimDelivery delivery, Duration delay) {
    Copy copy = delivery.copy;
    if (!copy.isLeasedBy(delivery.receipt, now())) {
      return new LeaseResult.Lost("the message is not in flight");
    }
    copy.leased = false;
    copy.hiddenUntil = now() + Math.max(0, delay.toNanos());
    serve();
    return confirmed(copy, false);
  }

  /** Leases it for so long from now on. */
  public LeaseResult extend(SimDelivery delivery, Duration lease) {
    Copy copy = delivery.copy;
    if (!copy.isLeasedBy(delivery.receipt, now())) {
      return new LeaseResult.Lost("the message is not in flight");
    }
    long until = now() + lease.toNanos();
    if (until - copy.heldSince > settings.maxLease().toNanos()) {
      return new LeaseResult.AtMaximum();
    }
    copy.hiddenUntil = until;
    delivery.promised = until;
    ledger.extended(spec.name(), copy);
    arm();
    return LeaseResult.Confirmed.INSTANCE;
  }

  /** How much waits in it, truly. */
  public Backlog backlog() {
    long now = now();
    long ready = copies.stream().filter(copy -> copy.isVisible(now)).count();
    long inFlight = inFlight();
    return new Backlog(ready, copies.size() - ready - inFlight, inFlight);
  }

  private int inFlight() {
    long now = now();
    return (int) copies.stream().filter(copy -> copy.isHeld(now)).count();
  }

  /** Every open poll is gone, as after a restart. */
  void dropPolls() {
    List.copyOf(polls).forEach(this::end);
  }

  /** Wakes up when the next hidden message comes to light, if anybody waits for it. */
  private void arm() {
    long now = now();
    long next = Alarm.NEVER;
    for (Copy copy : polls.isEmpty() ? List.<Copy>of() : copies) {
      next = copy.hiddenUntil > now ? Math.min(next, copy.hiddenUntil) : next;
    }
    alarm.set(next);
  }
}
