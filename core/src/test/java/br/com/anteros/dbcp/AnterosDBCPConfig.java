package br.com.anteros.dbcp;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class AnterosDBCPConfig {
  static {
    Tripwire.spring(AnterosDBCPConfig.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(AnterosDBCPConfig.class);
  }
}
