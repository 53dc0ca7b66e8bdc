package io.sealane.conformance.rig;

import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.conformance.time.TestTime;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What one case of a guard works with. Made and closed by the kit. */
public final class GuardRig implements AutoCloseable {

  private final TestTime time;
  private final LeasedGuard guard;

  /** On what the fixture gives. */
  public GuardRig(GuardFixture fixture) {
    this.time = fixture.time();
    this.guard = fixture.guard(time.scheduler());
  }

  /** What is judged. */
  public LeasedGuard guard() {
    return guard;
  }

  /** The time that everything here lives in. */
  public TestTime time() {
    return time;
  }

  /** A claim's lease that is short for a store. */
  public Duration lease() {
    return time.isVirtual() ? Duration.ofSeconds(60) : Duration.ofSeconds(2);
  }

  /** A key that nobody has. */
  public GuardKey key() {
    return new GuardKey("subscription", Messages.id());
  }

  /** The fingerprint of an event with that text. */
  public Fingerprint content(String text) {
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    return Fingerprint.of("shop.Opened", 1, data, 0, data.length);
  }

  /** Lets time pass. */
  public void pass(Duration span) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.scheduler().schedule(() -> over.complete(null), span);
    time.until("time passes", over::isDone, span.multipliedBy(2));
  }

  @Override
  public void close() {
    time.close();
  }
}
