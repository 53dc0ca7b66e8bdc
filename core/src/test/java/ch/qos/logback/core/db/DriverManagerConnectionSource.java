package ch.qos.logback.core.db;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class DriverManagerConnectionSource {
  static {
    Tripwire.spring(DriverManagerConnectionSource.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(DriverManagerConnectionSource.class);
  }
}
