package io.sealane.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some of everything, for a while: what must hold whatever happens. */
class TroubleTest {
  private static final int MESSAGES = 200;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingThatWasAcceptedIsLostInWhateverTrouble(boolean ordered) {
    Map<Kind, Long> hits = new EnumMap<>(Kind.class);
    for (long seed = 0; seed < 30; seed++) {
      Life life = new Life(Trouble.everything(seed), ordered);
      life.live();
      assertThat(life.intact).as("seed %s", seed).hasSize(MESSAGES);
      life.bench.transport.faults().hits().forEach((kind, n) -> hits.merge(kind, n, Long::sum));
    }
    assertThat(hits)
        .containsKeys(Kind.SEND_REJECTED, Kind.SEND_THROTTLED, Kind.SEND_UNKNOWN, Kind.SEND_LOST)
        .containsKeys(Kind.RECEIVE_FAILED, Kind.RECEIVE_LOST, Kind.DUPLICATED, Kind.DELAYED)
        .containsKeys(Kind.CORRUPTED, Kind.LEASE_CUT, Kind.EXTEND_FAILED)
        .containsKeys(Kind.SETTLE_FAILED, Kind.SETTLE_IGNORED, Kind.SETTLE_UNANSWERED);
    assertThat(hits.containsKey(Kind.REORDERED)).isEqualTo(!ordered);
  }

  @Test
  void anOrderedQueueKeepsTheOrderOfFirstDeliveriesPerKeyInWhateverTrouble() {
    for (long seed = 0; seed < 30; seed++) {
      Life life = new Life(Trouble.everything(seed).with(Kind.CORRUPTED, 0), true);
      life.live();
      assertThat(life.firsts).hasSize(MESSAGES);
      Map<Integer, Integer> latest = new HashMap<>();
      for (int number : life.firsts) {
        Integer before = latest.put(number % 4, number);
        assertThat(before == null || before < number).as("seed %s: %s", seed, number).isTrue();
      }
    }
  }

  @Test
  void aSeedRepeatsItsRunExactly() {
    Life first = new Life(Trouble.everything(42), false);
    Life again = new Life(Trouble.everything(42), false);
    Life other = new Life(Trouble.everything(43), false);
    first.live();
    again.live();
    other.live();

    assertThat(again.log).isEqualTo(first.log);
    assertThat(again.bench.transport.faults().hits())
        .isEqualTo(first.bench.transport.faults().hits());
    assertThat(other.log).isNotEqualTo(first.log);
  }

  @Test
  void certainFaultsStillLetEachMessageThrough() {
    Trouble trouble =
        Trouble.seeded(7)
            .with(Kind.DUPLICATED, 1)
            .with(Kind.DELAYED, 0.5)
            .with(Kind.REORDERED, 1)
            .with(Kind.CORRUPTED, 1)
            .withDelaysUpTo(Duration.ofMinutes(1));
    Life life = new Life(trouble, false);

    life.live();

    assertThat(life.intact).hasSize(MESSAGES);
  }

  @Test
  void troubleIsAValue() {
    Trouble none = Trouble.seeded(7);
    Trouble some = none.with(Kind.DELAYED, 0.5).withDelaysUpTo(Duration.ofMillis(1));

    assertThat(none.probability(Kind.DELAYED)).isZero();
    assertThat(some.probability(Kind.DELAYED)).isEqualTo(0.5);
    assertThat(some.longestDelay()).isEqualTo(Duration.ofMillis(1));
    assertThat(some.seed()).isEqualTo(7);
    assertThat(some).hasToString("Trouble[seed 7, {DELAYED=0.5}]");
    assertThat(InMemoryTransport.create().withTrouble(some).withCapacity(5).faults().seed())
        .isEqualTo(7);
  }

  @Test
  void impossibleTroubleIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trouble.seeded(1).with(Kind.DELAYED, 1.5))
        .withMessage("DELAYED with a probability of 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trouble.seeded(1).with(Kind.DELAYED, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trouble.seeded(1).withDelaysUpTo(Duration.ZERO))
        .withMessage("delays of up to PT0S");
  }

  /** Sends everything until it is accepted, and receives until nothing is left. */
  private static final class Life {
    final Bench bench;
    final QueueSpec queue;
    final List<String> log = new ArrayList<>();
    final Map<String, Integer> intact = new HashMap<>();
    final List<Integer> firsts = new ArrayList<>();

    Life(Trouble trouble, boolean ordered) {
      this.bench = new Bench(trouble);
      this.queue = ordered ? Bench.orderedQueue("delivery") : Bench.queue("delivery");
    }

    void live() {
      Receiver receiver = bench.receiver(queue);
      for (int i = 0; i < MESSAGES; i++) {
        publish(i);
        if (i % 10 == 9) {
          work(receiver);
        }
      }
      while (!Bench.backlog(receiver).isEmpty()) {
        work(receiver);
      }
    }

    private void publish(int number) {
      SendResult result;
      do {
        String id = "message-" + number;
        result = Bench.now(bench.send(Bench.keyed("k" + number % 4, id))).get(0);
        log.add(id + " " + result);
      } while (!(result instanceof SendResult.Accepted));
    }

    private void work(Receiver receiver) {
      ReceiveResult result = Bench.now(Bench.poll(receiver, 10, Duration.ZERO));
      log.add(result.toString());
      if (result instanceof ReceiveResult.Received received) {
        bench.time.advance(Duration.ofSeconds(1));
        for (Delivery delivery : received.deliveries()) {
          handle(Bench.id(delivery));
          log.add(Bench.extend(receiver, delivery, Bench.LEASE).toString());
          log.add(Bench.done(receiver, delivery).toString());
        }
      }
      bench.time.advance(Duration.ofSeconds(1));
    }

    private void handle(String text) {
      if (text.matches("message-[0-9]+") && intact.merge(text, 1, Integer::sum) == 1) {
        firsts.add(Integer.parseInt(text.substring("message-".length())));
      }
    }
  }
}
