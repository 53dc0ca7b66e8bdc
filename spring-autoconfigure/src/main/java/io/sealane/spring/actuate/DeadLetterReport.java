package io.sealane.spring.actuate;

import io.sealane.DeadLetters;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Dead letters as an operator sees them, or how many were dealt with.
 *
 * @param letters oldest first, without their bodies
 */
public record DeadLetterReport(List<Letter> letters) {

  private static final int MAX = 100;

  /**
   * One letter.
   *
   * @param id what it is known by
   * @param type the tag of the event's type, or null if it could not be read
   * @param bytes the length of its body
   */
  public record Letter(
      String id,
      String messageId,
      @Nullable String type,
      DeadLetter.Reason reason,
      String detail,
      int attempts,
      Instant firstAt,
      Instant deadAt,
      int bytes) {}

  /** How many letters were sent back. */
  public record Redriven(int redriven) {}

  /** How many letters were removed. */
  public record Discarded(int discarded) {}

  static DeadLetterReport of(DeadLetters letters, @Nullable Integer max) {
    Selection selection = selection(null, max == null ? Integer.valueOf(MAX) : max);
    return new DeadLetterReport(
        letters.list(selection).stream().map(DeadLetterReport::letter).toList());
  }

  static Redriven redriven(DeadLetters letters, @Nullable Set<String> ids, @Nullable Integer max) {
    return new Redriven(letters.redrive(selection(ids, max)));
  }

  static Discarded discarded(
      DeadLetters letters, @Nullable Set<String> ids, @Nullable Integer max) {
    if ((ids == null || ids.isEmpty()) && max == null) {
      throw bad("say which letters: ids=.. or max=..", "neither ids nor max is said");
    }
    return new Discarded(letters.discard(selection(ids, max)));
  }

  private static Selection selection(@Nullable Set<String> ids, @Nullable Integer max) {
    if (max != null && max < 1) {
      throw bad("max is 1 or more", "max is " + max);
    }
    Selection chosen = ids == null ? Selection.all() : Selection.ids(ids.toArray(String[]::new));
    return max == null ? chosen : chosen.atMost(max);
  }

  private static InvalidEndpointRequestException bad(String reason, String what) {
    return new InvalidEndpointRequestException(what, reason);
  }

  private static Letter letter(DeadLetter letter) {
    DeadLetter.Cause cause = letter.cause();
    return new Letter(
        letter.id(),
        letter.messageId(),
        letter.type(),
        cause.reason(),
        cause.detail(),
        cause.attempts(),
        cause.firstAt(),
        cause.deadAt(),
        letter.body().length);
  }
}
