package io.sealane.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

  sealed interface OrderEvent extends DomainEvent {}

  record Completed(String id) implements OrderEvent {}

  sealed interface Shipping extends OrderEvent {}

  record Shipped(String id) implements Shipping {}

  static final class Returned implements Shipping {}

  static non-sealed class Reminded implements OrderEvent {}

  abstract static sealed class Payment implements DomainEvent {}

  static final class Paid extends Payment {}

  static sealed class Note implements DomainEvent {}

  static final class LongNote extends Note {}

  record Legacy(String id) implements DomainEvent {}

  interface Open extends DomainEvent {}

  abstract static class HalfDone implements DomainEvent {}

  enum Signal implements DomainEvent {
    GREEN
  }

  class Inner implements DomainEvent {}

  record Generic<T>(T value) implements DomainEvent {}

  record Hand$Over() implements DomainEvent {}

  static final class Other {
    record Completed(String id) implements DomainEvent {}
  }

  private static final Upcaster NOTHING = data -> data;

  @Test
  void aSealedInterfaceNamesAllItsEventsAtAnyDepth() {
    EventCatalog catalog = EventCatalog.of("orders", OrderEvent.class);

    assertThat(catalog.context()).isEqualTo("orders");
    assertThat(catalog.types())
        .extracting(EventType::tag)
        .containsExactly(
            "orders.Completed", "orders.Shipped", "orders.Returned", "orders.Reminded");
    assertThat(catalog)
        .hasToString(
            "EventCatalog[orders: [orders.Completed, orders.Shipped, orders.Returned,"
                + " orders.Reminded]]");
  }

  @Test
  void aSealedClassIsAnEventItselfUnlessItIsAbstract() {
    EventCatalog catalog =
        EventCatalog.context("orders").events(Payment.class).events(Note.class).build();

    assertThat(catalog.types())
        .extracting(EventType::tag)
        .containsExactly("orders.Paid", "orders.Note", "orders.LongNote");
  }

  @Test
  void aCatalogueIsPutTogetherFromParts() {
    EventCatalog catalog =
        EventCatalog.context("orders")
            .events(Shipping.class)
            .event(Legacy.class)
            .event(Shipped.class)
            .tag(Shipped.class, "orders.gone")
            .alias("orders.Shipped", Shipped.class)
            .alias("orders.sent", Shipped.class)
            .upcast(Shipped.class, 2, NOTHING)
            .upcast(Shipped.class, 1, NOTHING)
            .build();

    EventType shipped = catalog.types().get(0);
    assertThat(shipped.javaType()).isEqualTo(Shipped.class);
    assertThat(shipped.tag()).isEqualTo("orders.gone");
    assertThat(shipped.aliases()).containsExactlyInAnyOrder("orders.Shipped", "orders.sent");
    assertThat(shipped.context()).isEqualTo("orders");
    assertThat(shipped.version()).isEqualTo(3);
    assertThat(shipped).hasToString("orders.gone v3 (" + Shipped.class.getName() + ")");
    assertThat(catalog.types().get(2).version()).isOne();
    assertThat(catalog.types()).hasSize(3);
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void whatCanBeNoEventIsRefusedAllAtOnce() {
    DomainEvent anonymous = new DomainEvent() {};
    record Local() implements DomainEvent {}
    EventCatalog.Builder builder =
        EventCatalog.context("orders")
            .event((Class) Object.class)
            .event((Class) String.class)
            .event((Class) Other.class)
            .event(DomainEvent.class)
            .event(Open.class)
            .event(HalfDone.class)
            .event(Signal.class)
            .event(Inner.class)
            .event(Generic.class)
            .event(anonymous.getClass())
            .event(Local.class);

    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            event catalogue 'orders' has 11 problems:
              - java.lang.Object belongs to the Java platform and is no event
              - java.lang.String belongs to the Java platform and is no event
              - %1$s$Other does not implement DomainEvent
              - io.sealane.event.DomainEvent is an open interface: seal it, or name its events one by one
              - %1$s$Open is an open interface: seal it, or name its events one by one
              - %1$s$HalfDone is an open abstract class: seal it, or name its events one by one
              - %1$s$Signal is an enum: it cannot be read back
              - %1$s$Inner is an inner class that is not static: it cannot be read back
              - %1$s$Generic is generic, and its type arguments would be lost: it cannot be read back
              - %1$s$1 is an anonymous or local class or a lambda: it cannot be read back
              - %1$s$1Local is an anonymous or local class or a lambda: it cannot be read back"""
                .formatted(EventCatalogTest.class.getName()));
  }

  @Test
  void tagsAndAliasesStandForOneTypeAndAreOfOneForm() {
    EventCatalog.Builder builder =
        EventCatalog.context("orders")
            .event(Completed.class)
            .event(Other.Completed.class)
            .event(Legacy.class)
            .event(Hand$Over.class)
            .tag(Legacy.class, "orders legacy")
            .tag(Legacy.class, "orders.legacy")
            .tag(Shipped.class, "orders.shipped")
            .alias("x".repeat(129), Completed.class)
            .alias("orders.Completed", Legacy.class)
            .alias("orders.old", Completed.class)
            .alias("orders.old", Completed.class)
            .alias("", Completed.class)
            .alias("orders.gone", Shipped.class);
    String name = EventCatalogTest.class.getName();

    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            event catalogue 'orders' has 10 problems:
              - tag 'orders.shipped' is for %1$s$Shipped, which is no event of this catalogue
              - alias 'orders.gone' is for %1$s$Shipped, which is no event of this catalogue
              - %1$s$Legacy has two tags, 'orders legacy' and 'orders.legacy': make one of them an alias
              - alias '%2$s' of %1$s$Completed is not 1 to 128 of A-Z a-z 0-9 . _ -
              - alias 'orders.old' of %1$s$Completed is there twice
              - alias '' of %1$s$Completed is not 1 to 128 of A-Z a-z 0-9 . _ -
              - tag 'orders.Completed' stands for both %1$s$Completed and %1$s$Other$Completed
              - tag 'orders legacy' of %1$s$Legacy is not 1 to 128 of A-Z a-z 0-9 . _ -
              - alias 'orders.Completed' stands for both %1$s$Completed and %1$s$Legacy
              - tag 'orders.Hand$Over' of %1$s$Hand$Over is not 1 to 128 of A-Z a-z 0-9 . _ -"""
                .formatted(name, "x".repeat(129)));
  }

  @Test
  void aChainOfUpcastersHasNoGaps() {
    EventCatalog.Builder builder =
        EventCatalog.context("orders")
            .events(Shipping.class)
            .event(Legacy.class)
            .upcast(Shipped.class, 1, NOTHING)
            .upcast(Shipped.class, 3, NOTHING)
            .upcast(Shipped.class, 7, NOTHING)
            .upcast(Returned.class, 0, NOTHING)
            .upcast(Returned.class, 1, NOTHING)
            .upcast(Returned.class, 1, NOTHING)
            .upcast(Completed.class, 1, NOTHING)
            .upcast(Legacy.class, 2, NOTHING);

    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            event catalogue 'orders' has 6 problems:
              - upcaster from 1 is for %1$s$Completed, which is no event of this catalogue
              - %1$s$Shipped has no upcaster from version 2
              - %1$s$Shipped has no upcaster from versions 4 to 6
              - %1$s$Returned has two upcasters from version 1
              - %1$s$Returned has an upcaster from version 0; the first is 1
              - %1$s$Legacy has no upcaster from version 1"""
                .formatted(EventCatalogTest.class.getName()));
  }

  @Test
  void aContextHasAName() {
    for (String name : List.of("", "or ders", "x".repeat(65), "orders\n", "é")) {
      assertThatThrownBy(() -> EventCatalog.of(name, OrderEvent.class))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "event catalogue '%s' has 1 problem:\n  - the context's name is not 1 to 64 of A-Z a-z 0-9 . _ -"
                  .formatted(name));
    }
    assertThat(EventCatalog.of("Shop.orders_2-eu", OrderEvent.class).types()).hasSize(4);
  }

  @Test
  void aCatalogueHasAnEvent() {
    assertThatThrownBy(() -> EventCatalog.context("orders").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("event catalogue 'orders' has 1 problem:\n  - there is no event in it");
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
    EventCatalog.Builder builder = EventCatalog.context("orders").event(Completed.class);
    EventCatalog first = builder.build();
    builder.event(Legacy.class).alias("orders.old", Completed.class).build();

    assertThat(first.types()).hasSize(1);
    assertThat(first.types().get(0).aliases()).isEmpty();
  }
}
