package io.sealane.consume.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.transport.receive.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LanesProps {

  @Property
  void oneOfAKeyAtATimeInOrderAndNoneForgotten(
      @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> keys, @ForAll long seed) {
    Lanes lanes = new Lanes(true);
    Random choice = new Random(seed);
    List<Held> running = new ArrayList<>();
    Map<String, Integer> last = new HashMap<>();
    int added = 0;
    int started = 0;
    while (started < keys.size() || !running.isEmpty()) {
      if (added < keys.size() && choice.nextBoolean()) {
        lanes.add(held(added, "k" + keys.get(added)));
        added++;
        continue;
      }
      Held next = choice.nextBoolean() ? lanes.next() : null;
      if (next != null) {
        started++;
        running.add(next);
        assertThat(keysOf(running)).as("two of one key at once").hasSameSizeAs(running);
        int number = Integer.parseInt(next.messageId());
        Integer before = last.put(next.delivery.key(), number);
        assertThat(before == null || before < number).as("order of a key").isTrue();
      } else if (!running.isEmpty()) {
        Held done = running.remove(choice.nextInt(running.size()));
        if (choice.nextInt(4) == 0) {
          // Tried again: comes before all that is behind it.
          last.remove(done.delivery.key());
          lanes.again(done);
          started--;
        } else {
          lanes.done(done);
        }
      }
    }
    assertThat(lanes.next()).isNull();
    assertThat(lanes.behind()).isZero();
  }

  @Property
  void whatIsTakenOutIsAllThatWaits(
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> keys,
      @ForAll @IntRange(max = 5) int running) {
    Lanes lanes = new Lanes(true);
    for (int i = 0; i < keys.size(); i++) {
      lanes.add(held(i, "k" + keys.get(i)));
    }
    List<Held> heads = new ArrayList<>();
    for (int i = 0; i < running; i++) {
      Held head = lanes.next();
      if (head != null) {
        heads.add(head);
      }
    }

    List<Held> taken = lanes.takeAll();

    assertThat(taken).hasSize(keys.size() - heads.size()).noneMatch(heads::contains);
    assertThat(lanes.behind()).isZero();
    assertThat(lanes.ready()).isZero();
    heads.forEach(lanes::done);
    lanes.add(held(99, "k0"));
    assertThat(lanes.next()).as("no lane stays closed behind nobody").isNotNull();
  }

  @Property
  void withoutOrderEverythingIsReadyAtOnce(@ForAll @Size(max = 40) List<Integer> keys) {
    Lanes lanes = new Lanes(false);
    for (int i = 0; i < keys.size(); i++) {
      lanes.add(held(i, "k" + keys.get(i)));
    }

    assertThat(lanes.ready()).isEqualTo(keys.size());
    assertThat(lanes.behind()).isZero();
  }

  private static Set<String> keysOf(List<Held> some) {
    Set<String> keys = new HashSet<>();
    some.forEach(held -> keys.add(String.valueOf(held.delivery.key())));
    return keys;
  }

  private static Held held(int number, String key) {
    return new Held(
        new Delivery(String.valueOf(number), key, new byte[0], Map.of(), 1, null), 0, 1);
  }
}
