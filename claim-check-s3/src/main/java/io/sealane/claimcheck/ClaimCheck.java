package io.sealane.claimcheck;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Payloads;
import io.sealane.claimcheck.claim.Settings;
import io.sealane.claimcheck.payload.PayloadStore;
import io.sealane.claimcheck.receive.ClaimReceiver;
import io.sealane.claimcheck.receive.Returns;
import io.sealane.claimcheck.receive.Unpacking;
import io.sealane.time.Scheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.Sender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Any transport, for messages beyond its limit: what is too large is put into a {@link
 * PayloadStore} first and sent as a pointer; whoever receives it gets the body as if it had come
 * all the way. Each {@code with…} returns a new transport; use only one of them.
 *
 * <ul>
 *   <li>Publisher and subscribers need it alike. Without it, a subscriber gets the pointer and
 *       cannot decode it.
 *   <li>A body that cannot be kept means a message that is rejected and was not sent.
 *   <li>A pointer is followed only into the stores named here, to no more than the limit, and what
 *       it leads to must be what its SHA-256 says.
 *   <li>A body that is gone leaves its message undecodable: it goes to the dead letters with its
 *       pointer. While a store does not answer, messages that need it are given back, later and
 *       later, and the subscription's health says why. That uses up no attempts, as far as this
 *       process knows; but the broker counts, and may have a limit of its own.
 *   <li>Bodies are never removed. How long they are kept is up to the store, and must be longer
 *       than messages and dead letters together may wait.
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
public final class ClaimCheck extends ForwardingTransport {

  /** The greatest limit that can be said: 256 MiB. */
  public static final int MAX_BYTES = 256 << 20;

  private static final int DEFAULT_BYTES = 16 << 20;
  private static final int DEFAULT_PARALLEL = 4;
  private static final int MAX_PARALLEL = 64;
  private static final int LONGEST_LOCATION = 1000;

  private final PayloadStore store;
  private final Settings settings;
  private final Payloads payloads;
  private final Claims claims;
  private final Map<String, Returns> returns = new ConcurrentHashMap<>();

  private ClaimCheck(Transport transport, PayloadStore store, Settings settings) {
    super(transport);
    this.store = store;
    this.settings = settings;
    this.payloads = new Payloads(store, settings.further(), settings.maxBytes());
    this.claims = new Claims(payloads, settings.inlineBytes(), settings.maxBytes());
  }

  /**
   * Over that transport, with messages of up to 16 MiB. What the transport can publish by itself
   * keeps its body.
   *
   * @throws IllegalArgumentException if the store's location is no location
   */
  public static ClaimCheck over(Transport transport, PayloadStore store) {
    Settings settings =
        new Settings(
            Math.max(DEFAULT_BYTES, transport.capabilities().widest().maxMessageBytes()),
            MAX_BYTES,
            DEFAULT_PARALLEL,
            List.of(),
            Scheduler.system());
    return new ClaimCheck(transport, located(store), settings);
  }

  /**
   * The same with another limit, which is also the most that is fetched for one message.
   *
   * @param bytes of a message, attributes included; from the transport's own limit to {@link
   *     #MAX_BYTES}; 16 MiB by default. A message is held in memory whole, where it is published
   *     and where it is handled.
   */
  public ClaimCheck withMaxBytes(int bytes) {
    int own = transport.capabilities().widest().maxMessageBytes();
    return with(settings.withMaxBytes(within("maxBytes", bytes, own, MAX_BYTES)));
  }

  /**
   * The same with another size from which on bodies are kept elsewhere. A lower one lets more
   * messages share a call to the broker.
   *
   * @param bytes of a message that still keeps its body, attributes included; 0 to what the
   *     transport can publish. What its own topic can take is the default, and the most in any case
   */
  public ClaimCheck withInlineBytes(int bytes) {
    int own = transport.capabilities().widest().publishableBytes();
    return with(settings.withInlineBytes(within("inlineBytes", bytes, 0, own)));
  }

  /**
   * The same with another number of bodies that are put or fetched at once.
   *
   * @param bodies for one call of a sender or receiver; 1 to 64; 4 by default
   */
  public ClaimCheck withParallel(int bodies) {
    return with(settings.withParallel(within("parallel", bodies, 1, MAX_PARALLEL)));
  }

  /** The same, trusting further stores that other publishers put into; nothing is put there. */
  public ClaimCheck withFurtherStores(PayloadStore... stores) {
    List<PayloadStore> further = new ArrayList<>(settings.further());
    Collections.addAll(further, stores);
    further.forEach(ClaimCheck::located);
    return with(settings.with(further));
  }

  /** The same in the time of that scheduler. */
  public ClaimCheck withScheduler(Scheduler scheduler) {
    return with(settings.with(scheduler));
  }

  private ClaimCheck with(Settings other) {
    return new ClaimCheck(transport, store, other);
  }

  private static int within(String name, int actual, int least, int most) {
    if (actual < least || actual > most) {
      throw new IllegalArgumentException(
          name + " is " + actual + "; it takes " + least + " to " + most);
    }
    return actual;
  }

  private static PayloadStore located(PayloadStore store) {
    within("the length of a store's location", store.location().length(), 1, LONGEST_LOCATION);
    return store;
  }

  /**
   * Those of the transport, with the raised limit. Entries of a batch fail independently, because
   * their bodies are put independently.
   */
  @Override
  public Capabilities capabilities() {
    return transport.capabilities().withEachLimit(this::raised);
  }

  private SendLimits raised(SendLimits own) {
    return new SendLimits(
        own.maxBatchCount(),
        settings.maxBytes(),
        Math.max(settings.maxBytes(), own.maxBatchBytes()),
        Math.max(0, own.maxAttributes() - 1), // one is the claim's
        own.reservedBytes(),
        true);
  }

  @Override
  public Sender sender(Topic topic) {
    SendLimits own = transport.capabilities().sendingTo(topic);
    return new ClaimSender(
        transport.sender(topic), own, topic.ordered(), claims, settings.parallel());
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new ClaimReceiver(
        transport.receiver(queue),
        new Unpacking(
            queue,
            transport.capabilities(),
            claims,
            payloads,
            settings,
            returns.computeIfAbsent(queue.name(), name -> new Returns())));
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return new ClaimDeadLetters(
        transport.deadLetters(queue), claims, payloads, settings, widestOf(queue));
  }

  /** What a queue brings may become a letter of it: it takes what the widest of its topics does. */
  private SendLimits widestOf(QueueSpec queue) {
    Capabilities own = transport.capabilities();
    return queue.topics().stream()
        .map(own::sendingTo)
        .max(Comparator.comparingInt(SendLimits::maxMessageBytes))
        .orElse(own.sending());
  }

  /** Names the transport and where bodies are kept. */
  @Override
  public String toString() {
    Set<String> further = new HashSet<>();
    settings.further().forEach(one -> further.add(one.location()));
    String read = further.isEmpty() ? "" : ", reading also " + further;
    return "ClaimCheck[" + transport + ", " + store.location() + read + "]";
  }
}
