package io.sealane.test;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.test.progress.Progress;
import io.sealane.test.progress.Queues;
import io.sealane.test.progress.WatchedTransport;
import io.sealane.test.record.Recording;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Transport;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What an application gets that is to be tested and that something else assembles, for example a
 * container of beans: its transport, and what the builder is told. For one application.
 */
public final class TestParts implements AutoCloseable {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final VirtualTime time;
  private final InMemoryTransport inMemory;
  private final @Nullable Trouble trouble;
  private final Queues queues;
  private final Progress progress;
  private final Recording recording = Recording.create();
  private final NumberedIds ids = new NumberedIds();
  private final Duration limit;

  TestParts(
      VirtualTime time, InMemoryTransport inMemory, Duration limit, @Nullable Trouble trouble) {
    this.time = time;
    this.inMemory = inMemory;
    this.trouble = trouble;
    this.limit = limit;
    this.queues = new Queues(inMemory);
    this.progress = new Progress(queues);
  }

  /** What the application is to be over. */
  public Transport transport() {
    return new WatchedTransport(inMemory, queues);
  }

  /** Tells the builder whose time it is, and who watches. */
  public void configure(SealaneBuilder builder) {
    builder
        .scheduler(time)
        .executor(time)
        .random(new Random(trouble == null ? 0 : trouble.seed()))
        .ids(ids)
        .stopWithin(STOP_WITHIN)
        .observe(recording, progress);
  }

  /** The test of the application, which was assembled with these parts; it also ends them. */
  public SealaneTest test(Sealane sealane) {
    Waiting waiting = new Waiting(time, progress, queues, recording, limit);
    return new SealaneTest(
        sealane, inMemory, queues, time, recording, waiting, ids, trouble != null);
  }

  InMemoryTransport inMemory() {
    return inMemory;
  }

  Recording recording() {
    return recording;
  }

  /** Ends what runs; for those who got no test of it. */
  @Override
  public void close() {
    time.close();
  }
}
