package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.source;

import io.sealane.conformance.consuming.HandlesOnceGuarded;
import io.sealane.conformance.fidelity.Interoperates;
import io.sealane.conformance.lifecycle.StopsCleanly;
import io.sealane.conformance.lifecycle.SurvivesOutages;
import io.sealane.conformance.ordering.BoundsConcurrency;
import io.sealane.conformance.ordering.KeepsHandlingOrder;
import io.sealane.conformance.ownership.KeepsLeases;
import io.sealane.conformance.ownership.SettlesTruly;
import io.sealane.conformance.publishing.PublishesConcurrently;
import io.sealane.conformance.routing.BuriesDeadLetters;
import io.sealane.conformance.routing.RetriesAsTold;
import java.util.List;
import java.util.Map;

/** Mistakes that only the pipeline itself can make: some of its lines are other ones. */
final class SourceMutants {

  private static final String BUFFER = "transport/send/SendBuffer.java";
  private static final String CONSUMER = "consume/pipeline/QueueConsumer.java";
  private static final String VERDICTS = "consume/pipeline/Verdicts.java";
  private static final String LEASES = "consume/pipeline/Leases.java";
  private static final String INTAKE = "consume/pipeline/Intake.java";
  private static final String ATTEMPTS = "consume/handling/Attempts.java";
  private static final String GUARDED = "consume/handling/GuardedRun.java";

  private SourceMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "waits until nothing comes any more",
            PublishesConcurrently.class,
            "19",
            Mutant.NONE,
            new Mutant.Edit(
                BUFFER,
                Map.of(
                    "private boolean abandoned;",
                    "private boolean abandoned; private long newest;",
                    "numbers++, scheduler.nanoTime());",
                    "numbers++, newest = scheduler.nanoTime());",
                    "return entry.since + settings",
                    "return newest + settings"))),
        source(
            "closes without an answer to what is under way",
            PublishesConcurrently.class,
            "20",
            BUFFER,
            "if (flight.land()) {",
            "if (flight.entries.isEmpty() && flight.land()) {"),
        source(
            "one cancelled message fails its batch",
            PublishesConcurrently.class,
            "22",
            BUFFER,
            "givenUp.forEach(this::release);",
            "givenUp.forEach(this::release);"
                + "if (!givenUp.isEmpty()) { flight.entries.forEach("
                + "e -> e.result.completeExceptionally(new IllegalStateException())); }"),
        source(
            "acknowledges when the guard does not answer",
            HandlesOnceGuarded.class,
            "31",
            GUARDED,
            "private Outcome comeAgain(Run run) {",
            "private Outcome comeAgain(Run run) { if (run != null) { return new Outcome.Done(); }"),
        source(
            "guards messages, not events",
            HandlesOnceGuarded.class,
            "28",
            "consume/handling/Run.java",
            "new GuardKey(subscription, metadata.id())",
            "new GuardKey(subscription, execution.delivery().messageId())"),
        source(
            "upcasts from the newest version back",
            Interoperates.class,
            "9",
            "codec/json/DataPart.java",
            "current = upcaster.upcast(current);",
            "current = type.upcasters().get(type.version() + version - 3"
                + " - type.upcasters().indexOf(upcaster)).upcast(current);"),
        source(
            "leaks a permit now and then",
            SettlesTruly.class,
            "42",
            CONSUMER,
            "slots.returned(parts.scheduler().nanoTime() - held.runningSince);",
            "if (Math.floorMod(held.messageId().hashCode(), 7) != 0) {"
                + "slots.returned(parts.scheduler().nanoTime() - held.runningSince); }"),
        new Mutant(
            "starts what has waited too long",
            SettlesTruly.class,
            "44",
            Mutant.NONE,
            new Mutant.Edit(
                CONSUMER,
                Map.of(
                    "if (leases.isOver(held)) {",
                    "if (held.runningSince > 0) {",
                    "private void lost(Held held, String reason) {",
                    "private void lost(Held held, String reason) {"
                        + "if (held.state == Held.State.WAITING) { return; }"))),
        source(
            "allows one handler more",
            BoundsConcurrency.class,
            "48",
            "consume/pipeline/Slots.java",
            "return running < limit();",
            "return running <= limit();"),
        source(
            "reads the limit once",
            BoundsConcurrency.class,
            "49",
            CONSUMER,
            "slots.limit(limit);",
            "slots.limit(slots.running() < 2 ? limit : slots.limit());"),
        source(
            "fetches whether or not it can be handled",
            BoundsConcurrency.class,
            "50",
            "consume/pipeline/Slots.java",
            "return free > 0 || room >= batch ? (int) Math.min(room, Integer.MAX_VALUE) : 0;",
            "return batch;"),
        source(
            "retries what is not retryable",
            BuriesDeadLetters.class,
            "52",
            ATTEMPTS,
            "if (isOneOf(policy().notRetryable(), error)) {",
            "if (isOneOf(policy().notRetryable(), error) && context == null) {"),
        source(
            "an outage uses up attempts",
            RetriesAsTold.class,
            "51",
            ATTEMPTS,
            "if (isOneOf(policy().outages(), error)) {",
            "if (isOneOf(policy().outages(), error) && context == null) {"),
        source(
            "headers can be edited",
            RetriesAsTold.class,
            "57",
            "event/EventMetadata.java",
            "headers = Map.copyOf(headers);",
            "headers = new java.util.HashMap<>(headers);"),
        source(
            "forgets what returned late",
            SettlesTruly.class,
            "40",
            VERDICTS,
            "if (outcome instanceof Outcome.Done || outcome instanceof Outcome.GivenUp) {",
            "if (outcome instanceof Outcome.GivenUp) {"),
        source(
            "forgets what it has handled before it is settled",
            SettlesTruly.class,
            "41",
            VERDICTS,
            "private void finish(Held held, Outcome outcome) {\n"
                + "    parts.memory().remember(held.messageId(), outcome);",
            "private void finish(Held held, Outcome outcome) {"),
        source(
            "goes on behind what is not dealt with",
            KeepsHandlingOrder.class,
            "47",
            "consume/pipeline/Burial.java",
            "if (result instanceof SendResult.Accepted) {",
            "if (result != null) {"),
        source(
            "extends leases at their end",
            KeepsLeases.class,
            "36",
            LEASES,
            "this.margin = lease / 3;",
            "this.margin = lease / 50;"),
        source(
            "knows no longest time",
            KeepsLeases.class,
            "43",
            LEASES,
            "if (now - one.since + lease > maxLease) {",
            "if (now - one.since + lease > maxLease * 100) {"),
        source(
            "does not tell the handler that its lease is lost",
            KeepsLeases.class,
            "39",
            CONSUMER,
            "execution.cancel(Cancellation.LEASE_LOST);",
            ""),
        source(
            "polls on after the stop",
            StopsCleanly.class,
            "62",
            "consume/pipeline/Stopping.java",
            "intake.close();\n    brakes.stopped();",
            ""),
        source(
            "does not say that it cannot receive",
            SurvivesOutages.class,
            "66",
            INTAKE,
            "health.accept(failure);",
            ""),
        source(
            "publishes after closing",
            PublishesConcurrently.class,
            "20",
            "publish/RoutedPublisher.java",
            "throw new ClosedException(",
            "if (System.nanoTime() != 0) { return; } throw new ClosedException("));
  }
}
