package io.sealane.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.sealane.micrometer.measure.Bounded;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import java.time.Instant;
import java.util.Objects;

/**
 * Records meters of everything that happens to events: how many were published, handled, retried,
 * given up, how long handlers took, how far behind they are. The names, units and tags are listed
 * in docs/metrics.md.
 *
 * <p>Tags are names of topics, subscriptions and event types, and constants: never an id, a key, a
 * header or anything of a payload. However many types somebody makes up, there are at most so many
 * values; see {@link #withMaxTypes}. Meters are registered when they are first needed and then
 * kept: recording allocates nothing, and a meter that is removed from the registry later stays
 * away.
 */
public final class MicrometerObserver implements Observer {

  /** How many event types are told apart unless said. */
  public static final int MAX_TYPES = 200;

  private final MeterRegistry registry;
  private final Recorders recorders;

  private MicrometerObserver(MeterRegistry registry, int maxTypes) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.recorders = Recorders.of(registry, new Bounded(maxTypes));
  }

  /** Records meters in that registry. */
  public static MicrometerObserver of(MeterRegistry registry) {
    return new MicrometerObserver(registry, MAX_TYPES);
  }

  /**
   * The same with another bound on the values of the tag {@code type}.
   *
   * @param max 1 or more; all types beyond are one, {@code OTHER}
   */
  public MicrometerObserver withMaxTypes(int max) {
    return new MicrometerObserver(registry, max);
  }

  @Override
  public void on(Signal signal, Instant at) {
    recorders.record(signal, at);
  }
}
