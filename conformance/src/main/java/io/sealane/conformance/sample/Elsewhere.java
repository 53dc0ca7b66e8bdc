package io.sealane.conformance.sample;

import io.sealane.codec.EventCatalog;
import io.sealane.codec.Upcaster;
import io.sealane.event.DomainEvent;

/** The same type tags in applications with other classes. */
public final class Elsewhere {

  /** Has a property less than the shop. */
  public record OrderOpened(String order) implements DomainEvent {}

  /** Has a required property that the shop does not write. */
  public record OpenedByClerk(String order, String text, int clerk) implements DomainEvent {}

  /** The third version of what the shop calls opened. */
  public record OpenedInCurrency(String order, String note, String currency)
      implements DomainEvent {}

  /** An event of the shop that the shop does not know yet. */
  public record Refunded(String order) implements DomainEvent {}

  /** A reader that wants less. */
  public static final EventCatalog LESS = one(OrderOpened.class, "shop.Opened");

  /** A reader that wants more. */
  public static final EventCatalog MORE = one(OpenedByClerk.class, "shop.Opened");

  /** A writer that knows more types. */
  public static final EventCatalog NEWER = one(Refunded.class, "shop.Refunded");

  /** A reader two versions ahead: a name changed twice, and a property came. */
  public static final EventCatalog AHEAD =
      EventCatalog.context("shop")
          .event(OpenedInCurrency.class)
          .tag(OpenedInCurrency.class, "shop.Opened")
          .upcast(OpenedInCurrency.class, 1, Upcaster.rename("text", "remark"))
          .upcast(
              OpenedInCurrency.class,
              2,
              Upcaster.rename("remark", "note").and(Upcaster.defaultValue("currency", "KRW")))
          .build();

  private Elsewhere() {}

  private static EventCatalog one(Class<? extends DomainEvent> type, String tag) {
    return EventCatalog.context("shop").event(type).tag(type, tag).build();
  }
}
