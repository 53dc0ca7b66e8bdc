package io.sealane.jdbc.watch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands between a caller and the driver's connections and statements, and counts. */
final class Counting {

  private Counting() {}

  static Connection connection(Connection counted, Statements statements) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "commit" -> statements.committed();
            case "rollback" -> statements.rolledBack();
            default -> {}
          }
          Object result = call(counted, method, arguments, statements);
          if (result instanceof Statement made) {
            String sql = arguments != null && arguments.length > 0 ? arguments[0].toString() : "";
            return statement(made, method.getReturnType(), sql, statements);
          }
          return result;
        };
    return Watch.proxy(Connection.class, handler);
  }

  private static Object statement(
      Statement counted, Class<?> type, String prepared, Statements statements) {
    List<String> batch = new ArrayList<>();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean own = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
          String sql = own ? (String) arguments[0] : prepared;
          switch (method.getName()) {
            case "addBatch" -> batch.add(sql);
            case "clearBatch" -> batch.clear();
            case "executeBatch", "executeLargeBatch" -> {
              statements.executed(batch);
              batch.clear();
            }
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                statements.executed(List.of(sql));
            default -> {}
          }
          return call(counted, method, arguments, statements);
        };
    if (CallableStatement.class.isAssignableFrom(type)) {
      return Watch.proxy(CallableStatement.class, handler);
    }
    return PreparedStatement.class.isAssignableFrom(type)
        ? Watch.proxy(PreparedStatement.class, handler)
        : Watch.proxy(Statement.class, handler);
  }

  private static @Nullable Object call(
      Object target, Method method, Object @Nullable [] arguments, Statements statements)
      throws Throwable {
    try {
      return Watch.call(target, method, arguments);
    } catch (SQLException e) {
      statements.failed(e);
      throw e;
    }
  }
}
