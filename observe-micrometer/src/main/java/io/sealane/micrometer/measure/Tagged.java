package io.sealane.micrometer.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one measure, found by the values of their tags without allocating anything; each is
 * registered when it is first asked for.
 */
public final class Tagged<M> {

  private final Measure measure;
  private final Function<List<Tag>, M> register;
  private final Node<M> root = new Node<>();

  /** A meter, and those with one more tag; a tree because a key of several values costs bytes. */
  private static final class Node<M> {
    final Map<String, Node<M>> next = new ConcurrentHashMap<>();
    volatile @Nullable M meter;

    Node<M> next(String value) {
      Node<M> known = next.get(value);
      return known != null ? known : next.computeIfAbsent(value, unknown -> new Node<>());
    }
  }

  private Tagged(Measure measure, Function<List<Tag>, M> register) {
    this.measure = measure;
    this.register = register;
  }

  /** Counters of that measure. */
  public static Tagged<Counter> counters(MeterRegistry registry, Measure measure) {
    return new Tagged<>(
        measure,
        tags ->
            Counter.builder(measure.meter())
                .description(measure.description())
                .baseUnit(measure.unit())
                .tags(tags)
                .register(registry));
  }

  /** Timers of that measure. */
  public static Tagged<Timer> timers(MeterRegistry registry, Measure measure) {
    return new Tagged<>(
        measure,
        tags ->
            Timer.builder(measure.meter())
                .description(measure.description())
                .tags(tags)
                .register(registry));
  }

  /** Summaries of that measure. */
  public static Tagged<DistributionSummary> summaries(MeterRegistry registry, Measure measure) {
    return new Tagged<>(
        measure,
        tags ->
            DistributionSummary.builder(measure.meter())
                .description(measure.description())
                .baseUnit(measure.unit())
                .tags(tags)
                .register(registry));
  }

  /** The meter of that value. */
  public M with(String first) {
    Node<M> node = root.next(first);
    M known = node.meter;
    return known != null ? known : register(node, first);
  }

  /** The meter of these values, in the order of the tags. */
  public M with(String first, String second) {
    Node<M> node = root.next(first).next(second);
    M known = node.meter;
    return known != null ? known : register(node, first, second);
  }

  /** The meter of these values, in the order of the tags. */
  public M with(String first, String second, String third) {
    Node<M> node = root.next(first).next(second).next(third);
    M known = node.meter;
    return known != null ? known : register(node, first, second, third);
  }

  /** To register the same twice gives the same meter, so it does not matter who comes first. */
  private M register(Node<M> node, String... values) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      tags.add(Tag.of(measure.tags().get(i), values[i]));
    }
    M made = register.apply(tags);
    node.meter = made;
    return made;
  }
}
