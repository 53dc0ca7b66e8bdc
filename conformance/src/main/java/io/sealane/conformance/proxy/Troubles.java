package io.sealane.conformance.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can go wrong on a wire. */
public final class Troubles {

  static final Trouble NONE = exchange -> exchange.answer(exchange.forward());

  private Troubles() {}

  /** The request waits before it is forwarded. */
  public static Trouble delay(Duration time) {
    return exchange -> {
      exchange.pause(time);
      exchange.answer(exchange.forward());
    };
  }

  /** The connection ends, and the server was not asked. */
  public static Trouble drop() {
    return Exchange::end;
  }

  /** The server does it, and the connection ends without a reply: nobody knows. */
  public static Trouble dropReply() {
    return exchange -> {
      exchange.forward();
      exchange.end();
    };
  }

  /** The connection is reset, and the server was not asked. */
  public static Trouble reset() {
    return Exchange::reset;
  }

  /** The server does it, and the connection is reset. */
  public static Trouble resetReply() {
    return exchange -> {
      exchange.forward();
      exchange.reset();
    };
  }

  /** The connection ends after so many bytes of the reply's body. */
  public static Trouble truncate(int bytes) {
    return exchange -> exchange.answerUntil(exchange.forward(), bytes);
  }

  /** The reply's body comes byte by byte, with a pause before each. */
  public static Trouble drip(Duration pause) {
    return exchange -> exchange.answerSlowly(exchange.forward(), pause);
  }

  /** Somebody else answers, and the server was not asked. */
  public static Trouble answer(Function<Request, Reply> instead) {
    return exchange -> exchange.answer(instead.apply(exchange.request()));
  }

  /** The same reply every time, and the server was not asked. */
  public static Trouble answer(Reply reply) {
    return exchange -> exchange.answer(reply);
  }

  /** The server does it, and its reply is changed. */
  public static Trouble edit(BiFunction<Request, Reply, Reply> change) {
    return exchange -> exchange.answer(change.apply(exchange.request(), exchange.forward()));
  }

  /** The server is asked for something else, and its reply is changed to fit the request. */
  public static Trouble swap(
      Function<Request, Request> ask, BiFunction<Request, Reply, Reply> change) {
    return exchange -> {
      Reply reply = exchange.forward(ask.apply(exchange.request()));
      exchange.answer(change.apply(exchange.request(), reply));
    };
  }

  /** The server does it, and the reply's body is other bytes of the same length, 16 at least. */
  public static Trouble garbage() {
    return exchange -> {
      Reply reply = exchange.forward();
      byte[] bytes = new byte[Math.max(16, reply.body().length)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) exchange.random().nextInt(256);
      }
      exchange.answer(reply.withBody(bytes));
    };
  }

  /** Forwards until a reply is worth it, and gives that one again and again. */
  public static Trouble replay(Predicate<Reply> worth) {
    AtomicReference<Reply> old = new AtomicReference<>();
    return exchange -> {
      Reply known = old.get();
      Reply reply = known == null ? exchange.forward() : known;
      if (known == null && worth.test(reply)) {
        old.set(reply);
      }
      exchange.answer(reply);
    };
  }

  /** Nothing comes back and the connection stays open, until healed; the server was not asked. */
  public static Trouble blackHole() {
    return exchange -> {
      exchange.awaitHealing();
      exchange.reset();
    };
  }

  /** The server does it, and nothing comes back until healed; then the connection is reset. */
  public static Trouble halfOpen() {
    return exchange -> {
      exchange.forward();
      exchange.awaitHealing();
      exchange.reset();
    };
  }

  /** The server does it, and its reply comes when healed. */
  public static Trouble holdReply() {
    return Troubles::held;
  }

  private static void held(Exchange exchange) throws IOException {
    Reply reply = exchange.forward();
    exchange.awaitHealing();
    exchange.answer(reply);
  }
}
