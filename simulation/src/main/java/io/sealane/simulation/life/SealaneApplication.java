package io.sealane.simulation.life;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.event.Publication;
import io.sealane.simulation.world.KeyedEvent;
import io.sealane.simulation.world.PlainEvent;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The real thing: an application that is assembled as users do it. */
public final class SealaneApplication implements Application {

  private static final EventCatalog PLAIN = EventCatalog.of("plain", PlainEvent.class);
  private static final EventCatalog KEYED = EventCatalog.of("keyed", KeyedEvent.class);
  private static final Codec CODEC = JsonCodec.of(PLAIN, KEYED);

  private final Setting setting;
  private @Nullable Sealane sealane;

  private SealaneApplication(Setting setting) {
    this.setting = setting;
  }

  /** An instance that is not started. */
  public static Application create(Setting setting) {
    return new SealaneApplication(setting);
  }

  @Override
  public void start() {
    if (sealane == null) {
      sealane = builder().start();
    } else {
      sealane.start();
    }
  }

  private SealaneBuilder builder() {
    SealaneBuilder builder = Sealane.over(setting.transport());
    for (Topic topic : setting.topics()) {
      builder.publish(topic.ordered() ? KEYED : PLAIN).to(topic);
    }
    if (setting.topics().size() == 1) {
      builder.read(setting.topics().get(0).ordered() ? PLAIN : KEYED);
    }
    setting.subscriptions().forEach(builder::subscribe);
    return builder
        .codec(CODEC)
        .scheduler(setting.scheduler())
        .executor(setting.executor())
        .random(setting.random())
        .observe(setting.observer());
  }

  private Sealane running() {
    Sealane running = sealane;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  @Override
  public void publish(List<Publication> publications) {
    running().publisher().publishAll(publications);
  }

  @Override
  public CompletableFuture<Void> publishAsync(List<Publication> publications) {
    return running().publisher().publishAsync(publications);
  }

  @Override
  public CompletableFuture<?> stop(Duration deadline) {
    return running().stop(deadline);
  }

  @Override
  public void concurrency(String subscription, int limit) {
    running().subscription(subscription).concurrency(limit);
  }

  @Override
  public void pause(String subscription) {
    running().subscription(subscription).pause();
  }

  @Override
  public void resume(String subscription) {
    running().subscription(subscription).resume();
  }

  @Override
  public CompletableFuture<Integer> redrive(
      String subscription, Selection selection, double perSecond) {
    return running()
        .deadLetters(subscription)
        .redrive(selection, perSecond)
        .completion()
        .toCompletableFuture();
  }
}
