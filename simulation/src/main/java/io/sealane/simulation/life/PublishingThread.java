package io.sealane.simulation.life;

import io.sealane.error.ClosedException;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.Publishing;
import io.sealane.simulation.world.SimEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes its part, call by call, each until all of it is accepted; after a crash it goes on with
 * the calls that were not known to be through.
 */
final class PublishingThread {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Stage stage;
  private final Instance instance;
  private final List<Publishing> mine;
  private final Set<String> tried = new HashSet<>();
  private int next;

  /** A call that is under way, or was not even begun. */
  private record Call(
      Publishing publishing,
      List<Publication> publications,
      Set<String> firstTime,
      @Nullable CompletableFuture<Void> answer) {}

  PublishingThread(Stage stage, Instance instance, int number) {
    this.stage = stage;
    this.instance = instance;
    this.mine =
        stage.world().publishings().stream().filter(call -> call.thread() == number).toList();
  }

  boolean isDone() {
    return next >= mine.size();
  }

  void begin() {
    SimProcess process = instance.process();
    process.fork(() -> run(process));
  }

  private void run(SimProcess process) {
    while (!isDone()) {
      List<Call> calls = new ArrayList<>();
      boolean goOn = true;
      while (goOn && next + calls.size() < mine.size()) {
        Publishing publishing = mine.get(next + calls.size());
        pass(process, publishing);
        Call call = begin(process, publishing);
        calls.add(call);
        goOn = call.answer() != null;
      }
      for (Call call : calls) {
        finish(process, call);
        stage.oracle().publishing().confirmed(call.publishing().events());
      }
      next += calls.size();
    }
  }

  private static void pass(SimProcess process, Publishing publishing) {
    long wait = publishing.at().toNanos() - process.nanoTime();
    if (wait > 0) {
      process.pass(Duration.ofNanos(wait));
    }
  }

  private Call begin(SimProcess process, Publishing publishing) {
    List<Publication> publications =
        publishing.events().stream().map(event -> publication(process, event, publishing)).toList();
    Set<String> firstTime = new HashSet<>();
    publishing.events().stream().map(SimEvent::id).filter(tried::add).forEach(firstTime::add);
    if (firstTime.isEmpty()) {
      // a crash has left open what became of it
      publishing.events().forEach(event -> stage.oracle().publishing().refused(event.id(), false));
    }
    CompletableFuture<Void> answer = null;
    Application application = instance.application();
    if (publishing.async() && application != null) {
      try {
        answer = application.publishAsync(publications);
      } catch (ClosedException e) {
        answer = null;
      }
    }
    return new Call(publishing, publications, firstTime, answer);
  }

  private void finish(SimProcess process, Call call) {
    List<Publication> left = call.publications();
    CompletableFuture<Void> answer = call.answer();
    while (!left.isEmpty()) {
      try {
        if (answer != null) {
          await(process, answer);
          return;
        }
        Application application = instance.application();
        if (application != null) {
          application.publish(left);
          return;
        }
      } catch (PublishException e) {
        e.refusals().forEach(refusal -> refused(refusal, call.firstTime()));
        left = e.notAccepted();
        call.firstTime().clear();
      } catch (ClosedException e) {
        // somebody is stopping it; it will be back
      }
      answer = null;
      process.pass(Duration.ofMillis(400));
    }
  }

  private void await(SimProcess process, CompletableFuture<Void> answer) {
    try {
      process.await(answer, PATIENCE);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PublishException refused) {
        throw refused;
      }
      throw new IllegalStateException("publishing failed in no way that it may", e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new IllegalStateException("publishing hangs", e);
    }
  }

  private void refused(PublishException.Refusal refusal, Set<String> firstTime) {
    String id = String.valueOf(refusal.publication().id());
    stage.oracle().publishing().refused(id, !refusal.unknown() && firstTime.contains(id));
  }

  private Publication publication(SimProcess process, SimEvent event, Publishing publishing) {
    Publication publication = Publication.of(event).withId(event.id());
    if (publishing.expiresAfter().isZero()) {
      return publication;
    }
    stage
        .world()
        .subscriptions()
        .forEach(plan -> stage.oracle().mayExpire(plan.name(), event.id()));
    return publication.withExpiry(process.instant().plus(publishing.expiresAfter()));
  }
}
