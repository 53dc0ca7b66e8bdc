package io.sealane.claimcheck.claim;

import io.sealane.claimcheck.payload.GetResult;
import io.sealane.claimcheck.payload.PayloadStore;
import io.sealane.claimcheck.payload.PutResult;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The stores of one transport: puts into its own, gets from those that it trusts. */
public final class Payloads {

  private final PayloadStore own;
  private final Map<String, PayloadStore> trusted = new LinkedHashMap<>();
  private final int maxBytes;

  /**
   * These stores.
   *
   * @param further from which is only read
   * @param maxBytes of a payload that is fetched
   */
  public Payloads(PayloadStore own, List<PayloadStore> further, int maxBytes) {
    this.own = own;
    this.maxBytes = maxBytes;
    trusted.put(own.location(), own);
    further.forEach(store -> trusted.putIfAbsent(store.location(), store));
  }

  /** The pointer to a body, which has to be put yet. */
  public Pointer pointerTo(byte[] body) {
    return Pointer.to(own.location(), body);
  }

  /** Whether it leads to where it may lead, and to no more than may be fetched. */
  public boolean mayFollow(Pointer pointer) {
    return pointer.bytes() <= maxBytes && trusted.containsKey(pointer.location());
  }

  /** Keeps a body; null if it is kept. */
  public CompletionStage<Kept> put(Pointer pointer, byte[] body) {
    try {
      return own.put(pointer.sha256(), body).handle(Payloads::kept);
    } catch (RuntimeException e) {
      return CompletableFuture.completedStage(kept(null, e));
    }
  }

  /**
   * Whether a body is kept.
   *
   * @param failure why not, or null if it is
   */
  public record Kept(@Nullable Failure failure) {}

  private static Kept kept(@Nullable PutResult result, @Nullable Throwable thrown) {
    if (result instanceof PutResult.Failed failed) {
      return new Kept(failed.failure());
    }
    return new Kept(result == null || thrown != null ? broken(thrown) : null);
  }

  /** Brings the body that a pointer leads to, which may be followed; that body or none. */
  public CompletionStage<GetResult> get(Pointer pointer) {
    PayloadStore store = trusted.get(pointer.location());
    if (store == null) {
      return CompletableFuture.completedStage(new GetResult.Gone("it is in no store of ours"));
    }
    try {
      return store
          .get(pointer.sha256(), pointer.bytes())
          .handle((result, thrown) -> verified(pointer, result, thrown));
    } catch (RuntimeException e) {
      return CompletableFuture.completedStage(new GetResult.Failed(broken(e)));
    }
  }

  private static GetResult verified(
      Pointer pointer, @Nullable GetResult result, @Nullable Throwable thrown) {
    if (result == null || thrown != null) {
      return new GetResult.Failed(broken(thrown));
    }
    return result instanceof GetResult.Found found && !pointer.isTo(found.payload())
        ? new GetResult.Gone("what is there is something else")
        : result;
  }

  private static Failure broken(@Nullable Throwable thrown) {
    String what = thrown == null ? "nothing" : thrown.getClass().getSimpleName();
    return Failure.of(Kind.TRANSIENT, "the payload store answered with " + what);
  }
}
