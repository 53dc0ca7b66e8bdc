package com.caucho.config.types;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class ResourceRef {
  static {
    Tripwire.spring(ResourceRef.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(ResourceRef.class);
  }
}
