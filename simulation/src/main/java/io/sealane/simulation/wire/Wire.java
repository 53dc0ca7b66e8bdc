package io.sealane.simulation.wire;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.SimProcess;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What lies between clients and broker: time passes on it, and things get lost. */
public final class Wire {

  private final SimProcess broker;
  private final Faults faults;
  private final BiConsumer<SimProcess, Call> log;
  private final SplittableRandom random;
  private int restarts;

  /** A wire to the process of a broker; the log sees every call that a client makes. */
  public Wire(
      SimProcess broker, Faults faults, BiConsumer<SimProcess, Call> log, SplittableRandom random) {
    this.broker = broker;
    this.faults = faults;
    this.log = log;
    this.random = random;
  }

  /** Every call that is under way is lost. */
  public void restart() {
    restarts++;
  }

  /** Sends a request; the stage completes, in its client's process, with what the client learns. */
  public <T> CompletableFuture<T> call(SimProcess client, Call call, Request<T> request) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (client.isDead()) {
      return answer;
    }
    log.accept(client, call);
    Failure refusal = refusal(call);
    if (refusal != null) {
      after(client, millis(1, 200), answer, request.refused(refusal));
    } else if (call != Call.ADMIN && faults.strikes(FaultKind.REQUEST_LOST)) {
      after(client, timeout(), answer, request.lost(noAnswer()));
    } else if (call != Call.RECEIVE && faults.strikes(FaultKind.REQUEST_LATE)) {
      Duration timeout = timeout();
      after(client, timeout, answer, request.lost(noAnswer()));
      broker.schedule(() -> request.arrive(ignored -> {}), timeout.plus(millis(1, 4_000)));
    } else {
      broker.schedule(() -> arrive(client, call, request, answer), latency());
    }
    return answer;
  }

  private @Nullable Failure refusal(Call call) {
    if (faults.isOn(FaultKind.OUTAGE)) {
      faults.hit(FaultKind.OUTAGE);
      return Failure.of(Kind.TRANSIENT, "connection refused");
    }
    if (faults.strikes(FaultKind.DENIED)) {
      return Failure.of(Kind.DENIED, "credentials have expired");
    }
    if (faults.strikes(FaultKind.MISSING)) {
      return Failure.of(Kind.MISSING, "no such topic or queue");
    }
    if (faults.strikes(FaultKind.THROTTLED)) {
      boolean says = faults.choices(FaultKind.THROTTLED).nextBoolean();
      return new Failure(Kind.THROTTLED, "slow down", says ? millis(100, 3_000) : null);
    }
    if (call.refusal != null && faults.strikes(call.refusal)) {
      return Failure.of(Kind.TRANSIENT, "internal error");
    }
    return null;
  }

  private <T> void arrive(
      SimProcess client, Call call, Request<T> request, CompletableFuture<T> answer) {
    int epoch = restarts;
    request.arrive(
        reply -> {
          if (epoch != restarts) {
            after(client, millis(1, 50), answer, request.lost(noAnswer()));
          } else if (call != Call.ADMIN && faults.strikes(FaultKind.RESPONSE_LOST)) {
            after(client, timeout(), answer, request.lost(noAnswer()));
          } else {
            after(client, latency(), answer, reply);
          }
        });
  }

  private <T> void after(SimProcess client, Duration delay, CompletableFuture<T> answer, T value) {
    client.callback(() -> answer.complete(value), delay);
  }

  private static Failure noAnswer() {
    return Failure.of(Kind.TRANSIENT, "no answer");
  }

  private Duration latency() {
    return faults.strikes(FaultKind.SLOW_CALL) ? millis(500, 8_000) : millis(1, 15);
  }

  private Duration timeout() {
    return millis(1_000, 5_000);
  }

  private Duration millis(int from, int to) {
    return Duration.ofNanos(random.nextLong(from * 1_000_000L, to * 1_000_000L));
  }
}
