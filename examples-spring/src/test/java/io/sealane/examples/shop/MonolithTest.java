package io.sealane.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One process; its events are in memory, its orders in a PostgreSQL. */
class MonolithTest {

  private static Process shop;

  @BeforeAll
  static void start() {
    shop = Process.start(List.of(ShopApplication.class));
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void anOrderIsBoughtAndLoadedBeforeItIsAnswered() {
    int status =
        shop.call("PUT", "/orders/o-1", "{\"article\": \"tea\", \"quantity\": 9}").status();

    assertThat(status).isEqualTo(202);
    assertThat(shop.get("/purchases").body().path("tea").asInt()).isEqualTo(9);
    assertThat(shop.get("/parcels").body().path("o-1").asInt()).isEqualTo(3);
  }

  @Test
  void whatCannotBeDeliveredIsNotOrderedEither() {
    int status =
        shop.call("PUT", "/orders/o-bad", "{\"article\": \"air\", \"quantity\": 0}").status();

    assertThat(status).isEqualTo(500);
    assertThat(shop.get("/purchases").body().has("air")).isFalse();
  }

  @Test
  void theSameOrderTwiceIsOneOrder() {
    for (int i = 0; i < 2; i++) {
      shop.call("PUT", "/orders/o-twice", "{\"article\": \"salt\", \"quantity\": 2}");
    }

    assertThat(shop.get("/purchases").body().path("salt").asInt()).isEqualTo(2);
    assertThat(shop.get("/parcels").body().path("o-twice").asInt()).isEqualTo(1);
  }

  @Test
  void theEndpointTellsWhereAnOrderGoes() {
    JsonNode explained = shop.get("/actuator/sealane/types/OrderCompleted").body();

    assertThat(explained.path("sentences").toString()).contains("it goes to topic 'orders'");
  }

  @Test
  void anOrderIsCountedInTheOutboxAndWhenItHasLeft() {
    shop.call("PUT", "/orders/o-2", "{\"article\": \"milk\", \"quantity\": 1}");

    JsonNode meter =
        shop.http()
            .await(
                "/actuator/metrics/sealane.outbox.relayed?tag=topic:orders",
                node -> node.path("measurements").path(0).path("value").asInt() > 0);
    assertThat(meter.path("baseUnit").asString()).isEqualTo("events");
    assertThat(shop.get("/actuator/metrics/sealane.outbox.stored").status()).isEqualTo(200);
  }
}
