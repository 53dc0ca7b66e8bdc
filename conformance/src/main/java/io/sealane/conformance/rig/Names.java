package io.sealane.conformance.rig;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test has, in this process or in another at the same server. */
final class Names {

  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
  private static final AtomicInteger COUNT = new AtomicInteger();

  String next(String what) {
    return what + "-" + RUN + "-" + COUNT.incrementAndGet();
  }
}
