package io.sealane.simulation.store;

import io.sealane.simulation.time.SimProcess;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A database's table of handled events; it outlives every process. */
public final class Inbox {

  private static final class Row {
    @Nullable Fingerprint committed;
    @Nullable SimProcess writer;
    CompletableFuture<Boolean> free = new CompletableFuture<>();
  }

  private final Map<GuardKey, Row> rows = new HashMap<>();

  /** What is committed for the key, or null. */
  @Nullable Fingerprint committed(GuardKey key) {
    return row(key).committed;
  }

  /** Locks the row if nobody has it; otherwise gives what completes when it is free. */
  @Nullable CompletableFuture<Boolean> lock(GuardKey key, SimProcess writer) {
    Row row = row(key);
    if (row.writer != null) {
      return row.free;
    }
    row.writer = writer;
    row.free = new CompletableFuture<>();
    return null;
  }

  void commit(GuardKey key, Fingerprint content) {
    row(key).committed = content;
    unlock(key);
  }

  void unlock(GuardKey key) {
    Row row = row(key);
    row.writer = null;
    row.free.complete(true);
  }

  /** The transactions of a dead process are rolled back. */
  public void crashed(SimProcess process) {
    for (Row row : rows.values()) {
      if (row.writer == process) {
        row.writer = null;
        row.free.complete(true);
      }
    }
  }

  private Row row(GuardKey key) {
    return rows.computeIfAbsent(key, k -> new Row());
  }
}
