package io.sealane.benchmarks.snssqs.publish;

import io.sealane.event.DomainEvent;

/** An event of any size. */
public record Note(String text) implements DomainEvent {

  /** One of about so many KiB. */
  public static Note ofKibibytes(int kibibytes) {
    return new Note("x".repeat(kibibytes * 1024));
  }
}
