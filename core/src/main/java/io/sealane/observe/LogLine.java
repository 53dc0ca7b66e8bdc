package io.sealane.observe;

import io.sealane.error.Failure;
import io.sealane.event.EventMetadata;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One line of a log: a constant sentence and key-value pairs, all text made safe. */
final class LogLine {

  private static final int MAX_NAME = 200;
  private static final int MAX_SENTENCE = 1_000;

  private LoggingEventBuilder line;

  LogLine(Logger logger, Level level) {
    this.line = logger.makeLoggingEventBuilder(level);
  }

  LogLine about(EventMetadata metadata) {
    return name(MdcScope.EVENT_ID, metadata.id()).name("type", metadata.type());
  }

  LogLine about(Subject subject) {
    EventMetadata metadata = subject.metadata();
    LogLine known = metadata == null ? this : about(metadata);
    return known
        .name(MdcScope.SUBSCRIPTION, subject.subscription())
        .name("messageId", subject.messageId())
        .number("attempt", subject.attempt());
  }

  /** A short text: an id, a tag, the name of a topic. */
  LogLine name(String key, @Nullable String value) {
    return value == null ? this : with(key, SafeText.of(value, MAX_NAME));
  }

  /** A longer text: a reason. */
  LogLine sentence(String key, String value) {
    return value.isEmpty() ? this : with(key, SafeText.of(value, MAX_SENTENCE));
  }

  LogLine number(String key, long value) {
    return with(key, value);
  }

  LogLine flag(String key, boolean value) {
    return with(key, value);
  }

  LogLine millis(String key, @Nullable Duration value) {
    return value == null ? this : with(key, value.toMillis());
  }

  LogLine failure(Failure failure) {
    return name("kind", failure.kind().name())
        .sentence("reason", failure.reason())
        .millis("retryAfterMillis", failure.retryAfter());
  }

  /** Ends the line. */
  void say(String sentence) {
    line.log(sentence);
  }

  private LogLine with(String key, Object value) {
    line = line.addKeyValue(key, value);
    return this;
  }
}
