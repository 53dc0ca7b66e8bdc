package io.sealane.observe;

import io.sealane.transport.deadletter.DeadLetter;
import java.util.Map;

/** The words for each signal. */
final class LogSentences {

  private static final Map<Class<?>, String> PLAIN =
      Map.of(
          Signal.Delivered.class, "delivered",
          Signal.Started.class, "handler started",
          Signal.Deduplicated.class, "handled before, only settled",
          Signal.Settled.class, "settled");

  private final boolean withMessages;

  LogSentences(boolean withMessages) {
    this.withMessages = withMessages;
  }

  void write(Signal signal, LogLine line) {
    if (signal instanceof Signal.OfDelivery delivery) {
      line.about(delivery.subject());
      if (!outcome(delivery, line) && !trouble(delivery, line)) {
        line.say(plain(delivery));
      }
    } else if (!publishing(signal, line)
        && !OutboxSentences.write(signal, line)
        && !subscription(signal, line)) {
      throw new IllegalStateException("no words for " + signal.getClass());
    }
  }

  private static boolean publishing(Signal signal, LogLine line) {
    if (signal instanceof Signal.HandledLocally handled) {
      line.about(handled.envelope().metadata()).number("handlers", handled.handlers());
      line.say("handled locally");
    } else if (signal instanceof Signal.Published published) {
      line.about(published.envelope().metadata()).name("topic", published.topic());
      line.name("brokerId", published.brokerId()).say("published");
    } else if (signal instanceof Signal.Refused refused) {
      line.about(refused.envelope().metadata()).name("topic", refused.topic());
      line.failure(refused.failure());
      line.say(refused.unknown() ? "not known whether published" : "not published");
    } else {
      return false;
    }
    return true;
  }

  private boolean outcome(Signal.OfDelivery signal, LogLine line) {
    if (signal instanceof Signal.Handled handled) {
      line.millis("tookMillis", handled.took()).say("handled");
    } else if (signal instanceof Signal.Failed failed) {
      line.sentence("error", error(failed.error())).millis("tookMillis", failed.took());
      line.say("handler failed");
    } else if (signal instanceof Signal.Retrying retrying) {
      line.millis("delayMillis", retrying.delay()).say("tried again later");
    } else if (signal instanceof Signal.Compensated compensated) {
      boolean failed = !compensated.error().isEmpty();
      line.sentence("error", error(compensated.error()));
      line.say(failed ? "compensation failed" : "compensated");
    } else if (signal instanceof Signal.DeadLettered letter) {
      line.name("reason", letter.reason().name()).sentence("detail", detail(letter));
      line.say("dead-lettered");
    } else if (signal instanceof Signal.Skipped skipped) {
      line.name("reason", skipped.why().name()).say("skipped");
    } else {
      return false;
    }
    return true;
  }

  private static boolean trouble(Signal.OfDelivery signal, LogLine line) {
    if (signal instanceof Signal.Busy busy) {
      line.millis("delayMillis", busy.delay()).say("being handled elsewhere");
    } else if (signal instanceof Signal.GuardUnavailable guard) {
      line.sentence("reason", guard.reason()).flag("handledAnyway", guard.handledAnyway());
      line.say("guard unavailable");
    } else if (signal instanceof Signal.Undecodable undecodable) {
      line.sentence("reason", undecodable.reason()).say("not an event");
    } else if (signal instanceof Signal.NotDeadLettered kept) {
      line.failure(kept.failure());
      line.say("not dead-lettered, stays in its queue");
    } else if (signal instanceof Signal.LeaseLost lost) {
      line.sentence("reason", lost.reason()).say("lease lost");
    } else if (signal instanceof Signal.Released released) {
      line.millis("delayMillis", released.delay()).say("given back");
    } else if (signal instanceof Signal.Unconfirmed unconfirmed) {
      line.sentence("reason", unconfirmed.reason()).say("settlement not confirmed");
    } else {
      return false;
    }
    return true;
  }

  private static String plain(Signal.OfDelivery signal) {
    String words = PLAIN.get(signal.getClass());
    if (words == null) {
      throw new IllegalStateException("no words for " + signal.getClass());
    }
    return words;
  }

  private static boolean subscription(Signal signal, LogLine line) {
    if (signal instanceof Signal.LeasesExtended extended) {
      line.name(MdcScope.SUBSCRIPTION, extended.subscription());
      line.number("count", extended.count()).say("leases extended");
    } else if (signal instanceof Signal.ReceiveFailed failed) {
      line.name(MdcScope.SUBSCRIPTION, failed.subscription());
      line.failure(failed.failure());
      line.millis("retryInMillis", failed.retryIn()).say("receive failed");
    } else if (signal instanceof Signal.HealthChanged changed) {
      line.name(MdcScope.SUBSCRIPTION, changed.subscription());
      line.name("state", changed.health().state().name());
      line.sentence("reason", changed.health().reason()).say("health changed");
    } else if (signal instanceof Signal.Redriven redriven) {
      line.name(MdcScope.SUBSCRIPTION, redriven.subscription());
      line.number("count", redriven.count()).say("dead letters sent back");
    } else {
      return false;
    }
    return true;
  }

  private String detail(Signal.DeadLettered letter) {
    boolean thrown =
        letter.reason() == DeadLetter.Reason.EXHAUSTED
            || letter.reason() == DeadLetter.Reason.NOT_RETRYABLE;
    return thrown ? error(letter.detail()) : letter.detail();
  }

  /** Of "class: message" only the class, unless messages are wanted. */
  private String error(String error) {
    if (withMessages) {
      return error;
    }
    int end = 0;
    while (end < error.length() && isOfClassName(error.charAt(end))) {
      end++;
    }
    return error.substring(0, end);
  }

  private static boolean isOfClassName(char character) {
    return character == '.' || Character.isJavaIdentifierPart(character);
  }
}
