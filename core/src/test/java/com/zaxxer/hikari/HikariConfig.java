package com.zaxxer.hikari;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class HikariConfig {
  static {
    Tripwire.spring(HikariConfig.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(HikariConfig.class);
  }
}
