package io.sealane.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What has arrived somewhere, to be waited for. */
public final class Arrivals {

  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

  /** Something arrives. */
  public void add(Object one) {
    arrived.add(one);
  }

  /** Waits for the next one. */
  public Object next() throws InterruptedException {
    Object one = arrived.poll(30, TimeUnit.SECONDS);
    assertThat(one).as("what arrives within 30 s").isNotNull();
    return one;
  }

  /** Waits until that arrives; what else came before is part of the answer. */
  public List<Object> until(Object wanted) throws InterruptedException {
    List<Object> seen = new ArrayList<>();
    do {
      seen.add(next());
    } while (!seen.get(seen.size() - 1).equals(wanted));
    return seen;
  }

  /** What has arrived and was not waited for. */
  public List<Object> rest() {
    List<Object> rest = new ArrayList<>();
    arrived.drainTo(rest);
    return rest;
  }
}
