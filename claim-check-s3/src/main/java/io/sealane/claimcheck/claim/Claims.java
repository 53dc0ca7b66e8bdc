package io.sealane.claimcheck.claim;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.send.MessageSize;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How a message says that its body is elsewhere. On the wire the attribute says so and the body is
 * the pointer; within this process the body is the body, and the attribute is the pointer, so that
 * a dead letter can be made of it that points to the same.
 */
public final class Claims {

  /** The attribute; an application's own of that name is not sent. */
  public static final String ATTRIBUTE = "sealane-claim";

  private static final String VERSION = "1";

  private final Payloads payloads;
  private final int inlineBytes;
  private final int maxBytes;

  /**
   * Within these limits.
   *
   * @param inlineBytes the most bytes of a message that keeps its body, if the broker takes it
   * @param maxBytes the most bytes of any message
   */
  public Claims(Payloads payloads, int inlineBytes, int maxBytes) {
    this.payloads = payloads;
    this.inlineBytes = inlineBytes;
    this.maxBytes = maxBytes;
  }

  /**
   * Puts the body into the store if it has to be there.
   *
   * @param broker what the broker takes where the message is going
   */
  public CompletionStage<Ready> check(OutgoingMessage given, SendLimits broker) {
    OutgoingMessage plain = without(given);
    int size = MessageSize.of(plain);
    if (size <= Math.min(inlineBytes, broker.publishableBytes())) {
      return CompletableFuture.completedStage(new Ready(plain, null));
    }
    Pointer pointer = payloads.pointerTo(plain.body());
    Map<String, String> attributes = with(plain.attributes(), VERSION);
    OutgoingMessage pointing =
        new OutgoingMessage(plain.id(), plain.key(), pointer.toBytes(), attributes);
    Failure breach = breach(plain, size, MessageSize.of(pointing), broker.maxMessageBytes());
    if (breach != null) {
      return CompletableFuture.completedStage(new Ready(pointing, breach));
    }
    return plain.body().length == 0
        ? CompletableFuture.completedStage(new Ready(plain, null))
        : payloads
            .put(pointer, plain.body())
            .thenApply(kept -> new Ready(pointing, kept.failure()));
  }

  private @Nullable Failure breach(
      OutgoingMessage message, int size, int pointingSize, int brokerBytes) {
    if (size > maxBytes) {
      return tooLarge(message, size + " bytes", maxBytes);
    }
    return pointingSize > brokerBytes
        ? tooLarge(message, pointingSize + " bytes without its body", brokerBytes)
        : null;
  }

  private static Failure tooLarge(OutgoingMessage message, String has, int limit) {
    return Failure.of(
        Kind.INVALID, "message '" + message.id() + "' has " + has + "; the limit is " + limit);
  }

  /** Whether a message from the wire says that its body is elsewhere. */
  public static boolean isClaim(Map<String, String> attributes) {
    return VERSION.equals(attributes.get(ATTRIBUTE));
  }

  /** The pointer that a message from the wire has for its body, or null if none to be followed. */
  public @Nullable Pointer pointerOf(Map<String, String> attributes, byte[] body) {
    Pointer pointer = isClaim(attributes) ? Pointer.read(body) : null;
    return pointer != null && payloads.mayFollow(pointer) ? pointer : null;
  }

  /** The pointer to a body that was fetched in this process, or null if it was not. */
  public @Nullable Pointer fetchedFrom(Map<String, String> attributes, byte[] body) {
    String text = attributes.get(ATTRIBUTE);
    Pointer pointer = text == null ? null : Pointer.read(text);
    return pointer != null && payloads.mayFollow(pointer) && pointer.isTo(body) ? pointer : null;
  }

  /** The attributes of a message whose body was fetched. */
  public static Map<String, String> fetched(Map<String, String> attributes, Pointer pointer) {
    return with(attributes, pointer.text());
  }

  /** The attributes of a message on the wire whose body is a pointer. */
  public static Map<String, String> pointing(Map<String, String> attributes) {
    return with(attributes, VERSION);
  }

  /** The attributes that are not about claims. */
  public static Map<String, String> without(Map<String, String> attributes) {
    Map<String, String> others = new HashMap<>(attributes);
    others.remove(ATTRIBUTE);
    return others;
  }

  private static OutgoingMessage without(OutgoingMessage given) {
    return given.attributes().containsKey(ATTRIBUTE)
        ? new OutgoingMessage(given.id(), given.key(), given.body(), without(given.attributes()))
        : given;
  }

  private static Map<String, String> with(Map<String, String> attributes, String claim) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put(ATTRIBUTE, claim);
    return all;
  }
}
