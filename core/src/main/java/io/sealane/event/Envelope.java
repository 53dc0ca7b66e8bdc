package io.sealane.event;

/**
 * An event together with its metadata.
 *
 * @param <E> the type of the event
 * @param event the event
 * @param metadata what is known about it
 */
public record Envelope<E extends DomainEvent>(E event, EventMetadata metadata) {

  /** Names type and id, never the content. */
  @Override
  public String toString() {
    return "Envelope[" + metadata.type() + ", " + metadata.id() + "]";
  }
}
