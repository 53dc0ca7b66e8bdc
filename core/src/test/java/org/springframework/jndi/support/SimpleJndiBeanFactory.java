package org.springframework.jndi.support;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class SimpleJndiBeanFactory {
  static {
    Tripwire.spring(SimpleJndiBeanFactory.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(SimpleJndiBeanFactory.class);
  }
}
