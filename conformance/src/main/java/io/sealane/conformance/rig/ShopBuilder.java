package io.sealane.conformance.rig;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.Subscription;
import io.sealane.store.LeasedGuard;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Assembles an application of the shop: it publishes to one topic, and one subscription reads from
 * it, unless said otherwise.
 */
public final class ShopBuilder {

  private final Rig rig;
  private Topic topic;
  private String name;
  private UnaryOperator<Subscription> subscribed;
  private UnaryOperator<SealaneBuilder> assembled = builder -> builder;
  private final List<Subscription> more = new ArrayList<>();
  private EventCatalog catalog = ShopEvent.CATALOG;
  private boolean subscribing = true;

  ShopBuilder(Rig rig, Topic topic, Till till) {
    this.rig = rig;
    this.topic = topic;
    this.name = rig.name("till");
    this.subscribed = subscription -> subscription.onWithContext(Opened.class, till);
  }

  /** Says more about the subscription. */
  public ShopBuilder with(UnaryOperator<Subscription> change) {
    UnaryOperator<Subscription> before = subscribed;
    subscribed = subscription -> change.apply(before.apply(subscription));
    return this;
  }

  /** Has only these handlers, instead of the till. */
  public ShopBuilder handling(UnaryOperator<Subscription> handlers) {
    subscribed = handlers;
    return this;
  }

  /** Says more about the application. */
  public ShopBuilder set(UnaryOperator<SealaneBuilder> change) {
    UnaryOperator<SealaneBuilder> before = assembled;
    assembled = builder -> change.apply(before.apply(builder));
    return this;
  }

  /** Uses that guard in place of one of its own. */
  public ShopBuilder guard(LeasedGuard guard) {
    return set(builder -> builder.guard(guard));
  }

  /** Knows these words in place of the shop's own. */
  public ShopBuilder words(EventCatalog words) {
    catalog = words;
    return this;
  }

  /** Publishes only. */
  public ShopBuilder withoutSubscription() {
    subscribing = false;
    return this;
  }

  /** Another instance of the application's subscription. */
  public ShopBuilder named(String subscription) {
    name = subscription;
    return this;
  }

  /** Runs another subscription too. */
  public ShopBuilder and(Subscription subscription) {
    more.add(subscription);
    return this;
  }

  /** Starts it; it is closed when the case is over. */
  public Shop start() {
    Journal journal = new Journal();
    SealaneBuilder builder =
        rig.assemble(catalog)
            .publish(catalog)
            .to(topic)
            .observe(journal)
            .subscribe(more.toArray(Subscription[]::new));
    if (subscribing) {
      Subscription plain =
          Subscription.named(name).to(topic.name()).lease(rig.lease(), rig.longest());
      builder.subscribe(subscribed.apply(plain));
    }
    Sealane sealane = rig.open(assembled.apply(builder).start());
    return new Shop(rig, sealane, topic, name, journal);
  }
}
