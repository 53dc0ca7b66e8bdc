package org.codehaus.groovy.runtime;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class MethodClosure {
  static {
    Tripwire.spring(MethodClosure.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(MethodClosure.class);
  }
}
