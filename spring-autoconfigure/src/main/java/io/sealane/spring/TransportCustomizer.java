package io.sealane.spring;

import io.sealane.transport.Transport;

/** A bean that has the last word about the transport, whoever made it: one around it, perhaps. */
@FunctionalInterface
public interface TransportCustomizer {

  /**
   * Changes the transport, or not.
   *
   * @return the transport that carries events
   */
  Transport customize(Transport transport);
}
