package io.sealane.observe;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes one structured line per signal to SLF4J: a constant sentence with key-value pairs, and the
 * ids of {@link MdcScope} around it. The regular course of events is logged at {@code DEBUG}, what
 * an operator may want to know at {@code INFO}, what went wrong but is being dealt with at {@code
 * WARN}, and what needs somebody at {@code ERROR}.
 *
 * <p>No line holds payload or the value of a header, and all text that came over a wire is made
 * safe as by {@link SafeText}. Of an exception only the class is logged, because its message is the
 * application's own and may hold anything. Immutable.
 */
public final class LogObserver implements Observer {

  /** The logger's name unless another is given. */
  public static final String LOGGER = "io.sealane.signals";

  private final Logger logger;
  private final LogSentences sentences;

  private LogObserver(Logger logger, boolean withMessages) {
    this.logger = logger;
    this.sentences = new LogSentences(withMessages);
  }

  /** Logs to the logger {@value #LOGGER}. */
  public static LogObserver create() {
    return to(LOGGER);
  }

  /** Logs to the logger of that name. */
  public static LogObserver to(String logger) {
    return new LogObserver(LoggerFactory.getLogger(logger), false);
  }

  /**
   * The same, with the messages of the exceptions that handlers throw; for applications that know
   * what is in them.
   */
  public LogObserver withExceptionMessages() {
    return new LogObserver(logger, true);
  }

  @Override
  public void on(Signal signal, Instant at) {
    Level level = LogLevels.of(signal);
    if (!logger.isEnabledForLevel(level)) {
      return;
    }
    MdcScope scope = scope(signal);
    try {
      sentences.write(signal, new LogLine(logger, level));
    } finally {
      scope.close();
    }
  }

  private static MdcScope scope(Signal signal) {
    if (signal instanceof Signal.OfDelivery delivery) {
      return MdcScope.of(delivery.subject());
    } else if (signal instanceof Signal.Published published) {
      return MdcScope.of(published.envelope().metadata());
    } else if (signal instanceof Signal.Stored stored) {
      return MdcScope.of(stored.envelope().metadata());
    } else if (signal instanceof Signal.Refused refused) {
      return MdcScope.of(refused.envelope().metadata());
    } else if (signal instanceof Signal.HandledLocally handled) {
      return MdcScope.of(handled.envelope().metadata());
    } else if (signal instanceof Signal.LeasesExtended extended) {
      return MdcScope.ofSubscription(extended.subscription());
    } else if (signal instanceof Signal.ReceiveFailed failed) {
      return MdcScope.ofSubscription(failed.subscription());
    } else if (signal instanceof Signal.HealthChanged changed) {
      return MdcScope.ofSubscription(changed.subscription());
    } else if (signal instanceof Signal.Redriven redriven) {
      return MdcScope.ofSubscription(redriven.subscription());
    }
    return MdcScope.none();
  }
}
