package io.sealane.event;

import org.jspecify.annotations.Nullable;

/**
 * A fact of the domain, stated in the past tense. Events are immutable; records are the natural
 * form, any class that Jackson can bind will do.
 *
 * <p>The published language of a bounded context is one sealed interface that extends this one; an
 * {@code EventCatalog} is made from it.
 */
public interface DomainEvent {

  /**
   * The key within which events stay in order where order is promised, usually the id of the
   * aggregate.
   *
   * @return the key, or null (or an empty text) if this event is in order with nothing
   */
  default @Nullable String key() {
    return null;
  }
}
