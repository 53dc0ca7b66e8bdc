package org.apache.shiro.jndi;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class JndiObjectFactory {
  static {
    Tripwire.spring(JndiObjectFactory.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(JndiObjectFactory.class);
  }
}
