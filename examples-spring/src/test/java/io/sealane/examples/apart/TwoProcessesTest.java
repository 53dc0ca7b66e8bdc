package io.sealane.examples.apart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.examples.shop.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two JVMs and real servers between them: what happens if one of the two is killed at work. */
class TwoProcessesTest {

  private static final int ORDERS = 60;
  private static final String ORDER = "{\"article\": \"tea\", \"quantity\": 9}";
  private static final int PARCELS = 3;

  private TwoProcesses servers;
  private ShopProcess shop;
  private ShopProcess delivery;

  @BeforeEach
  void start() {
    servers =
        TwoProcesses.onServers(
            "--server.port=0", "--logging.level.root=ERROR", "--spring.main.banner-mode=off");
    startDelivery();
    startShop();
  }

  /** What a killed one held comes back with the end of its lease, which is short here. */
  private void startDelivery() {
    delivery = servers.delivery("--sealane.subscriptions.delivery.lease=5s");
  }

  private void startShop() {
    shop = servers.shop("--sealane.subscriptions.shop.lease=5s");
  }

  @AfterEach
  void stop() {
    shop.close();
    delivery.close();
    servers.close();
  }

  @Test
  void eachOrderIsDeliveredOnceThoughBothAreKilledAtWork() {
    place(0, 20);
    delivery.kill();
    place(20, 40);
    startDelivery();
    new Http(delivery.address()).await("/deliveries", node -> node.size() > 20);
    shop.kill();
    startShop();
    place(30, ORDERS); // some of them again, as whoever got no answer would

    awaitAllParcels();
    assertThat(texts(new Http(delivery.address()).get("/deliveries").body()))
        .containsExactlyInAnyOrderElementsOf(ids());
    JsonNode parcels = new Http(shop.address()).get("/parcels").body();
    assertThat(ids()).allSatisfy(id -> assertThat(parcels.path(id).asInt()).isEqualTo(PARCELS));
    assertThat(new Http(shop.address()).get("/purchases").body().path("tea").asInt())
        .isEqualTo(9 * ORDERS);
  }

  private void place(int from, int to) {
    Http http = new Http(shop.address());
    for (int i = from; i < to; i++) {
      assertThat(http.call("PUT", "/orders/o-" + i, ORDER).status()).isEqualTo(202);
    }
  }

  private void awaitAllParcels() {
    new Http(shop.address()).await("/parcels", node -> node.size() == ORDERS);
  }

  private static List<String> ids() {
    return IntStream.range(0, ORDERS).mapToObj(i -> "o-" + i).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }
}
