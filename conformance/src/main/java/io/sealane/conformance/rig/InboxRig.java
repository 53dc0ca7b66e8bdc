package io.sealane.conformance.rig;

import io.sealane.conformance.fixture.InboxFixture;
import io.sealane.conformance.time.Haste;
import io.sealane.conformance.time.TestTime;
import io.sealane.error.GuardUnavailableException;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.store.TransactionalGuard.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What one case of an inbox works with. Made and closed by the kit. */
public final class InboxRig implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final InboxFixture fixture;
  private final TestTime time = TestTime.real();

  /** On what the fixture gives. */
  public InboxRig(InboxFixture fixture) {
    this.fixture = fixture;
  }

  /** A key that nobody has. */
  public GuardKey key() {
    return new GuardKey("subscription", Messages.id());
  }

  /** A handler whose only effect is that. */
  public Work effect(String effect) {
    return () -> fixture.addEffect(effect);
  }

  /** The effects that are committed. */
  public List<String> effects() {
    return fixture.effects();
  }

  /** The database does not get the next commit. */
  public void loseNextCommit() {
    fixture.loseNextCommit();
  }

  /** Handles an event whose data is that text, once. */
  public Verdict handleOnce(GuardKey key, String text, Work work) throws Exception {
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    Fingerprint content = Fingerprint.of("shop.Opened", 1, data, 0, data.length);
    return fixture.inbox().handle(key, content, work);
  }

  /** The same as a broker would have it: again, as long as the inbox cannot be asked. */
  public Verdict handle(GuardKey key, String text, Work work) {
    for (int left = 20; ; left--) {
      try {
        return handleOnce(key, text, work);
      } catch (GuardUnavailableException e) {
        if (left == 0) {
          throw e;
        }
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError("the handler threw", e);
      }
    }
  }

  /** The same in a thread of its own. */
  public CompletableFuture<Verdict> handleApart(GuardKey key, String text, Work work) {
    return CompletableFuture.supplyAsync(() -> handle(key, text, work), time.executor());
  }

  /** Gives it the time to be done too early; whoever is right does not use it. */
  public void letHasten(CompletableFuture<?> hasty) {
    Haste.await(time, hasty::isDone);
  }

  /** Waits. */
  public void until(String what, BooleanSupplier condition) {
    time.until(what, condition, LIMIT);
  }

  @Override
  public void close() {
    time.close();
    fixture.close();
  }
}
