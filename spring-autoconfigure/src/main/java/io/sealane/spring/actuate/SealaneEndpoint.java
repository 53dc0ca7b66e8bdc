package io.sealane.spring.actuate;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.publish.overview.Overview;
import io.sealane.publish.overview.SubscriptionOverview;
import io.sealane.publish.overview.TopicOverview;
import io.sealane.publish.overview.TypeOverview;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
 * and the dead letters. To re-drive and to discard them is possible only where the application
 * allows it: {@code management.endpoint.sealane.access=unrestricted}.
 *
 * <p>Over HTTP, below {@code /actuator/sealane}: {@code GET} of it, of {@code types/{type}}, of
 * {@code subscriptions/{subscription}} and of {@code dead-letters/{subscription}}; {@code POST} of
 * the last re-drives and {@code DELETE} discards. Bodies of messages are never shown.
 */
@Endpoint(id = "sealane", defaultAccess = Access.READ_ONLY)
public final class SealaneEndpoint {

  private static final String TYPES = "types";
  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final String DEAD_LETTERS = "dead-letters";

  private final Sealane sealane;

  /** Of that Sealane. */
  public SealaneEndpoint(Sealane sealane) {
    this.sealane = sealane;
  }

  /** Everything that does not cost a look into a queue of dead letters. */
  public record Report(
      List<TopicOverview> topics,
      List<TypeOverview> types,
      List<SubscriptionReport> subscriptions) {}

  /** Where events of a type would go, and why. */
  public record Explanation(String type, List<String> sentences) {}

  /**
   * That the broker does not answer.
   *
   * @param reason what failed, and why, without anything from a message
   */
  public record Unavailable(String subscription, String reason) {

    static Unavailable because(String subscription, IllegalStateException failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String why = root == failure ? "" : ": " + root.getClass().getName();
      return new Unavailable(subscription, failure.getMessage() + why);
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
  public @Nullable Object redrive(
      @Selector String section,
      @Selector String name,
      @Nullable Set<String> ids,
      @Nullable Integer max) {
    return section.equals(DEAD_LETTERS) && has(name)
        ? asked(name, letters -> DeadLetterReport.redriven(letters, ids, max))
        : null;
  }

  /**
   * Removes dead letters for good. Which ones has to be said, by their ids or by how many at most.
   */
  @DeleteOperation
  public @Nullable Object discard(
      @Selector String section,
      @Selector String name,
      @Nullable Set<String> ids,
      @Nullable Integer max) {
    return section.equals(DEAD_LETTERS) && has(name)
        ? asked(name, letters -> DeadLetterReport.discarded(letters, ids, max))
        : null;
  }

  private @Nullable SubscriptionReport subscription(String name) {
    List<SubscriptionOverview> named =
        sealane.overview().subscriptions().stream().filter(one -> one.name().equals(name)).toList();
    return named.isEmpty() ? null : SubscriptionReport.all(sealane, named).get(0);
  }

  private boolean has(String subscription) {
    return sealane.health().containsKey(subscription);
  }

  /** Asks the broker; where it does not answer, the reason is the answer. */
  private Object asked(String subscription, Function<DeadLetters, Object> question) {
    try {
      return question.apply(sealane.deadLetters(subscription));
    } catch (IllegalStateException e) {
      return new WebEndpointResponse<>(
          Unavailable.because(subscription, e), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
    }
  }
}
