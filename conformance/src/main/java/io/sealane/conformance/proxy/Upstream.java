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
  private @Nullable Line line;
  private long usedAt;
  private volatile boolean closed;

  private record Line(Socket socket, InputStream in) {}

  Upstream(URI target) {
    this.target = target;
  }

  Reply forward(Request request) throws IOException {
    Line open = open();
    try {
      open.socket.getOutputStream().write(request.bytes());
      Reply reply = HttpBytes.reply(open.in, request);
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

  private synchronized Line open() throws IOException {
    if (line != null && System.nanoTime() - usedAt < FRESH_NANOS) {
      return line;
    }
    end();
    if (closed) {
      throw new IOException("the proxy is closed");
    }
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), CONNECT_MILLIS);
    line = new Line(socket, new BufferedInputStream(socket.getInputStream()));
    return line;
  }

  private synchronized void end() throws IOException {
    if (line != null) {
      line.socket.close();
      line = null;
    }
  }

  /** Also while a reply is waited for, by another thread. */
  @Override
  public void close() throws IOException {
    closed = true;
    end();
  }
}
