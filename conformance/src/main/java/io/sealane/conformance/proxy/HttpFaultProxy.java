package io.sealane.conformance.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server that speak HTTP/1.1 without encryption: forwards, counts,
 * and lets go wrong what a test provokes. Without a provoked trouble it changes nothing but the
 * framing of bodies. Listens on a free port of the loopback interface.
 *
 * <p>What is drawn by lot is drawn by the seed: for the same requests in the same order the same
 * happens. Safe for use by many threads.
 */
public final class HttpFaultProxy implements AutoCloseable {

  private static final int BACKLOG = 256;

  private final URI target;
  private final Router router;
  private final SplittableRandom random;
  private final RequestLog log = new RequestLog();
  private final Healing healing = new Healing();
  private final List<Provoked> provoked = new CopyOnWriteArrayList<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private final int port;
  private volatile @Nullable ServerSocket listener;
  private volatile CompletableFuture<?> accepting = CompletableFuture.completedFuture(null);
  private volatile @Nullable Socket reserved;

  private HttpFaultProxy(URI target, Router router, long seed) {
    this.target = target;
    this.router = router;
    this.random = new SplittableRandom(seed);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fault-proxy");
              thread.setDaemon(true);
              return thread;
            });
    this.port = listen(0);
  }

  /**
   * Starts one.
   *
   * @param target the server: scheme {@code http}, host and port
   * @param router knows the protocol's operations
   * @param seed of what is drawn by lot
   */
  public static HttpFaultProxy before(URI target, Router router, long seed) {
    return new HttpFaultProxy(target, router, seed);
  }

  /** Where clients connect to. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What came. */
  public RequestLog log() {
    return log;
  }

  /** Lets it go wrong from now on; of several rules for one request the first counts. */
  public Provoked provoke(Rule rule) {
    SplittableRandom own;
    synchronized (random) {
      own = random.split();
    }
    Provoked started = new Provoked(rule, own);
    provoked.add(started);
    return started;
  }

  /** Ends all trouble; what was held goes on. */
  public void heal() {
    provoked.forEach(Provoked::end);
    provoked.clear();
    healing.heal();
  }

  /** Is not there any more: resets all connections and refuses new ones. Idempotent. */
  public void goDown() {
    if (listener != null) {
      stopListening();
      reserved = reserve();
    }
    cutConnections();
  }

  private void stopListening() {
    ServerSocket open = listener;
    listener = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is there again, on the same port. */
  public void comeUp() {
    if (listener == null) {
      release();
      listen(port);
    }
  }

  /** Keeps the port from others. Nobody listens there: who connects is refused. */
  private Socket reserve() {
    accepting.join(); // as long as a thread is in it, the listener has the port
    Socket socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("the port cannot be kept", e);
    }
  }

  private void release() {
    Socket held = reserved;
    reserved = null;
    try {
      if (held != null) {
        held.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Resets every connection that is open; new ones are welcome. */
  public void cutConnections() {
    connections.forEach(Connection::cut);
  }

  /** Resets all connections and ends the threads. Idempotent. */
  @Override
  public void close() {
    stopListening();
    cutConnections();
    release();
    heal();
    threads.shutdownNow();
  }

  private int listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
      listener = socket;
      accepting = CompletableFuture.runAsync(() -> accept(socket), threads);
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port of the loopback interface", e);
    }
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        Connection connection = new Connection(this, client, new Upstream(target));
        connections.add(connection);
        if (socket.isClosed()) {
          connection.cut();
        }
        threads.execute(connection);
      }
    } catch (IOException | RejectedExecutionException e) {
      // Closed: nobody is let in any more.
    }
  }

  String actionOf(Request request) {
    return router.actionOf(request);
  }

  @Nullable Provoked provokedFor(String action, Request request) {
    for (Provoked each : provoked) {
      if (each.comesTo(action, request)) {
        return each;
      }
    }
    return null;
  }

  Healing healing() {
    return healing;
  }

  void ended(Connection connection) {
    connections.remove(connection);
  }
}
