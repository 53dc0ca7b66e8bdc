package io.sealane.claimcheck;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Parallel;
import io.sealane.claimcheck.claim.Payloads;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.claimcheck.claim.Settings;
import io.sealane.claimcheck.payload.GetResult;
import io.sealane.error.Failure;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters that point to their bodies in the store where they are, and show them. They are sent
 * back with their pointers; those that are discarded leave their bodies until they expire, since
 * other subscriptions may need them.
 */
final class ClaimDeadLetters extends ForwardingDeadLetterQueue {

  private final Claims claims;
  private final Payloads payloads;
  private final Settings settings;
  private final SendLimits limits;

  /**
   * Before the given letters.
   *
   * @param limits what the broker takes of messages that come to be letters here
   */
  ClaimDeadLetters(
      DeadLetterQueue letters,
      Claims claims,
      Payloads payloads,
      Settings settings,
      SendLimits limits) {
    super(letters);
    this.limits = limits;
    this.claims = claims;
    this.payloads = payloads;
    this.settings = settings;
  }

  /** A body that was fetched is in the store already: the letter gets the pointer back. */
  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    Pointer pointer = claims.fetchedFrom(letter.attributes(), letter.body());
    if (pointer != null) {
      return letters.add(with(letter, pointer.toBytes(), Claims.pointing(letter.attributes())));
    }
    if (Claims.isClaim(letter.attributes())) {
      return letters.add(letter); // It points to what could not be had.
    }
    return claims
        .check(
            new OutgoingMessage(letter.id(), letter.key(), letter.body(), letter.attributes()),
            limits)
        .thenCompose(
            ready -> {
              Failure failure = ready.failure();
              return failure == null
                  ? letters.add(with(letter, ready.message().body(), ready.message().attributes()))
                  : CompletableFuture.completedStage(new SendResult.Rejected(failure));
            });
  }

  /**
   * The first letters have their bodies, as many as there is room for; the others their pointers.
   */
  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return letters
        .list(selection)
        .thenCompose(
            found -> {
              List<Listed> listed = new ArrayList<>();
              long room = settings.room();
              for (DeadLetter letter : found) {
                Pointer pointer = claims.pointerOf(letter.attributes(), letter.body());
                room -= pointer == null ? 0 : pointer.bytes();
                listed.add(new Listed(letter, room < 0 ? null : pointer));
              }
              return Parallel.map(listed, settings.parallel(), this::shown);
            });
  }

  /** A letter, and where its body is to be fetched from; null for nowhere. */
  private record Listed(DeadLetter letter, @Nullable Pointer pointer) {}

  private CompletionStage<DeadLetter> shown(Listed one) {
    DeadLetter letter = one.letter();
    Pointer pointer = one.pointer();
    if (pointer == null) {
      return CompletableFuture.completedStage(letter);
    }
    return payloads
        .get(pointer)
        .thenApply(
            result ->
                result instanceof GetResult.Found body
                    ? with(letter, body.payload(), Claims.without(letter.attributes()))
                    : letter);
  }

  private static DeadLetter with(DeadLetter letter, byte[] body, Map<String, String> attributes) {
    return new DeadLetter(
        letter.messageId(),
        letter.eventId(),
        letter.type(),
        letter.subscription(),
        letter.key(),
        body,
        attributes,
        letter.cause());
  }
}
