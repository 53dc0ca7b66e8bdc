package org.h2.jdbcx;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class JdbcDataSource {
  static {
    Tripwire.spring(JdbcDataSource.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(JdbcDataSource.class);
  }
}
