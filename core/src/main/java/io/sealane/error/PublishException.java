package io.sealane.error;

import io.sealane.event.Publication;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Some events were not accepted, or it is not known whether they were. Publishing {@link
 * #notAccepted()} again keeps their ids, so that a deduplicating broker and every guard recognise
 * them; whoever has them already is not asked again.
 */
public final class PublishException extends SealaneException {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  /**
   * One event that one topic did not accept.
   *
   * @param publication the event with everything that was filled in, restricted to that topic
   * @param topic the topic
   * @param failure why
   * @param unknown whether the broker may have accepted it all the same: the answer was lost
   */
  public record Refusal(Publication publication, String topic, Failure failure, boolean unknown) {}

  /**
   * With what was refused.
   *
   * @param refusals at least one
   * @param cause what an adapter threw, or null
   */
  public PublishException(List<Refusal> refusals, @Nullable Throwable cause) {
    super(text(refusals), cause);
    this.refusals = List.copyOf(refusals);
  }

  /** What was refused, by event and topic. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /** What to publish again. */
  public List<Publication> notAccepted() {
    return refusals.stream().map(Refusal::publication).toList();
  }

  /** Whether publishing all of it again may succeed. */
  public boolean isRetryable() {
    return refusals.stream().allMatch(refusal -> refusal.failure().isRetryable());
  }

  private static String text(List<Refusal> refusals) {
    String listed =
        refusals.stream().limit(10).map(PublishException::line).collect(Collectors.joining());
    String rest = refusals.size() > 10 ? "\n  - and " + (refusals.size() - 10) + " more" : "";
    return refusals.size() + " not accepted:" + listed + rest;
  }

  private static String line(Refusal refusal) {
    return "\n  - "
        + refusal.publication()
        + " to '"
        + refusal.topic()
        + "': "
        + (refusal.unknown() ? "unknown, " : "")
        + refusal.failure().reason();
  }
}
