package org.quartz.utils;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class JNDIConnectionProvider {
  static {
    Tripwire.spring(JNDIConnectionProvider.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(JNDIConnectionProvider.class);
  }
}
