package io.sealane.jdbc.deadletter;

import io.sealane.transport.deadletter.Selection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The condition of a selection, with a parameter for every value. */
final class Query {

  private final StringBuilder condition = new StringBuilder("subscription = ?");
  private final List<String> parameters = new ArrayList<>();

  private Query(String subscription) {
    parameters.add(subscription);
  }

  static Query of(String subscription, Selection selection) {
    Query query = new Query(subscription);
    query.in("id", selection.ids().stream().map(StoredId::of).toList());
    query.in("type", selection.types().stream().map(Ascii::escape).toList());
    query.and("dead_at >= ?", StoredInstant.write(selection.from()));
    query.and("dead_at < ?", StoredInstant.write(selection.before()));
    return query;
  }

  private void in(String column, Collection<String> values) {
    if (!values.isEmpty()) {
      String places = String.join(", ", Collections.nCopies(values.size(), "?"));
      condition.append(" AND ").append(column).append(" IN (").append(places).append(')');
      parameters.addAll(values);
    }
  }

  private void and(String comparison, String value) {
    condition.append(" AND ").append(comparison);
    parameters.add(value);
  }

  String condition() {
    return condition.toString();
  }

  /** Sets the parameters, and says which place is the next. */
  int bind(PreparedStatement statement) throws SQLException {
    int place = 1;
    for (String parameter : parameters) {
      statement.setString(place++, parameter);
    }
    return place;
  }
}
