package io.sealane.simulation.broker;

import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import java.util.List;
import java.util.function.Consumer;

/** A receive that waits at the broker. */
public final class Poll {

  final SimProcess client;
  final ReceiveRequest request;
  private final Consumer<ReceiveResult> reply;
  private boolean over;

  Poll(SimProcess client, ReceiveRequest request, Consumer<ReceiveResult> reply) {
    this.client = client;
    this.request = request;
    this.reply = reply;
  }

  boolean isOver() {
    return over;
  }

  void end(List<Delivery> deliveries) {
    if (!over) {
      over = true;
      reply.accept(new ReceiveResult.Received(deliveries));
    }
  }
}
