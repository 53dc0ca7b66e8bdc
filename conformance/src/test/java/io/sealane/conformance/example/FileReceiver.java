package io.sealane.conformance.example;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.time.Scheduler;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes messages by renaming their files: of two receivers, one finds that the file is gone. */
final class FileReceiver implements Receiver {

  private static final Duration LOOK = Duration.ofMillis(250);

  private final Path queue;
  private final Scheduler scheduler;
  private final Duration maxLease;
  private volatile boolean closed;

  FileReceiver(Path queue, Scheduler scheduler, Duration maxLease) {
    this.queue = queue;
    this.scheduler = scheduler;
    this.maxLease = maxLease;
  }

  // snippet: receive
  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    CompletableFuture<ReceiveResult> answer = new CompletableFuture<>();
    look(request, scheduler.nanoTime() + request.waitAtMost().toNanos(), answer);
    return answer;
  }

  private void look(
      ReceiveRequest request, long deadline, CompletableFuture<ReceiveResult> answer) {
    try {
      List<Delivery> taken = closed ? List.of() : take(request);
      if (taken.isEmpty() && !closed && scheduler.nanoTime() - deadline < 0) {
        scheduler.schedule(() -> look(request, deadline, answer), LOOK);
      } else {
        answer.complete(new ReceiveResult.Received(taken));
      }
    } catch (IOException | RuntimeException e) {
      answer.complete(new ReceiveResult.Failed(failure(e)));
    }
  }

  private List<Delivery> take(ReceiveRequest request) throws IOException {
    List<Delivery> taken = new ArrayList<>();
    for (Path file : Folders.list(queue)) {
      FileName name = FileName.of(file);
      if (taken.size() < request.max() && name.visible() <= scheduler.millis()) {
        Path receipt = name.receivedUntil(after(request.lease())).in(queue);
        if (renamed(file, receipt)) {
          MessageBytes message = MessageBytes.read(Files.readAllBytes(receipt));
          taken.add(new FileDelivery(receipt, message, scheduler.instant()));
        }
      }
    }
    return taken;
  }

  // end

  // snippet: settle
  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return completedFuture(batch.stream().map(this::settle).toList());
  }

  private LeaseResult settle(Settlement settlement) {
    FileDelivery delivery = (FileDelivery) settlement.delivery();
    try {
      if (settlement instanceof Settlement.Release release) {
        return moved(delivery, release.delay());
      }
      return Files.deleteIfExists(delivery.receipt())
          ? LeaseResult.Confirmed.INSTANCE
          : new LeaseResult.Lost("the file has another name by now");
    } catch (IOException e) {
      return new LeaseResult.Failed(failure(e));
    }
  }

  private LeaseResult moved(FileDelivery delivery, Duration hidden) throws IOException {
    Path name = FileName.of(delivery.receipt()).visibleAt(after(hidden)).in(queue);
    if (!renamed(delivery.receipt(), name)) {
      return new LeaseResult.Lost("the file has another name by now");
    }
    delivery.receipt(name);
    return LeaseResult.Confirmed.INSTANCE;
  }

  // end

  // snippet: extend
  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return completedFuture(
        batch.stream().map(delivery -> extend((FileDelivery) delivery, lease)).toList());
  }

  private LeaseResult extend(FileDelivery delivery, Duration lease) {
    if (scheduler.instant().plus(lease).isAfter(delivery.receivedAt().plus(maxLease))) {
      return new LeaseResult.AtMaximum();
    }
    try {
      return moved(delivery, lease);
    } catch (IOException e) {
      return new LeaseResult.Failed(failure(e));
    }
  }

  // end

  @Override
  public CompletionStage<Backlog> backlog() {
    long hidden =
        Folders.list(queue).stream()
            .filter(file -> FileName.of(file).visible() > scheduler.millis())
            .count();
    return completedFuture(new Backlog(Folders.list(queue).size() - hidden, 0, hidden));
  }

  @Override
  public void close() {
    closed = true;
  }

  private long after(Duration span) {
    return scheduler.instant().plus(span).toEpochMilli();
  }

  // Without ATOMIC_MOVE a move may look at both names first, find the same file under the new one,
  // and call the other receiver's renaming its own.
  private static boolean renamed(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static Failure failure(Exception error) {
    return Failure.of(Kind.TRANSIENT, error.getClass().getName());
  }
}
