package org.apache.xalan.xsltc.trax;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class TemplatesImpl {
  static {
    Tripwire.spring(TemplatesImpl.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(TemplatesImpl.class);
  }
}
