package io.sealane.snssqs.oracle;

import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard;
import io.sealane.time.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * The effects of handlers, in one file for many processes, without a unique constraint: an effect
 * that came twice is there twice. It is the inbox too: an event's effects and its mark are one
 * write, which is the commit.
 *
 * <p>Of two that handle one event at once the second waits: they lock the same byte of a file.
 */
public final class EffectsTable implements TransactionalGuard, AutoCloseable {

  private static final int STRIPES = 256;
  private static final String MARK = "mark ";
  private static final String EFFECT = "effect ";

  private final Lines lines;
  private final FileChannel locks;
  private final List<ReentrantLock> stripes =
      IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();
  private final ThreadLocal<List<String>> transaction = new ThreadLocal<>();

  /** In that file, which other processes may use too. */
  public EffectsTable(Path file) {
    lines = new Lines(file);
    try {
      locks =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".locks"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an effect of the event; it is there when the transaction of this thread commits. */
  public void add(String eventId, String key, int number) {
    transaction.get().add(EFFECT + eventId + " " + key + " " + number);
  }

  /** An effect of a handler that no transaction guards. */
  public void addAtOnce(String eventId, String key, int number) {
    lines.append(List.of(EFFECT + eventId + " " + key + " " + number), false);
  }

  @Override
  public Verdict handle(GuardKey key, Fingerprint content, Work work) throws Exception {
    int stripe = Math.floorMod(key.hashCode(), STRIPES);
    stripes.get(stripe).lockInterruptibly();
    try {
      FileLock other = lock(stripe);
      try {
        return handleAlone(key, content, work);
      } finally {
        other.release();
      }
    } finally {
      stripes.get(stripe).unlock();
    }
  }

  /**
   * Asks again and again. To wait in the system call would be wrong: the kernel knows processes and
   * no threads, and where two threads each of two processes wait it sees a deadlock that is none.
   */
  private FileLock lock(int stripe) throws Exception {
    FileLock lock = locks.tryLock(stripe, 1, false);
    while (lock == null) {
      try {
        Scheduler.system().await(new CompletableFuture<Void>(), Duration.ofMillis(5));
      } catch (TimeoutException e) {
        lock = locks.tryLock(stripe, 1, false);
      }
    }
    return lock;
  }

  private Verdict handleAlone(GuardKey key, Fingerprint content, Work work) throws Exception {
    String mark = MARK + key.subscription() + " " + key.eventId() + " ";
    for (String line : lines.all()) {
      if (line.startsWith(mark)) {
        return line.equals(mark + content) ? Verdict.DUPLICATE : Verdict.CONFLICT;
      }
    }
    work(work, mark + content);
    return Verdict.HANDLED;
  }

  private void work(Work work, String mark) throws Exception {
    List<String> writes = new ArrayList<>();
    transaction.set(writes);
    try {
      work.run();
      writes.add(mark);
      lines.append(writes, false);
    } finally {
      transaction.remove();
    }
  }

  /** All effects so far, in the order of their commits. */
  public List<Effect> effects() {
    return lines.all().stream()
        .filter(line -> line.startsWith(EFFECT))
        .map(line -> line.substring(EFFECT.length()).split(" "))
        .map(parts -> new Effect(parts[0], parts[1], Integer.parseInt(parts[2])))
        .toList();
  }

  /**
   * One effect.
   *
   * @param eventId of which event
   * @param key the event's key
   * @param number which of its key's events it is
   */
  public record Effect(String eventId, String key, int number) {}

  @Override
  public void close() {
    lines.close();
    try {
      locks.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
