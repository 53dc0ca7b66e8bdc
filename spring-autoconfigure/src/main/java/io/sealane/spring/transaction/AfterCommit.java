package io.sealane.spring.transaction;

import io.sealane.error.SealaneException;
import io.sealane.publish.Consignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction publishes, kept until it is committed. Used by its thread. */
final class AfterCommit implements TransactionSynchronization {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalPublisher.class);

  private final TransactionalPublisher owner;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Object, Integer> savepoints = new HashMap<>();
  private boolean over;

  /** Something to be sent, and who wants to know of it; null if the caller of the commit does. */
  private record Waiting(Consignment consignment, @Nullable CompletableFuture<Void> asked) {}

  private AfterCommit(TransactionalPublisher owner) {
    this.owner = owner;
  }

  /** Whether the thread is in a transaction that can be waited for. */
  static boolean isPossible() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.isSynchronizationActive();
  }

  /** That of the thread's transaction. */
  static AfterCommit of(TransactionalPublisher owner) {
    for (TransactionSynchronization known :
        TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof AfterCommit mine && mine.owner == owner && !mine.over) {
        return mine;
      }
    }
    AfterCommit made = new AfterCommit(owner);
    TransactionSynchronizationManager.registerSynchronization(made);
    return made;
  }

  void add(Consignment consignment) {
    waiting.add(new Waiting(consignment, null));
  }

  CompletableFuture<Void> addAsync(Consignment consignment) {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    waiting.add(new Waiting(consignment, asked));
    return asked;
  }

  @Override
  public void savepoint(Object savepoint) {
    savepoints.put(savepoint, waiting.size());
  }

  @Override
  public void savepointRollback(Object savepoint) {
    // A savepoint from before the first publication is not known here.
    forget(savepoints.getOrDefault(savepoint, 0));
  }

  /** What is not accepted is thrown at whoever committed; the transaction stays committed. */
  @Override
  public void afterCommit() {
    over = true;
    send();
  }

  @Override
  public void afterCompletion(int status) {
    if (over) {
      return;
    }
    over = true;
    if (status == STATUS_COMMITTED) {
      sendLate();
      return;
    }
    if (status == STATUS_UNKNOWN && !waiting.isEmpty()) {
      LOG.error(
          "it is not known whether a transaction was committed, so what it published is not sent");
    }
    forget(0);
  }

  /** Published while others were already told of the commit: nobody is there to throw at. */
  private void sendLate() {
    try {
      send();
    } catch (SealaneException e) {
      LOG.error("published after a commit, and not accepted: {}", e.getMessage());
    }
  }

  private void send() {
    waiting.forEach(AfterCommit::sendAsync);
    waiting.stream()
        .filter(one -> one.asked == null)
        .map(Waiting::consignment)
        .reduce(Consignment::and)
        .ifPresent(Consignment::send);
  }

  private static void sendAsync(Waiting one) {
    CompletableFuture<Void> asked = one.asked;
    if (asked != null) {
      one.consignment
          .sendAsync()
          .whenComplete(
              (nothing, error) -> {
                if (error == null) {
                  asked.complete(null);
                } else {
                  asked.completeExceptionally(error);
                }
              });
    }
  }

  private void forget(int from) {
    List<Waiting> forgotten = waiting.subList(from, waiting.size());
    for (Waiting one : forgotten) {
      if (one.asked != null) {
        one.asked.completeExceptionally(
            new CancellationException("the transaction was rolled back; nothing was published"));
      }
    }
    forgotten.clear();
  }
}
