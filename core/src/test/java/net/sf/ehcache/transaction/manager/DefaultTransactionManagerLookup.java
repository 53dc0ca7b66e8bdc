package net.sf.ehcache.transaction.manager;

import io.sealane.codec.json.Tripwire;

/** Bears the name of a class that exploits are made of; nothing may ever load it. */
public class DefaultTransactionManagerLookup {
  static {
    Tripwire.spring(DefaultTransactionManagerLookup.class);
  }

  /** A setter, as such classes have them. */
  public void setValue(String value) {
    Tripwire.spring(DefaultTransactionManagerLookup.class);
  }
}
