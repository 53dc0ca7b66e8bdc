package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.codec.Order;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What an application without Sealane makes of a body: it is told the type. */
final class Orders {

  private static final ObjectReader READER = JsonMapper.shared().readerFor(Delivered.class);

  /** Of the envelope it wants nothing but the id and the data. */
  private record Delivered(
      String id, String source, String type, String time, String subject, Order.Placed data) {}

  private Orders() {}

  static Order.Placed read(String body) {
    Delivered delivered = READER.readValue(body);
    return delivered.data();
  }
}
