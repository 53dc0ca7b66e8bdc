package io.sealane.test.hostile;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.test.Shop;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Transport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The shop over whatever transport and with whatever parts a test wants, in virtual time. */
final class Depot implements AutoCloseable {

  final VirtualTime time = VirtualTime.create();
  final Sealane sealane;
  private final List<Signal> signals = new CopyOnWriteArrayList<>();

  private Depot(UnaryOperator<Transport> transport, Consumer<SealaneBuilder> words) {
    SealaneBuilder builder =
        Sealane.over(transport.apply(InMemoryTransport.create(time)))
            .scheduler(time)
            .executor(time)
            .observe((signal, at) -> signals.add(signal));
    words.accept(Shop.events(builder));
    this.sealane = builder.start();
  }

  /** Over the in-memory transport itself. */
  static Depot with(Consumer<SealaneBuilder> words) {
    return new Depot(transport -> transport, words);
  }

  /** Over what becomes of the in-memory transport. */
  static Depot over(UnaryOperator<Transport> transport, Consumer<SealaneBuilder> words) {
    return new Depot(transport, words);
  }

  void publish(int orders) {
    for (int i = 1; i <= orders; i++) {
      sealane.publisher().publish(new Shop.OrderCompleted("o-" + i, i));
    }
  }

  /** Lets time pass until it is so. */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    if (!time.passUntil(condition)) {
      throw new AssertionError("never: " + what + "\n" + time.busy() + "\n" + signals);
    }
  }

  Health health() {
    return sealane.subscription("delivery").health();
  }

  <S extends Signal> List<S> signals(Class<S> type) {
    return signals.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {
    try {
      sealane.close();
    } finally {
      time.close();
    }
  }
}
