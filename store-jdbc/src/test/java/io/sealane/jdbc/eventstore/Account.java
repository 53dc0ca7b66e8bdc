package io.sealane.jdbc.eventstore;

import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;

/** What happens to an account, for tests. */
sealed interface Account extends DomainEvent {

  EventCatalog CATALOG = EventCatalog.of("bank", Account.class);

  record Opened(String account, String owner) implements Account {
    @Override
    public String key() {
      return account;
    }
  }

  record Deposited(String account, long cents) implements Account {
    @Override
    public String key() {
      return account;
    }
  }

  record Closed(String account) implements Account {}

  static Deposited deposited(long cents) {
    return new Deposited("a-1", cents);
  }
}
