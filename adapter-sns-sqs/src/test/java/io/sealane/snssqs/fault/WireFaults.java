package io.sealane.snssqs.fault;

import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.faults.FaultPort;
import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.conformance.proxy.Request;
import io.sealane.conformance.proxy.Rule;
import io.sealane.conformance.proxy.Trouble;
import io.sealane.conformance.proxy.Troubles;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The kit's faults where they really happen: on the wire between the SDK and the services. */
public final class WireFaults implements FaultPort {

  private static final String[] SENDS = {
    "Publish", "PublishBatch", "SendMessage", "SendMessageBatch"
  };
  private static final String[] SETTLES = {
    "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility", "ChangeMessageVisibilityBatch"
  };

  private final HttpFaultProxy proxy;
  private final Predicate<Request> toDeadLetters;
  private final int lease;
  private final Map<Fault, Budget> budgets = new EnumMap<>(Fault.class);
  private final Map<Fault, Rule> rules = new EnumMap<>(Fault.class);

  /**
   * Provoked by that proxy.
   *
   * @param leaseSeconds tells a visibility that extends a lease from one that gives it back
   * @param toDeadLetters tells a send to a queue of dead letters from others
   */
  public WireFaults(HttpFaultProxy proxy, int leaseSeconds, Predicate<Request> toDeadLetters) {
    this.proxy = proxy;
    this.lease = leaseSeconds;
    this.toDeadLetters = toDeadLetters;
    send();
    receive();
    settle();
  }

  private void send() {
    entries(Fault.SEND_REJECTED, AwsError.INTERNAL);
    entries(Fault.SEND_INVALID, AwsError.INVALID);
    sends(Fault.SEND_THROTTLED, refused(AwsError.THROTTLED, AwsError.THROTTLED));
    sends(Fault.SEND_MISSING, refused(AwsError.MISSING_TOPIC, AwsError.MISSING_QUEUE));
    sends(Fault.SEND_DENIED, refused(AwsError.DENIED, AwsError.DENIED));
    sends(Fault.SEND_ANSWER_LOST, Troubles.resetReply());
    sends(Fault.SEND_ANSWER_HELD, Troubles.holdReply());
    Budget rejected = budget(Fault.DEAD_LETTER_REJECTED);
    rules.put(
        Fault.DEAD_LETTER_REJECTED,
        Rule.on(new EntryTrouble(rejected, any -> true, AwsError.INTERNAL), SENDS)
            .where(toDeadLetters));
    Budget lost = budget(Fault.DEAD_LETTER_ANSWER_LOST);
    rules.put(
        Fault.DEAD_LETTER_ANSWER_LOST,
        Rule.on(new CallTrouble(lost, Troubles.resetReply()), SENDS).where(toDeadLetters));
  }

  private void entries(Fault fault, AwsError error) {
    EntryTrouble trouble = new EntryTrouble(budget(fault), any -> true, error);
    rules.put(fault, Rule.on(trouble, SENDS).where(toDeadLetters.negate()));
  }

  private void sends(Fault fault, Trouble trouble) {
    CallTrouble counted = new CallTrouble(budget(fault), trouble);
    rules.put(fault, Rule.on(counted, SENDS).where(toDeadLetters.negate()));
  }

  private void receive() {
    receives(Fault.RECEIVE_FAILED, refused(AwsError.INTERNAL, AwsError.UNAVAILABLE));
    receives(Fault.RECEIVE_THROTTLED, refused(AwsError.THROTTLED, AwsError.THROTTLED));
    receives(Fault.RECEIVE_DENIED, refused(AwsError.DENIED, AwsError.DENIED));
    receives(Fault.RECEIVE_MISSING, refused(AwsError.MISSING_TOPIC, AwsError.MISSING_QUEUE));
    receives(Fault.RECEIVE_HELD, Troubles.holdReply());
  }

  private void receives(Fault fault, Trouble trouble) {
    rules.put(fault, Rule.on(new CallTrouble(budget(fault), trouble), "ReceiveMessage"));
  }

  private void settle() {
    IntPredicate settles = seconds -> seconds != lease;
    settles(Fault.SETTLE_FAILED, settles, AwsError.INTERNAL);
    settles(Fault.SETTLE_LOST, settles, AwsError.STALE);
    settles(Fault.SETTLE_IGNORED, settles, null);
    rules.put(
        Fault.SETTLE_ANSWER_LOST,
        Rule.on(
            new CallTrouble(budget(Fault.SETTLE_ANSWER_LOST), Troubles.resetReply()),
            "DeleteMessage",
            "DeleteMessageBatch"));
    IntPredicate extendsIt = seconds -> seconds == lease;
    settles(Fault.EXTEND_FAILED, extendsIt, AwsError.INTERNAL);
    settles(Fault.EXTEND_THROTTLED, extendsIt, AwsError.THROTTLED);
    settles(Fault.EXTEND_LOST, extendsIt, AwsError.STALE);
  }

  private void settles(Fault fault, IntPredicate which, @Nullable AwsError error) {
    rules.put(fault, Rule.on(new EntryTrouble(budget(fault), which, error), SETTLES));
  }

  private Budget budget(Fault fault) {
    return budgets.computeIfAbsent(fault, any -> new Budget());
  }

  private static Trouble refused(AwsError bySns, AwsError bySqs) {
    return Troubles.answer(request -> (AwsRouter.isJson(request) ? bySqs : bySns).to(request));
  }

  @Override
  public Set<Fault> provokes() {
    return rules.keySet();
  }

  @Override
  public void provoke(Fault fault, int times) {
    Budget budget = budget(fault);
    budget.set(times);
    proxy.provoke(rule(fault).where(request -> budget.isOpen()));
  }

  private Rule rule(Fault fault) {
    Rule rule = rules.get(fault);
    if (rule == null) {
      throw new IllegalArgumentException("not on the wire: " + fault);
    }
    return rule;
  }

  @Override
  public int hits(Fault fault) {
    return budget(fault).hits();
  }

  @Override
  public void heal() {
    budgets.values().forEach(budget -> budget.set(0));
    proxy.heal();
  }
}
