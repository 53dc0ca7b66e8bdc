package org.apache.commons.collections4.functors;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class InstantiateTransformer {
  static {
    Tripwire.spring(InstantiateTransformer.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(InstantiateTransformer.class);
  }
}
