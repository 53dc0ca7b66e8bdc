package org.apache.commons.collections.functors;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class InvokerTransformer {
  static {
    Tripwire.spring(InvokerTransformer.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(InvokerTransformer.class);
  }
}
