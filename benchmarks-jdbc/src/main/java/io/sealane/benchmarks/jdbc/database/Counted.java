package io.sealane.benchmarks.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that counts when it is told to; at other times it costs nothing. */
final class Counted extends DelegatingDataSource {

  private final Counts counts = new Counts();
  private final DataSource counting;
  private volatile boolean isCounting;

  Counted(DataSource pool) {
    super(pool);
    this.counting = ProxyDataSourceBuilder.create(pool).listener(counts).build();
  }

  Counts counts() {
    return counts;
  }

  void count(boolean now) {
    if (now) {
      counts.reset();
    }
    isCounting = now;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return isCounting ? counting.getConnection() : super.getConnection();
  }
}
