package io.sealane.spring.actuate;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.publish.overview.Overview;
import io.sealane.publish.overview.SubscriptionOverview;
import io.sealane.publish.overview.TopicOverview;
import io.sealane.publish.overview.TypeOverview;
import io.sealane.store.outbox.Outbox;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What is published and subscribed to, how the subscriptions are, where an event would go and why,
 * the dead letters, and what waits in the outbox. To re-drive and to discard is possible only where
 * the application allows it: {@code management.endpoint.sealane.access=unrestricted}.
 *
 * <p>Over HTTP, below {@code /actuator/sealane}: {@code GET} of it, of {@code types/{type}}, of
 * {@code subscriptions/{subscription}}, of {@code dead-letters/{subscription}} and of {@code
 * outbox}; {@code POST} to dead letters re-drives, {@code DELETE} of them and of {@code
 * outbox/{topic}} discards. Bodies of messages are never shown.
 */
@Endpoint(id = "sealane", defaultAccess = Access.READ_ONLY)
public final class SealaneEndpoint {

  private static final String TYPES = "types";
  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final String DEAD_LETTERS = "dead-letters";
  private static final String OUTBOX = "outbox";

  private final Sealane sealane;
  private final @Nullable Outbox outbox;

  /**
   * Of that Sealane.
   *
   * @param outbox the one that it publishes by, or null
   */
  public SealaneEndpoint(Sealane sealane, @Nullable Outbox outbox) {
    this.sealane = sealane;
    this.outbox = outbox;
  }

  /** Everything that does not cost a look into a queue of dead letters. */
  public record Report(
      List<TopicOverview> topics,
      List<TypeOverview> types,
      List<SubscriptionReport> subscriptions) {}

  /** Where events of a type would go, and why. */
  public record Explanation(String type, List<String> sentences) {}

  /**
   * That the broker does not answer, or the database.
   *
   * @param subject the subscription, or {@code outbox}
   * @param reason what failed, and why, without anything from a message
   */
  public record Unavailable(String subject, String reason) {

    static Unavailable because(String subject, IllegalStateException failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String why = root == failure ? "" : ": " + root.getClass().getName();
      return new Unavailable(subject, failure.getMessage() + why);
    }
  }

  /** What goes where, and how the subscriptions are. */
  @ReadOperation
  public Report report() {
    Overview overview = sealane.overview();
    return new Report(
        overview.topics(),
        overview.types(),
        SubscriptionReport.all(sealane, overview.subscriptions()));
  }

  /**
   * What waits in the outbox; null if there is none.
   *
   * @param section {@code outbox}
   */
  @ReadOperation
  public @Nullable Object waiting(@Selector String section) {
    Outbox there = outbox;
    return there == null || !section.equals(OUTBOX)
        ? null
        : answer(OUTBOX, () -> OutboxReport.of(there));
  }

  /**
   * One thing of one section; null if there is no such thing.
   *
   * @param section {@code types}, {@code subscriptions} or {@code dead-letters}
   * @param name the tag or the class of a type, or the name of a subscription
   * @param max the most dead letters, 100 unless said
   */
  @ReadOperation
  public @Nullable Object look(
      @Selector String section, @Selector String name, @Nullable Integer max) {
    return switch (section) {
      case TYPES -> new Explanation(name, sealane.overview().explain(name));
      case SUBSCRIPTIONS -> subscription(name);
      case DEAD_LETTERS ->
          has(name) ? asked(name, letters -> DeadLetterReport.of(letters, max)) : null;
      default -> null;
    };
  }

  /**
   * Sends dead letters back to their subscription, and waits until that is done.
   *
   * @param ids of the letters; all unless said
   * @param max the most letters
   */
  @WriteOperation
  public Object redrive(
      @Selector String section,
      @Selector String name,
      @Nullable Set<String> ids,
      @Nullable Integer max) {
    return section.equals(DEAD_LETTERS) && has(name)
        ? asked(name, letters -> DeadLetterReport.redriven(letters, ids, max))
        : nothing();
  }

  /**
   * Removes dead letters for good, or messages that hold back their keys in the outbox.
   *
   * @param section {@code dead-letters}, or {@code outbox}
   * @param name of the subscription, or of the topic
   * @param ids which ones; has to be said, unless it is said how many dead letters
   * @param max the most dead letters
   */
  @DeleteOperation
  public Object discard(
      @Selector String section,
      @Selector String name,
      @Nullable Set<String> ids,
      @Nullable Integer max) {
    Outbox there = outbox;
    if (section.equals(OUTBOX) && there != null) {
      return answer(OUTBOX, () -> OutboxReport.discarded(there, name, ids, max));
    }
    return section.equals(DEAD_LETTERS) && has(name)
        ? asked(name, letters -> DeadLetterReport.discarded(letters, ids, max))
        : nothing();
  }

  /**
   * What changes nothing is not to look like success, as null does for an operation that writes.
   */
  private static Object nothing() {
    return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
  }

  private @Nullable SubscriptionReport subscription(String name) {
    List<SubscriptionOverview> named =
        sealane.overview().subscriptions().stream().filter(one -> one.name().equals(name)).toList();
    return named.isEmpty() ? null : SubscriptionReport.all(sealane, named).get(0);
  }

  private boolean has(String subscription) {
    return sealane.health().containsKey(subscription);
  }

  private Object asked(String subscription, Function<DeadLetters, Object> question) {
    return answer(subscription, () -> question.apply(sealane.deadLetters(subscription)));
  }

  /** Asks the broker or the database; where it does not answer, the reason is the answer. */
  private static Object answer(String subject, Supplier<Object> question) {
    try {
      return question.get();
    } catch (IllegalStateException e) {
      return new WebEndpointResponse<>(
          Unavailable.because(subject, e), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }
  }
}
