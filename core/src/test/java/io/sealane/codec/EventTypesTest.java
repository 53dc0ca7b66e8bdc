package io.sealane.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import org.junit.jupiter.api.Test;

class EventTypesTest {

  record Completed(String id) implements DomainEvent {}

  static class Shipped implements DomainEvent {}

  static class ShippedAbroad extends Shipped {}

  record Bought(String id) implements DomainEvent {}

  private static EventCatalog orders() {
    return EventCatalog.context("orders")
        .event(Completed.class)
        .event(Shipped.class)
        .alias("orders.gone", Shipped.class)
        .build();
  }

  @Test
  void typesAreFoundByClassTagAndAlias() {
    EventTypes types = EventTypes.of(orders(), EventCatalog.of("purchase", Bought.class));

    assertThat(types.all())
        .extracting(EventType::tag)
        .containsExactly("orders.Completed", "orders.Shipped", "purchase.Bought");
    assertThat(types.find(Shipped.class)).isSameAs(types.all().get(1));
    assertThat(types.find("orders.Shipped")).isSameAs(types.all().get(1));
    assertThat(types.find("orders.gone")).isSameAs(types.all().get(1));
    assertThat(types.find("purchase.Bought")).isSameAs(types.all().get(2));
  }

  @Test
  void nothingElseIsFound() {
    EventTypes types = EventTypes.of(orders());

    assertThat(types.find(ShippedAbroad.class)).isNull();
    assertThat(types.find(DomainEvent.class)).isNull();
    assertThat(types.find("orders.shipped")).isNull();
    assertThat(types.find(" orders.Shipped")).isNull();
    assertThat(types.find(Shipped.class.getName())).isNull();
    assertThat(types.find("")).isNull();
  }

  @Test
  void theSameTypeTwiceIsOnce() {
    assertThat(EventTypes.of(orders(), orders(), EventCatalog.of("orders", Completed.class)).all())
        .hasSize(2);
  }

  @Test
  void catalogsThatContradictEachOtherAreRefusedWithAllOfIt() {
    EventCatalog shop =
        EventCatalog.context("shop")
            .event(Completed.class)
            .event(Bought.class)
            .event(ShippedAbroad.class)
            .tag(Bought.class, "orders.gone")
            .alias("orders.Shipped", ShippedAbroad.class)
            .build();

    assertThatThrownBy(() -> EventTypes.of(orders(), shop))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            the set of event catalogues has 3 problems:
              - %1$s$Completed is registered differently by catalogues 'orders' and 'shop'
              - tag 'orders.gone' stands for both %1$s$Shipped and %1$s$Bought, by catalogues 'orders' and 'shop'
              - tag 'orders.Shipped' stands for both %1$s$Shipped and %1$s$ShippedAbroad, by catalogues 'orders' and 'shop'"""
                .formatted(EventTypesTest.class.getName()));
  }
}
