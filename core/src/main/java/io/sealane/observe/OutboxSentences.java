package io.sealane.observe;

/** The words for what an outbox tells. */
final class OutboxSentences {

  private OutboxSentences() {}

  /** Returns false if the signal is about something else. */
  static boolean write(Signal signal, LogLine line) {
    if (signal instanceof Signal.Stored stored) {
      line.about(stored.envelope().metadata()).name("topic", stored.topic());
      line.say("stored in the outbox");
    } else if (signal instanceof Signal.Relayed relayed) {
      line.name(MdcScope.EVENT_ID, relayed.eventId()).name("topic", relayed.topic());
      line.name("brokerId", relayed.brokerId()).say("published from the outbox");
    } else if (signal instanceof Signal.NotRelayed held) {
      line.name(MdcScope.EVENT_ID, held.eventId()).name("topic", held.topic());
      line.failure(held.failure()).millis("retryInMillis", held.retryIn());
      line.say("not published from the outbox");
    } else if (signal instanceof Signal.RelayFailed failed) {
      line.name("topic", failed.topic()).failure(failed.failure());
      line.millis("retryInMillis", failed.retryIn()).say("outbox held up");
    } else {
      return false;
    }
    return true;
  }
}
