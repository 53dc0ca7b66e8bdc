package io.sealane.jdbc.watch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Stands between a caller and a connection. */
public interface Watch {

  /**
   * Answers a call, usually by making it, perhaps with other arguments.
   *
   * @return what the caller gets
   * @throws Throwable what the caller is thrown
   */
  @Nullable Object answer(Connection connection, Method method, Object @Nullable [] arguments)
      throws Throwable;

  /** The connection with that between it and its callers. */
  static Connection over(Connection connection, Watch watch) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> watch.answer(connection, method, arguments));
  }

  /** An instance of an interface whose calls go there. */
  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Makes the call, and throws what it throws. */
  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
