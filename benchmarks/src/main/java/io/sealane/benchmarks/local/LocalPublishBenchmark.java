package io.sealane.benchmarks.local;

import com.google.common.eventbus.EventBus;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventTypes;
import io.sealane.codec.json.JsonCodec;
import io.sealane.event.UuidV7;
import io.sealane.observe.Observer;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.LocalHandler;
import io.sealane.publish.LocalHandlers;
import io.sealane.publish.PublisherAssembly;
import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.engio.mbassy.bus.MBassador;
import net.engio.mbassy.bus.error.IPublicationErrorHandler;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.Listener;
import net.engio.mbassy.listener.References;
import org.greenrobot.eventbus.Subscribe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/**
 * Publishes to handlers in the same thread, the first ring: the public {@link EventPublisher} with
 * handlers of the event alone, nobody watching and no topic, beside the usual event buses. One
 * handler is for the supertype, the others, where there is one type of event, for the type itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LocalPublishBenchmark {

  /** How many handlers get each event, and how many types of event there are. */
  @Param({"1x1", "3x1", "10x1", "3x50"})
  public String wiring;

  private int handlers;
  private int types;
  private Ticked[] events;
  private int next;
  private long sum;
  private final Map<Class<?>, LocalHandler<Ticked>[]> byHand = new HashMap<>();
  private EventPublisher sealane;
  private EventPublisher watched;
  private EventBus guava;
  private MBassador<Ticked> mbassador;
  private org.greenrobot.eventbus.EventBus greenrobot;
  private SimpleApplicationEventMulticaster spring;

  /** Creates the benchmark; JMH calls it. */
  public LocalPublishBenchmark() {}

  /** Wires every bus alike. */
  @Setup(Level.Trial)
  public void wire() {
    String[] numbers = wiring.split("x");
    handlers = Integer.parseInt(numbers[0]);
    types = Integer.parseInt(numbers[1]);
    events = Ticked.ofTypes(types);
    sealane = publisher(locals(), Observer.noop());
    watched = publisher(locals().onWithMetadata(Ticked.class, this::note), (signal, at) -> sum++);
    for (Ticked event : events) {
      byHand.put(event.getClass(), handwritten());
    }
    guava = new EventBus();
    mbassador =
        new MBassador<>(
            (IPublicationErrorHandler)
                error -> {
                  throw new IllegalStateException(error.getCause());
                });
    greenrobot = org.greenrobot.eventbus.EventBus.builder().sendNoSubscriberEvent(false).build();
    spring = new SimpleApplicationEventMulticaster();
    for (int i = 0; i < handlers; i++) {
      Object listener = i == 0 || types > 1 ? new OfAny() : new OfOne();
      guava.register(listener);
      mbassador.subscribe(listener);
      greenrobot.register(listener);
      spring.addApplicationListener((ApplicationListener<?>) listener);
    }
    check("guava", this::guava);
    check("mbassador", this::mbassador);
    check("greenrobot", this::greenrobot);
    check("spring", this::spring);
  }

  /** A bus that does not deliver would win every row. */
  private void check(String bus, LongSupplier publish) {
    long before = sum;
    long called = publish.getAsLong() - before;
    if (called != handlers) {
      throw new IllegalStateException(bus + " called " + called + " handlers of " + handlers);
    }
  }

  private static EventPublisher publisher(LocalHandlers locals, Observer observer) {
    EventTypes known = EventTypes.of(EventCatalog.of("bench", Ticked.class));
    return new PublisherAssembly(
            known,
            List.of(),
            locals,
            JsonCodec.of(known),
            Map.of(),
            observer,
            Scheduler.system(),
            new UuidV7(Scheduler.system(), new Random(1)),
            Duration.ofSeconds(30),
            null)
        .assemble();
  }

  /** Three different lambdas in turn, so that the calls are as varied as in an application. */
  private LocalHandlers locals() {
    LocalHandlers locals = LocalHandlers.none();
    for (int i = 0; i < handlers; i++) {
      if (i == 0 || types > 1) {
        locals =
            i % 3 == 0
                ? locals.on(Ticked.class, event -> sum += event.value())
                : i % 3 == 1
                    ? locals.on(Ticked.class, event -> sum -= event.value())
                    : locals.on(Ticked.class, event -> sum ^= event.value());
      } else if (i % 2 == 0) {
        locals = locals.on(Ticked.E00.class, event -> sum += event.value());
      } else {
        locals = locals.on(Ticked.E00.class, event -> sum -= event.value());
      }
    }
    return locals;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private LocalHandler<Ticked>[] handwritten() {
    LocalHandler[] all = new LocalHandler[handlers];
    for (int i = 0; i < handlers; i++) {
      LocalHandler<Ticked> adds = event -> sum += event.value();
      LocalHandler<Ticked> takes = event -> sum -= event.value();
      LocalHandler<Ticked> mixes = event -> sum ^= event.value();
      all[i] = i % 3 == 0 ? adds : i % 3 == 1 ? takes : mixes;
    }
    return all;
  }

  private void note(Ticked event, io.sealane.event.EventMetadata metadata) {
    sum += metadata.id().length();
  }

  private Ticked event() {
    next = next + 1 == types ? 0 : next + 1;
    return events[next];
  }

  /** What cannot be undercut: a map from class to array, and a loop, by hand. */
  @Benchmark
  public long byHand() throws Exception {
    Ticked event = event();
    for (LocalHandler<Ticked> handler : byHand.get(event.getClass())) {
      handler.handle(event);
    }
    return sum;
  }

  /** Ours, as the target is stated. */
  @Benchmark
  public long sealane() {
    sealane.publish(event());
    return sum;
  }

  /** Ours with an observer, and with one more handler that wants the metadata. */
  @Benchmark
  public long sealaneWatched() {
    watched.publish(event());
    return sum;
  }

  /** Google Guava. */
  @Benchmark
  public long guava() {
    guava.post(event());
    return sum;
  }

  /** MBassador. */
  @Benchmark
  public long mbassador() {
    mbassador.publish(event());
    return sum;
  }

  /** greenrobot's EventBus. */
  @Benchmark
  public long greenrobot() {
    greenrobot.post(event());
    return sum;
  }

  /** Spring's multicaster, with a payload event as an application context makes one. */
  @Benchmark
  public long spring() {
    spring.multicastEvent(new PayloadApplicationEvent<>(this, event()));
    return sum;
  }

  /** Handles events of the supertype, for every bus. */
  @Listener(references = References.Strong)
  public final class OfAny
      implements ApplicationListener<PayloadApplicationEvent<? extends Ticked>> {

    /** Handles it for the buses that look for annotations. */
    @com.google.common.eventbus.Subscribe
    @Subscribe
    @Handler
    public void on(Ticked event) {
      sum += event.value();
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<? extends Ticked> event) {
      sum += event.getPayload().value();
    }
  }

  /** Handles events of the one type, for every bus. */
  @Listener(references = References.Strong)
  public final class OfOne implements ApplicationListener<PayloadApplicationEvent<Ticked.E00>> {

    /** Handles it for the buses that look for annotations. */
    @com.google.common.eventbus.Subscribe
    @Subscribe
    @Handler
    public void on(Ticked.E00 event) {
      sum += event.value();
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<Ticked.E00> event) {
      sum += event.getPayload().value();
    }
  }
}
