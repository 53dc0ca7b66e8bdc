package io.sealane.simulation.plant;

import java.util.List;

/**
 * The bugs of faults.md, B5, that core can have; the names are those of that list.
 *
 * <p>Three of the list cannot be in core, because what they are about is elsewhere: the batch key
 * used as queue URL (the SNS/SQS adapter), the cursor that skips late commits and the notification
 * within the business transaction (the outbox of the JDBC store). They are planted where that is.
 */
final class Bugs {

  private static final String BUFFER = "transport/send/SendBuffer.java";
  private static final String BATCHER = "transport/send/Batcher.java";
  private static final String SIZE = "transport/send/MessageSize.java";
  private static final String SETTLER = "consume/pipeline/Settler.java";
  private static final String LEASES = "consume/pipeline/Leases.java";
  private static final String CONSUMER = "consume/pipeline/QueueConsumer.java";
  private static final String GUARDED = "consume/handling/GuardedRun.java";
  private static final String STORE = "store/InMemoryGuard.java";

  private Bugs() {}

  static List<Bug> ofSending() {
    return List.of(
        Bug.of(
            "ignore Failed on send",
            List.of("lost", "untrue"),
            500,
            BATCHER,
            "answers.add(result == null",
            "answers.add(result instanceof SendResult.Rejected"
                + " ? new SendResult.Accepted(\"surely\") : result == null"),
        Bug.of(
            "flush timer as debounce",
            List.of("slow publish"),
            50,
            BUFFER,
            "&& (flying.isEmpty() || closing",
            "&& (closing",
            "    Entry entry = new Entry(message, size, numbers++, scheduler.nanoTime());",
            "    lastCame = scheduler.nanoTime(); cancelLinger();"
                + "Entry entry = new Entry(message, size, numbers++, lastCame);",
            "  private boolean abandoned;\n",
            "  private boolean abandoned;\n private long lastCame;\n",
            "return entry.since + settings.linger().toNanos() - scheduler.nanoTime();",
            "return lastCame + 150_000_000L - scheduler.nanoTime();"),
        Bug.of(
            "fixed 256 KiB limit",
            List.of("misuse"),
            500,
            "transport/send/BatchPacker.java",
            "bytes + size > limits.maxBatchBytes()",
            "bytes + size > 262_144"),
        Bug.of(
            "size by chars, not by UTF-8 bytes",
            List.of("misuse"),
            500,
            SIZE,
            "int bytes = message.body().length;",
            "int bytes = new String("
                + "message.body(), java.nio.charset.StandardCharsets.UTF_8).length();"),
        // An event that eats up the reserve of its dead letter is held for ever, which shows first.
        Bug.of(
            "forget attributes in size",
            List.of("misuse", "permits"),
            500,
            SIZE,
            "bytes += utf8(attribute.getKey()) + DATA_TYPE_BYTES + utf8(attribute.getValue());",
            "bytes += attribute.getKey().length() - attribute.getKey().length();"),
        Bug.of(
            "retry whole batch",
            List.of("sent again"),
            500,
            BUFFER,
            "if (failure != null && mayRepeat(entry, failure)) {",
            "if (failure == null && entry.tries() < 2"
                + " && answers.stream().anyMatch(a -> a instanceof SendResult.Rejected)) {"
                + " again.add(entry); } else "
                + "if (failure != null && mayRepeat(entry, failure)) {"),
        Bug.of(
            "two in-flight batches per FIFO group, sending",
            List.of("publish order"),
            500,
            "transport/send/Lane.java",
            "return flight == null && repeating == 0 && (ready == 0 || !onePerKey);",
            "return true;",
            "return flight != null && flight != batch;",
            "return false;"));
  }

  static List<Bug> ofSettling() {
    return List.of(
        Bug.of(
            "ignore Failed on delete",
            List.of("untrue"),
            500,
            SETTLER,
            "settled(batch.get(i), sentAt, results.get(i));",
            "settled(batch.get(i), sentAt, results.get(i) instanceof LeaseResult.Failed"
                + " ? LeaseResult.Confirmed.INSTANCE : results.get(i));"),
        Bug.of(
            "ack before effect",
            List.of("lost"),
            500,
            CONSUMER,
            "workers.begin(() -> outcomeOf(execution),",
            "workers.begin(() -> { parts.loop().execute(() ->"
                + " { settler.done(held); settler.flush(); }); return outcomeOf(execution); },"),
        Bug.of(
            "ack on guard error",
            List.of("lost"),
            500,
            GUARDED,
            "private Outcome comeAgain(Run run) {",
            "private Outcome comeAgain(Run run) { if (run != null) { return new Outcome.Done(); }"),
        Bug.of(
            "ack duplicate-while-INPROGRESS",
            List.of("lost"),
            500,
            GUARDED,
            "return new Outcome.Again(delay, false);",
            "return new Outcome.Done();"),
        Bug.of(
            "no final flush of acks",
            List.of("unsettled"),
            1_000,
            CONSUMER,
            "    settler.flush();\n    if (brakes.areOff()) {",
            "    if (!stopping.isUnderWay()) { settler.flush(); }\n    if (brakes.areOff()) {"),
        Bug.of(
            "two in-flight batches per FIFO group, consuming",
            List.of("lane", "order"),
            500,
            "consume/pipeline/Lanes.java",
            "return ordered ? held.delivery.key() : null;",
            "return null;"),
        Bug.of(
            "poll continues after stop",
            List.of("poll after stop", "misuse"),
            500,
            "consume/pipeline/Intake.java",
            "took(ask, early, result != null ? result : broken(error));",
            "took(ask, early, result != null ? result : broken(error));\n"
                + "          if (!open && polls == 0) { poll(ask); }"),
        Bug.of(
            "exception in one handler cancels siblings",
            List.of("cancelled"),
            500,
            CONSUMER,
            "    leases.finished(held);",
            "    if (outcome instanceof Outcome.Again) { leases.all().forEach(other -> {"
                + " if (other.execution != null) {"
                + " other.execution.cancel(Cancellation.STOPPED); } }); }\n"
                + "    leases.finished(held);"));
  }

  static List<Bug> ofLeases() {
    return List.of(
        Bug.of(
            "ignore Failed on change-visibility",
            List.of("ran on", "stale start", "two at once"),
            500,
            LEASES,
            "LeaseResult result = results.get(i);",
            "LeaseResult result = results.get(i) instanceof LeaseResult.Failed"
                + " ? LeaseResult.Confirmed.INSTANCE : results.get(i);"),
        Bug.of(
            "renewal uses stale handle",
            List.of("stale handle"),
            500,
            LEASES,
            "  private long wakeAt;\n",
            "  private long wakeAt;\n"
                + "  private final java.util.Map<String, Delivery> first ="
                + " new java.util.HashMap<>();\n",
            "batch.stream().map(one -> one.delivery).toList();",
            "batch.stream().map(one ->"
                + " first.computeIfAbsent(one.messageId(), id -> one.delivery)).toList();",
            "    held.add(one);",
            "    held.add(one); first.putIfAbsent(one.messageId(), one.delivery);"),
        Bug.of(
            "renewal stops after first failure",
            List.of("gave up"),
            500,
            LEASES,
            "one.extendNotBefore = now() + margin / 4;",
            "one.extendNotBefore = Long.MAX_VALUE / 2;"),
        Bug.of(
            "renewal list keyed by mutable message",
            List.of("gave up"),
            500,
            LEASES,
            "  private long wakeAt;\n",
            "  private long wakeAt;\n"
                + "  private final Set<List<Object>> listed = new LinkedHashSet<>();\n",
            "    held.add(one);",
            "    held.add(one); listed.add(List.of(one.messageId(), one.state));",
            "      checkTime(one, now);",
            "      one.ending |= !listed.contains(List.of(one.messageId(), one.state));\n"
                + "      checkTime(one, now);"),
        Bug.of(
            "clock used instead of monotonic for timeouts",
            List.of("ran on", "stale start", "two at once", "stuck", "cancelled", "gave up"),
            1_000,
            LEASES,
            "return parts.scheduler().nanoTime();",
            "return java.time.Duration.between("
                + "java.time.Instant.parse(\"2026-11-22T12:00:00Z\"),"
                + " parts.scheduler().instant()).toNanos();"));
  }

  static List<Bug> ofGuards() {
    return List.of(
        Bug.of(
            "COMPLETE without owner check",
            List.of("not the owner"),
            2_000,
            STORE,
            "  public synchronized boolean complete(GuardKey key, String owner) {\n"
                + "    Holder holder = heldBy(owner, key);",
            "  public synchronized boolean complete(GuardKey key, String owner) {\n"
                + "    Holder holder = holders.get(key);"),
        Bug.of(
            "check-then-insert guard",
            List.of("two at once", "no claim", "effects", "again"),
            500,
            STORE,
            "public synchronized Claim claim(",
            "public Claim claim(",
            "    String owner = Long.toString(++claims);",
            "    ((io.sealane.simulation.time.SimProcess) scheduler)"
                + ".pass(java.time.Duration.ofMillis(20));\n"
                + "    String owner = Long.toString(++claims);"),
        Bug.of(
            "guard key = SQS messageId",
            List.of("no claim", "effects", "again"),
            500,
            "consume/handling/Run.java",
            "new GuardKey(subscription, metadata.id())",
            "new GuardKey(subscription, execution.delivery().messageId())"),
        Bug.of(
            "lease shorter than visibility",
            List.of("cancelled", "two at once", "effects", "stuck"),
            500,
            "consume/handling/DeliveryHandler.java",
            "subscription.flow().lease().multipliedBy(2),",
            "subscription.flow().lease().dividedBy(4),"));
  }

  /** Bugs that are not of that list: each of the other things that the simulation looks at. */
  static List<Bug> ofThePipeline() {
    String slots = "consume/pipeline/Slots.java";
    return List.of(
        Bug.of(
            "one handler more than the limit",
            List.of("permits"),
            500,
            slots,
            "return running < limit();",
            "return running <= limit();"),
        Bug.of(
            "permit of a slow handler is lost",
            List.of("permits", "stuck"),
            500,
            slots,
            "    running--;\n    meanNanos =",
            "    running -= nanos > 3_000_000_000L ? 0 : 1;\n    meanNanos ="),
        Bug.of(
            "no pause after a failed receive",
            List.of("hot loop"),
            500,
            "consume/pipeline/Intake.java",
            "    pause(wait);\n",
            "    pause(Duration.ofMillis(1));\n"),
        Bug.of(
            "handlers are not told of the stop",
            List.of("stop"),
            500,
            "consume/pipeline/Stopping.java",
            "        execution.cancel(Cancellation.STOPPED);\n",
            "        execution.getClass();\n"));
  }
}
