package io.sealane.test;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.test.record.Recording;
import io.sealane.test.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Under which circumstances an application is tested. Immutable; begins as {@link #standard}. */
public final class TestSetup {

  private final Instant start;
  private final Duration limit;
  private final boolean oneAtATime;
  private final @Nullable Trouble trouble;
  private final BiConsumer<InMemoryTransport, Recording> made;

  private TestSetup(
      Instant start,
      Duration limit,
      boolean oneAtATime,
      @Nullable Trouble trouble,
      BiConsumer<InMemoryTransport, Recording> made) {
    this.start = start;
    this.limit = limit;
    this.oneAtATime = oneAtATime;
    this.trouble = trouble;
    this.made = made;
  }

  /** No trouble; time begins at {@link VirtualTime#START}; a wait gives up after 10 seconds. */
  public static TestSetup standard() {
    return new TestSetup(VirtualTime.START, Duration.ofSeconds(10), false, null, (one, two) -> {});
  }

  /** The same with another beginning of time. */
  public TestSetup startingAt(Instant instant) {
    return new TestSetup(instant, limit, oneAtATime, trouble, made);
  }

  /**
   * The same with another limit.
   *
   * @param realTime the longest that one wait may take in real time, more than zero
   */
  public TestSetup within(Duration realTime) {
    return new TestSetup(start, realTime, oneAtATime, trouble, made);
  }

  /**
   * The same with handlers that run one at a time, and only while the test waits through its {@link
   * SealaneTest}: the same timeline in each run. Handlers that wait for each other do so in vain.
   */
  public TestSetup oneAtATime() {
    return new TestSetup(start, limit, true, trouble, made);
  }

  /**
   * The same in trouble, with handlers that run one at a time, so that the seed repeats everything.
   * What a test publishes is published again until it is accepted.
   */
  public TestSetup inTrouble(Trouble trouble) {
    return new TestSetup(start, limit, true, trouble, made);
  }

  /** The seed of the trouble, and of everything else that is random; 0 if there is no trouble. */
  public long seed() {
    return trouble == null ? 0 : trouble.seed();
  }

  /**
   * Starts an application for a test.
   *
   * @param configuration catalogues, routes, subscriptions as in the application itself; transport,
   *     scheduler, executor, ids and randomness are there already
   * @throws io.sealane.error.ConfigurationException with every problem that was found
   */
  public SealaneTest with(Consumer<SealaneBuilder> configuration) {
    TestParts parts = parts();
    boolean started = false;
    try {
      SealaneBuilder builder = Sealane.over(parts.transport());
      parts.configure(builder);
      configuration.accept(builder);
      SealaneTest test = parts.test(builder.start());
      started = true;
      return test;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  /** The parts of a test, for an application that assembles and starts itself. */
  public TestParts parts() {
    VirtualTime time =
        oneAtATime ? VirtualTime.oneAtATime(start, limit) : VirtualTime.create(start, limit);
    InMemoryTransport calm = InMemoryTransport.create(time);
    TestParts parts =
        new TestParts(time, trouble == null ? calm : calm.withTrouble(trouble), limit, trouble);
    made.accept(parts.inMemory(), parts.recording());
    return parts;
  }

  TestSetup telling(BiConsumer<InMemoryTransport, Recording> whoWantsToKnow) {
    return new TestSetup(start, limit, oneAtATime, trouble, whoWantsToKnow);
  }
}
