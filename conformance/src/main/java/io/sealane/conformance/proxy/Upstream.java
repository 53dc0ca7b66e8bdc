package io.sealane.conformance.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The way from one client's connection to the server: one connection, for one thread. */
final class Upstream implements AutoCloseable {

  /** Servers end idle connections after some seconds; one that is older than this is not used. */
  private static final long FRESH_NANOS = 1_000_000_000;

  private static final int CONNECT_MILLIS = 5_000;

  private final URI target;
  private @Nullable Socket socket;
  private @Nullable InputStream in;
  private long usedAt;
  private volatile boolean closed;

  Upstream(URI target) {
    this.target = target;
  }

  Reply forward(Request request) throws IOException {
    Socket open = open();
    try {
      open.getOutputStream().write(request.bytes());
      Reply reply = HttpBytes.reply(in, request);
      usedAt = System.nanoTime();
      if (!HttpBytes.keepsAlive(reply.header("Connection"))) {
        end();
      }
      return reply;
    } catch (IOException | RuntimeException e) {
      end();
      throw new IOException("no reply of the server: " + e, e);
    }
  }

  private synchronized Socket open() throws IOException {
    if (socket != null && System.nanoTime() - usedAt < FRESH_NANOS) {
      return socket;
    }
    end();
    if (closed) {
      throw new IOException("the proxy is closed");
    }
    Socket fresh = new Socket();
    fresh.setTcpNoDelay(true);
    fresh.connect(new InetSocketAddress(target.getHost(), target.getPort()), CONNECT_MILLIS);
    in = new BufferedInputStream(fresh.getInputStream());
    socket = fresh;
    return fresh;
  }

  private synchronized void end() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  /** Also while a reply is waited for, by another thread. */
  @Override
  public void close() throws IOException {
    closed = true;
    end();
  }
}
