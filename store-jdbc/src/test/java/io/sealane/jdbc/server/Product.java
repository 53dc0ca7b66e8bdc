package io.sealane.jdbc.server;

import java.util.UUID;

/** The databases that everything is tested on. */
public enum Product {
  /** PostgreSQL 18, from Maven. */
  POSTGRESQL("PostgreSQL 18") {
    @Override
    public TestDatabase create() {
      return PostgresServer.shared().create();
    }
  },
  /** MariaDB 10.11, the operating system's. It stands for MySQL too, which cannot be had here. */
  MARIADB("MariaDB 10.11") {
    @Override
    public TestDatabase create() {
      return MariaDbServer.shared().create();
    }
  },
  /** H2, in this JVM. */
  H2("H2 2.5") {
    @Override
    public TestDatabase create() {
      String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
      return new TestDatabase(
          this, url, "sealane", database -> database.execute("SHUTDOWN IMMEDIATELY"));
    }
  };

  private final String server;

  Product(String server) {
    this.server = server;
  }

  /** Name and version, for reports. */
  public String server() {
    return server;
  }

  /** A database of the caller's own, empty. */
  public abstract TestDatabase create();
}
