package io.sealane.examples.story;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.event.Publication;
import io.sealane.examples.story.delivery.Delivery;
import io.sealane.examples.story.delivery.DeliveryEvent;
import io.sealane.examples.story.logistics.Logistics;
import io.sealane.examples.story.orders.OrderEvent;
import io.sealane.examples.story.orders.OrderEvent.OrderCompleted;
import io.sealane.examples.story.orders.Orders;
import io.sealane.examples.story.purchase.Purchase;
import io.sealane.examples.story.purchase.PurchaseEvent;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.history.EventHistory;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.OutgoingMessage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One shop, four contexts that know each other only by their events, and four orders. */
public final class OrderStory {

  private final Transport transport;
  private final EventHistory history = EventHistory.create();
  private final AtomicBoolean storm = new AtomicBoolean();
  private final Stage stage;
  private final Orders orders;
  private final Purchase purchase;
  private final Delivery delivery;
  private final Logistics logistics;

  OrderStory(Stage stage, Transport transport) {
    this.stage = stage;
    this.transport = transport;
    orders = new Orders(stage.voice("orders"));
    purchase = new Purchase(stage.voice("purchase"));
    delivery = new Delivery(storm::get, stage.voice("delivery"));
    logistics = new Logistics(stage.voice("logistics"));
  }

  /** Tells the story. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new OrderStory(new Stage(out), InMemoryTransport.create()).tell();
  }

  void tell() throws InterruptedException {
    stage.title("A shop, four contexts that know each other only by their events, four orders.");
    try (Sealane shop = open()) {
      anOrderCompletes(shop);
      theSameMessageArrivesThreeTimes(shop);
      aLegacySystemReportsAnOrder();
      aStorm(shop);
      theOperator(shop);
    }
    theEnd();
  }

  private Sealane open() {
    return Sealane.over(transport)
        .publish(EventCatalog.of("orders", OrderEvent.class))
        .to(Topic.of("orders"))
        .publish(EventCatalog.of("purchase", PurchaseEvent.class))
        .to(Topic.of("purchase"))
        .publish(EventCatalog.of("delivery", DeliveryEvent.class))
        .to(Topic.of("delivery"))
        .topics(Topic.of("legacy"))
        .subscribe(orders.subscription(), purchase.subscription())
        .subscribe(delivery.subscription(), logistics.subscription())
        .observe(history, new Prompter(stage))
        .start();
  }

  private void anOrderCompletes(Sealane shop) throws InterruptedException {
    stage.scene("1. An order completes, and everybody does their part");
    orders.complete(new OrderCompleted("o-1", 2, "lamp", "Seoul"), shop.publisher());
    stage.hear("orders", "purchase", "delivery");
    stage.hearAll("logistics", 3);
  }

  private void theSameMessageArrivesThreeTimes(Sealane shop) throws InterruptedException {
    stage.scene("2. The same message arrives three times, and the order is shipped once");
    OrderCompleted order = new OrderCompleted("o-2", 1, "chair", "Busan");
    Publication completed = orders.complete(order, shop.publisher());
    shop.publisher().publish(completed);
    shop.publisher().publish(completed);
    stage.hear("orders", "purchase", "purchase", "purchase", "delivery", "delivery", "delivery");
    stage.hearAll("logistics", 3);
  }

  private void aLegacySystemReportsAnOrder() throws InterruptedException {
    stage.scene("3. A legacy system reports an order, in its own words");
    String report =
        """
        {"ORD_NO":"0000004711","STAT_CD":"99","ITM_CD":"LMP","QTY":"0003","DEST_CD":"051"}""";
    stage.tell("legacy     " + report);
    byte[] body = report.getBytes(StandardCharsets.UTF_8);
    transport
        .sender(Topic.of("legacy"))
        .send(List.of(new OutgoingMessage("legacy-4711", null, body, Map.of())));
    stage.hear("orders", "purchase", "delivery");
    stage.hearAll("logistics", 3);
  }

  private void aStorm(Sealane shop) throws InterruptedException {
    stage.scene("4. A storm: a handler fails, is tried again, gives up, and makes up for it");
    storm.set(true);
    orders.complete(new OrderCompleted("o-3", 1, "lamp", "Jeju"), shop.publisher());
    stage.hear("orders", "purchase", "logistics");
    stage.hear("delivery", "delivery", "delivery", "delivery", "delivery", "purchase");
  }

  private void theOperator(Sealane shop) throws InterruptedException {
    stage.scene("5. The storm is over, and an operator looks at what was left");
    storm.set(false);
    DeadLetters letters = shop.deadLetters("delivery");
    for (DeadLetter letter : letters.list()) {
      stage.tell("operator   finds " + letter.key() + ": " + words(letter.cause()));
    }
    stage.tell("operator   sends %d back".formatted(letters.redrive(Selection.all())));
    stage.hear("delivery", "purchase");
    stage.hearAll("logistics", 2);
    stage.tell("operator   finds %d dead letters now".formatted(letters.list().size()));
  }

  private static String words(DeadLetter.Cause cause) {
    String message = cause.detail().substring(cause.detail().indexOf(": ") + 2);
    return cause.reason() + " after " + cause.attempts() + " attempts, " + message;
  }

  private void theEnd() {
    stage.scene("What happened to the order o-3, and what it caused");
    stage.tell(history.tree("completed-o-3").withoutTimes().withoutIds().toString());
    stage.pause();
    stage.tell("Four orders were completed, and %d shipped.".formatted(logistics.shipped()));
    if (!stage.unheard().isEmpty()) {
      throw new IllegalStateException("not in the script: " + stage.unheard());
    }
  }
}
