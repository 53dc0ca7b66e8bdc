package io.sealane.spring.jdbc;

import io.sealane.servers.Postgres;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases that the tests run on. */
enum Product {
  H2 {
    @Override
    String url(String name) {
      return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }
  },
  POSTGRESQL {
    @Override
    String url(String name) {
      return Postgres.shared().create(name);
    }
  };

  abstract String url(String name);

  String user() {
    return this == H2 ? "sa" : Postgres.USER;
  }

  /** An empty database with a table for orders, and nobody else in it. */
  DataSource create() {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    DataSource made = new DriverManagerDataSource(url(name), user(), "");
    new JdbcTemplate(made).execute("create table orders (id varchar(40) primary key)");
    return made;
  }
}
