package io.sealane.simulation.world;

import io.sealane.simulation.broker.BrokerSettings;
import io.sealane.simulation.broker.BrokerSettings.SizeLimits;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Makes a world of a seed. */
final class Maker {

  static final Topic PLAIN = Topic.of("plain");
  static final Topic KEYED = Topic.ordered("keyed");

  private final long seed;
  private final Dice dice;

  Maker(long seed) {
    this.seed = seed;
    this.dice = new Dice(new SplittableRandom(seed));
  }

  World make() {
    List<Topic> topics = dice.oneOf(List.of(List.of(PLAIN), List.of(KEYED), List.of(PLAIN, KEYED)));
    int instances = dice.chance(0.8) ? 2 : 3;
    int threads = instances * dice.between(1, 2);
    Duration busy = dice.seconds(20, 70);
    List<Publishing> publishings = publishings(topics, threads, busy);
    int events = publishings.stream().mapToInt(publishing -> publishing.events().size()).sum();
    List<SubscriptionPlan> subscriptions = new ArrayList<>();
    int count = dice.oneOf(List.of(1, 1, 2, 2, 3));
    for (int i = 0; i < count; i++) {
      subscriptions.add(new SubscriptionMaker(dice, topics, events).make("sub" + i));
    }
    Duration calm = busy.plus(dice.seconds(10, 40));
    FaultMaker faults = new FaultMaker(dice, calm);
    return new World(
        seed,
        settings(),
        topics,
        List.copyOf(subscriptions),
        instances,
        threads,
        publishings,
        injections(topics, busy, publishings),
        faults.make(),
        calm,
        faults.aftermath());
  }

  private BrokerSettings settings() {
    int cap = dice.chance(0.1) ? dice.between(4, 12) : 120_000;
    return new BrokerSettings(
        cap,
        dice.chance(0.1) ? dice.between(6, 40) : 200,
        Duration.ofHours(12),
        dice.chance(0.7),
        dice.chance(0.8) ? 10 : dice.between(1, 4),
        dice.chance(0.3) ? SizeLimits.TIGHT : SizeLimits.AWS);
  }

  private List<Publishing> publishings(List<Topic> topics, int threads, Duration busy) {
    List<Publishing> all = new ArrayList<>();
    int events = dice.between(30, 70);
    int keys = dice.between(1, 8);
    int number = 0;
    while (number < events) {
      Topic topic = dice.oneOf(topics);
      int size = dice.chance(0.7) ? 1 : dice.between(2, 6);
      int thread = dice.between(0, threads - 1);
      List<SimEvent> some = new ArrayList<>();
      for (int i = 0; i < size && number < events; i++) {
        some.add(event(topic, number++, thread, keys));
      }
      Duration expires = dice.chance(0.03) ? dice.millis(1, 10_000) : Duration.ZERO;
      all.add(new Publishing(thread, at(busy), List.copyOf(some), expires, dice.chance(0.3)));
    }
    all.sort(Comparator.comparing(Publishing::at));
    return List.copyOf(all);
  }

  /** Mostly in bursts: what comes together meets in batches. */
  private Duration at(Duration busy) {
    Duration any = dice.millis(0, (int) busy.toMillis());
    return dice.chance(0.6) ? any.truncatedTo(ChronoUnit.SECONDS) : any;
  }

  /** All events of a key are published by one thread, so that their order has a meaning. */
  private SimEvent event(Topic topic, int number, int thread, int keys) {
    boolean keyless = dice.chance(topic.ordered() ? 0.1 : 0.5);
    String key = keyless ? null : "k" + thread + "-" + dice.between(1, keys);
    boolean unheard = dice.chance(0.05);
    if (topic.ordered()) {
      return unheard
          ? new KeyedEvent.KeyedUnheard(number, key)
          : new KeyedEvent.KeyedPlaced(number, key, note());
    }
    return unheard
        ? new PlainEvent.PlainUnheard(number, key)
        : new PlainEvent.PlainPlaced(number, key, note());
  }

  /** Text of which each character takes three bytes, now and then a lot of it. */
  private String note() {
    return "\ud55c".repeat(dice.chance(0.2) ? dice.between(50, 300) : dice.between(0, 20));
  }

  private List<Injection> injections(
      List<Topic> topics, Duration busy, List<Publishing> publishings) {
    List<Injection> all = new ArrayList<>();
    List<FaultKind> kinds =
        List.of(FaultKind.UNDECODABLE, FaultKind.UNKNOWN_TYPE, FaultKind.CONFLICT);
    List<Integer> plain =
        publishings.stream()
            .flatMap(publishing -> publishing.events().stream())
            .filter(PlainEvent.PlainPlaced.class::isInstance)
            .map(SimEvent::number)
            .toList();
    int count = dice.chance(0.6) ? 0 : dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      FaultKind kind = dice.oneOf(kinds);
      Topic topic = dice.oneOf(topics);
      if (kind != FaultKind.CONFLICT) {
        all.add(new Injection(kind, at(busy), topic.name(), 5_000 + i));
      } else if (!plain.isEmpty()) {
        all.add(new Injection(kind, at(busy), PLAIN.name(), dice.oneOf(plain)));
      }
    }
    return List.copyOf(all);
  }
}
