package org.springframework.beans.factory.config;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class PropertyPathFactoryBean {
  static {
    Tripwire.spring(PropertyPathFactoryBean.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(PropertyPathFactoryBean.class);
  }
}
