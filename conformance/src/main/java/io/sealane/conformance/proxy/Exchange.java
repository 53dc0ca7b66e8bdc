package io.sealane.conformance.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One request and what becomes of it. For the thread of its connection. */
public final class Exchange {

  private final Request request;
  private final Socket client;
  private final Upstream upstream;
  private final Healing.Next healing;
  private final RequestLog log;
  private final String action;
  private final SplittableRandom random;
  private boolean answered;

  Exchange(
      Request request,
      String action,
      Connection connection,
      Healing.Next healing,
      SplittableRandom random) {
    this.request = request;
    this.action = action;
    this.client = connection.client();
    this.upstream = connection.upstream();
    this.healing = healing;
    this.log = connection.proxy().log();
    this.random = random;
  }

  /** What the client asks for. */
  public Request request() {
    return request;
  }

  /** Which operation that is. */
  public String action() {
    return action;
  }

  /** The same numbers for the same seed. */
  public SplittableRandom random() {
    return random;
  }

  /** Asks the server, and has the reply. */
  public Reply forward() throws IOException {
    return forward(request);
  }

  /** Asks the server for something else, and has the reply. */
  public Reply forward(Request other) throws IOException {
    log.forwarded(action);
    return upstream.forward(other);
  }

  /** Answers the client; the connection goes on. */
  public void answer(Reply reply) throws IOException {
    client.getOutputStream().write(reply.bytes());
    answered = HttpBytes.keepsAlive(reply.header("Connection"));
  }

  /** Answers with a part, and ends the connection: the head, and so many bytes of the body. */
  public void answerUntil(Reply reply, int bytes) throws IOException {
    byte[] all = reply.bytes();
    int head = all.length - reply.body().length;
    client.getOutputStream().write(all, 0, Math.min(all.length, head + bytes));
    end();
  }

  /** Answers byte by byte, with a pause before each. */
  public void answerSlowly(Reply reply, Duration pause) throws IOException {
    OutputStream out = client.getOutputStream();
    byte[] all = reply.bytes();
    int head = all.length - reply.body().length;
    out.write(Arrays.copyOf(all, head));
    for (int i = head; i < all.length; i++) {
      healing.pause(pause);
      out.write(all[i]);
    }
    answered = true;
  }

  /** Waits, but not longer than until everything is healed. */
  public void pause(Duration time) throws IOException {
    healing.pause(time);
  }

  /** Waits until everything is healed. */
  public void awaitHealing() throws IOException {
    healing.await();
  }

  /** Ends the connection in good order. */
  public void end() throws IOException {
    client.close();
  }

  /** Ends the connection with a reset: what is on its way is thrown away. */
  public void reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  boolean isAnswered() {
    return answered;
  }
}
