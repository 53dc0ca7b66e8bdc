package org.apache.ibatis.datasource.jndi;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class JndiDataSourceFactory {
  static {
    Tripwire.spring(JndiDataSourceFactory.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(JndiDataSourceFactory.class);
  }
}
