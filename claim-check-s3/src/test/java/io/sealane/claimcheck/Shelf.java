package io.sealane.claimcheck;

import io.sealane.claimcheck.payload.GetResult;
import io.sealane.claimcheck.payload.PayloadStore;
import io.sealane.claimcheck.payload.PutResult;
import io.sealane.error.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails, hangs and lies as a test wants it. */
final class Shelf implements PayloadStore {

  /** What is on it, by SHA-256. */
  final Map<String, byte[]> payloads = new LinkedHashMap<>();

  int puts;
  int gets;
  int mostAtOnce;

  /** How calls fail, or null if they do not. */
  @Nullable Failure trouble;

  /** Whether gets wait for {@link #release}. */
  boolean holding;

  /** Whether puts wait for {@link #release}. */
  boolean holdingPuts;

  private final String location;
  private final Deque<Runnable> held = new ArrayDeque<>();

  Shelf(String location) {
    this.location = location;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public synchronized CompletionStage<PutResult> put(String sha256, byte[] payload) {
    puts++;
    if (trouble != null) {
      return CompletableFuture.completedStage(new PutResult.Failed(trouble));
    }
    payloads.put(sha256, payload);
    if (!holdingPuts) {
      return CompletableFuture.completedStage(PutResult.Kept.INSTANCE);
    }
    CompletableFuture<PutResult> later = new CompletableFuture<>();
    held.add(() -> later.complete(PutResult.Kept.INSTANCE));
    return later;
  }

  @Override
  public synchronized CompletionStage<GetResult> get(String sha256, int bytes) {
    gets++;
    if (!holding) {
      return CompletableFuture.completedStage(find(sha256));
    }
    CompletableFuture<GetResult> later = new CompletableFuture<>();
    held.add(() -> later.complete(find(sha256)));
    mostAtOnce = Math.max(mostAtOnce, held.size());
    return later;
  }

  private GetResult find(String sha256) {
    byte[] payload = payloads.get(sha256);
    if (trouble != null) {
      return new GetResult.Failed(trouble);
    }
    return payload == null ? new GetResult.Gone("not on the shelf") : new GetResult.Found(payload);
  }

  /** Answers a get that waits, the first first; whether there was one. */
  boolean release() {
    Runnable next;
    synchronized (this) {
      next = held.poll();
    }
    if (next != null) {
      next.run();
    }
    return next != null;
  }
}
