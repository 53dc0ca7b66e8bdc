package io.sealane.simulation.plant;

import java.util.List;
import java.util.stream.Stream;

/** Bugs that the adapter for SNS and SQS can have, each found by lives over it. */
final class AdapterBugs {

  private static final String LEASE_CALL = "receive/LeaseCall.java";
  private static final String RECEIVER = "receive/SqsReceiver.java";
  private static final String REPLY = "send/BatchReply.java";
  private static final String PARCEL = "send/Parcel.java";
  private static final String RETURNS = "deadletter/Returns.java";

  private AdapterBugs() {}

  static List<Bug> all() {
    return Stream.of(ofMessages(), ofDeadLetters()).flatMap(List::stream).toList();
  }

  private static List<Bug> ofMessages() {
    return List.of(
        Bug.of(
            "a failed entry is taken for sent",
            List.of("lost", "untrue"),
            500,
            REPLY,
            "put(id, new SendResult.Rejected(failure));",
            "put(id, failure == null ? null : new SendResult.Accepted(\"surely\"));"),
        Bug.of(
            "a failed deletion is taken for done",
            List.of("untrue"),
            500,
            LEASE_CALL,
            "        return done ? unclear(",
            "        return !done ? LeaseResult.Confirmed.INSTANCE : done ? unclear("),
        Bug.of(
            "a late ok is taken at its word although the receipt is stale",
            List.of("untrue"),
            2_000,
            LEASE_CALL,
            "    if (lost != null) {\n      return new LeaseResult.Lost(lost + \" before",
            "    if (lost != null && entry.place() < 0) {\n"
                + "      return new LeaseResult.Lost(lost + \" before"),
        Bug.of(
            "less of a lease is asked for than is counted on",
            List.of("stale start", "ran on", "two at once"),
            500,
            RECEIVER,
            ".visibilityTimeout(LeaseLimits.seconds(request.lease()))",
            ".visibilityTimeout(LeaseLimits.seconds(request.lease()) / 3)"),
        Bug.of(
            "what comes after a stop is not handed back",
            List.of("untrue"),
            500,
            RECEIVER,
            "response.messages().stream().<Delivery>map(one -> delivery(one, since, lease))",
            "response.messages().stream().filter(one -> !closed)"
                + ".<Delivery>map(one -> delivery(one, since, lease))"),
        Bug.of(
            "each message of a key is a group of its own",
            List.of("order", "lane"),
            500,
            PARCEL,
            "String group = GroupIds.groupOf(message.key(), message.id());",
            "String group = GroupIds.groupOf(null, message.id());"),
        Bug.of(
            "deduplicated by the key and not by the event",
            List.of("lost", "stuck"),
            500,
            PARCEL,
            "return new Parcel(written, group, GroupIds.fit(message.id()));",
            "return new Parcel(written, group, group);"));
  }

  private static List<Bug> ofDeadLetters() {
    return List.of(
        Bug.of(
            "a dead letter is taken for kept before it is sent",
            List.of("lost", "untrue"),
            500,
            "deadletter/SqsDeadLetters.java",
            "    return mailing.send(List.of(parcel)).thenApply(results -> results.get(0));",
            "    mailing.send(List.of(parcel));\n"
                + "    return CompletableFuture.completedStage(new"
                + " SendResult.Accepted(\"soon\"));"),
        Bug.of(
            "a letter that could not be sent back is deleted",
            List.of("lost"),
            500,
            RETURNS,
            "gone.removeIf(one -> isStill(outcome, one.id()));",
            "gone.removeIf(one -> isStill(outcome, \"nobody's\"));"),
        Bug.of(
            "a letter that could not be sent back is taken for moved when it comes again",
            List.of("lost", "redrive"),
            500,
            "deadletter/MovingAll.java",
            "    left.forEach(one -> moved.remove(one.id()));\n",
            ""),
        Bug.of(
            "a letter that was refused is taken for moved when it comes again",
            List.of("lost"),
            2_000,
            "deadletter/MovingAll.java",
            "    outcome.refused().forEach(id -> moved.put(id, NONE));\n",
            ""),
        Bug.of(
            "a re-driven message has the deduplication id of its event",
            List.of("lost"),
            500,
            RETURNS,
            "GroupIds.fit(\"redriven/\" + again)",
            "GroupIds.fit(again.isEmpty() ? again : letter.id())"));
  }
}
