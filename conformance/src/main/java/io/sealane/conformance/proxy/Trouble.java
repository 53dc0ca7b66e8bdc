package io.sealane.conformance.proxy;

import java.io.IOException;

/** What happens to a request in place of being forwarded and answered. */
public interface Trouble {

  /**
   * Treats one request, in the thread of its connection. It answers, or it ends the connection;
   * where it does neither, the connection ends all the same, since its client would wait for ever.
   *
   * @throws IOException if the client or the server has gone: the connection ends then
   */
  void strike(Exchange exchange) throws IOException;
}
