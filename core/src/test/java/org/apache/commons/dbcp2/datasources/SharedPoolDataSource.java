package org.apache.commons.dbcp2.datasources;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class SharedPoolDataSource {
  static {
    Tripwire.spring(SharedPoolDataSource.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(SharedPoolDataSource.class);
  }
}
