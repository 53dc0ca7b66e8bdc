package io.sealane.conformance.rig;

import io.sealane.conformance.fixture.EventStoreFixture;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.time.TestTime;
import io.sealane.event.Publication;
import io.sealane.store.stream.EventStore;
import io.sealane.store.stream.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one case of an event store works with. Made and closed by the kit. */
public final class StreamRig implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final EventStoreFixture fixture;
  private final TestTime time = TestTime.real();
  private final EventStore store;

  /** On what the fixture gives. */
  public StreamRig(EventStoreFixture fixture) {
    this.fixture = fixture;
    this.store = another();
  }

  /** What is judged. */
  public EventStore store() {
    return store;
  }

  /** The store of another instance of the application. */
  public EventStore another() {
    return fixture.store(ShopEvent.CATALOG);
  }

  /** Runs the work in a transaction. */
  public void inTransaction(Runnable work) {
    fixture.inTransaction(work);
  }

  /** Runs the work in a transaction that is rolled back. */
  public void rollingBack(Runnable work) {
    try {
      fixture.inTransaction(
          () -> {
            work.run();
            throw new RolledBack();
          });
    } catch (RuntimeException e) {
      if (!isRollback(e)) {
        throw e;
      }
    }
  }

  private static boolean isRollback(@Nullable Throwable thrown) {
    return thrown instanceof RolledBack || (thrown != null && isRollback(thrown.getCause()));
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Begins work in another thread. */
  public CompletableFuture<Void> begin(Runnable work) {
    return CompletableFuture.runAsync(work, time.executor());
  }

  /** Runs work in that many threads at once, each with its number, and waits for all. */
  public void atOnce(int threads, IntConsumer work) {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, threads).mapToObj(i -> begin(() -> work.accept(i))).toList();
    all.forEach(this::await);
  }

  /** Waits for work that has begun; what it threw is thrown. */
  public void await(CompletableFuture<Void> work) {
    time.until("the work ends", work::isDone, LIMIT);
    work.join();
  }

  /** Gives work that has begun a second to end; whoever waits for somebody does not. */
  public void giveTime(CompletableFuture<Void> work) {
    try {
      time.until("the work ends", work::isDone, Duration.ofSeconds(1));
    } catch (AssertionError e) {
      // It waits, as it may.
    }
  }

  /** An event that is recognised by that text. */
  public Publication event(String text) {
    return Publication.of(new ShopEvent.Opened("o-1", text));
  }

  /** Events that are recognised by these texts. */
  public List<Publication> events(String... texts) {
    return List.of(texts).stream().map(this::event).toList();
  }

  /** What events are recognised by. */
  public List<String> texts(List<StoredEvent> events) {
    return events.stream()
        .map(stored -> ((ShopEvent.Opened) stored.envelope().event()).text())
        .toList();
  }

  /** Goes on reading everything, as far as it is settled, in pages of that size. */
  public void follow(EventStore reader, List<StoredEvent> read, int page) {
    List<StoredEvent> next;
    do {
      next = reader.readAll(read.isEmpty() ? 0 : read.get(read.size() - 1).position(), page);
      read.addAll(next);
    } while (!next.isEmpty());
  }

  /** Everything that is settled, as a reader sees it that comes just now. */
  public List<StoredEvent> all() {
    List<StoredEvent> read = new ArrayList<>();
    follow(another(), read, 1_000);
    return read;
  }

  @Override
  public void close() {
    time.close();
    fixture.close();
  }
}
