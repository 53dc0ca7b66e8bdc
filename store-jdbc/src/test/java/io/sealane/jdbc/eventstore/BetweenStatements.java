package io.sealane.jdbc.eventstore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A data source that lets something happen right before a statement, once. */
final class BetweenStatements {

  private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {});
  private final AtomicReference<String> before = new AtomicReference<>("nothing");
  private final DataSource dataSource;

  BetweenStatements(DataSource real) {
    this.dataSource =
        proxy(
            DataSource.class,
            (proxy, method, arguments) -> {
              Object result = call(real, method, arguments);
              return result instanceof Connection connection ? watched(connection) : result;
            });
  }

  DataSource dataSource() {
    return dataSource;
  }

  /** Before the next statement that has that text, the work runs. */
  void before(String text, Runnable work) {
    next.set(work);
    before.set(text);
  }

  private Connection watched(Connection real) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")
              && ((String) arguments[0]).contains(before.get())) {
            before.set("nothing");
            next.get().run();
          }
          return call(real, method, arguments);
        });
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
