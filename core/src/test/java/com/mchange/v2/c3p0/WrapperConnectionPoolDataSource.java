package com.mchange.v2.c3p0;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class WrapperConnectionPoolDataSource {
  static {
    Tripwire.spring(WrapperConnectionPoolDataSource.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(WrapperConnectionPoolDataSource.class);
  }
}
