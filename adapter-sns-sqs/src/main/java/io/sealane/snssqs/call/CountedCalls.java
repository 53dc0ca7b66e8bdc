package io.sealane.snssqs.call;

import io.sealane.time.Scheduler;
import io.sealane.transport.CallListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Counts every call by action and outcome, because calls are what the services charge for. */
public final class CountedCalls implements AwsCalls {

  private static final Logger LOG = LoggerFactory.getLogger(CountedCalls.class);

  private final AwsCalls calls;
  private final Scheduler clock;
  private final CallListener listener;
  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

  /**
   * What is counted apart.
   *
   * @param action service and operation, as IAM writes them: {@code sqs:ReceiveMessage}
   * @param outcome {@code ok}, {@code partial} where entries of a batch have failed, or the kind of
   *     failure in lower case
   */
  public record Key(String action, String outcome) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byAction = action.compareTo(other.action);
      return byAction != 0 ? byAction : outcome.compareTo(other.outcome);
    }
  }

  /** Around these calls; the listener is told of each. */
  public CountedCalls(AwsCalls calls, Scheduler clock, CallListener listener) {
    this.calls = calls;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public <Q, R> CompletionStage<R> call(Action<Q, R> action, Q request) {
    long begun = clock.nanoTime();
    return calls
        .call(action, request)
        .whenComplete(
            (reply, thrown) -> {
              Key key = new Key(action.toString(), outcome(reply, thrown));
              counts.computeIfAbsent(key, unknown -> new LongAdder()).increment();
              tell(key, Duration.ofNanos(clock.nanoTime() - begun));
            });
  }

  /** What the listener throws must not turn a reply into a failure. */
  private void tell(Key key, Duration took) {
    try {
      listener.called(key.action, key.outcome, took);
    } catch (Throwable e) {
      LOG.warn("a listener failed on {}", key, e);
    }
  }

  /** How many calls there were so far, sorted. */
  public Map<Key, Long> counts() {
    Map<Key, Long> now = new TreeMap<>();
    counts.forEach((key, count) -> now.put(key, count.sum()));
    return now;
  }

  private static String outcome(@Nullable Object reply, @Nullable Throwable thrown) {
    if (thrown != null) {
      return Failures.of(thrown).kind().name().toLowerCase(Locale.ROOT);
    }
    return hasFailures(reply) ? "partial" : "ok";
  }

  private static boolean hasFailures(@Nullable Object reply) {
    if (reply instanceof SendMessageBatchResponse sent) {
      return sent.hasFailed() && !sent.failed().isEmpty();
    }
    if (reply instanceof DeleteMessageBatchResponse deleted) {
      return deleted.hasFailed() && !deleted.failed().isEmpty();
    }
    if (reply instanceof ChangeMessageVisibilityBatchResponse changed) {
      return changed.hasFailed() && !changed.failed().isEmpty();
    }
    return reply instanceof PublishBatchResponse published
        && published.hasFailed()
        && !published.failed().isEmpty();
  }
}
