package io.sealane.conformance.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One connection of a client, request after request. */
final class Connection implements Runnable {

  private final HttpFaultProxy proxy;
  private final Socket client;
  private final Upstream upstream;

  Connection(HttpFaultProxy proxy, Socket client, Upstream upstream) {
    this.proxy = proxy;
    this.client = client;
    this.upstream = upstream;
  }

  Socket client() {
    return client;
  }

  Upstream upstream() {
    return upstream;
  }

  HttpFaultProxy proxy() {
    return proxy;
  }

  @Override
  public void run() {
    try (client;
        upstream) {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (boolean open = true; open; ) {
        Request request = HttpBytes.request(in, client.getOutputStream());
        open = request != null && treat(request);
      }
    } catch (IOException e) {
      // A broken connection is what a client of this proxy has to live with.
    } finally {
      proxy.ended(this);
    }
  }

  /** Whether the connection goes on. */
  private boolean treat(Request request) throws IOException {
    String action = proxy.actionOf(request);
    proxy.log().arrived(action, request.body().length);
    // Before the rules are asked: a healing ends all trouble of the rules that it removes.
    Healing.Next healing = proxy.healing().next();
    Provoked provoked = proxy.provokedFor(action, request);
    Exchange exchange = new Exchange(request, action, this, healing, randomOf(provoked));
    Trouble trouble = provoked == null ? Troubles.NONE : provoked.trouble();
    trouble.strike(exchange);
    return exchange.isAnswered() && HttpBytes.keepsAlive(request.header("Connection"));
  }

  private static SplittableRandom randomOf(@Nullable Provoked provoked) {
    return provoked == null ? new SplittableRandom(0) : provoked.random();
  }

  /** Ends it, whatever it is doing. */
  void cut() {
    try (client;
        upstream) {
      client.setSoLinger(true, 0);
    } catch (IOException e) {
      // It was cut already.
    }
  }
}
