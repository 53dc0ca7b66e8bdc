package io.sealane.examples.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the documents' handlers work with. */
final class Vans {

  private final List<String> booked = Collections.synchronizedList(new ArrayList<>());
  private volatile int failures;

  /** The next bookings fail, that many times. */
  void breakDown(int times) {
    failures = times;
  }

  void book(String orderId) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("no van");
    }
    booked.add(orderId);
  }

  List<String> booked() {
    return List.copyOf(booked);
  }

  /** No van will ever go there. */
  static final class NoSuchAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The office that books vans does not answer. */
  static final class OfficeClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
