package io.sealane.micrometer;

/** Stands for an exception where only its class may be seen. */
final class UndisclosedException extends Exception {

  private static final long serialVersionUID = 1L;

  UndisclosedException(Throwable error) {
    super(error.getClass().getName(), null, false, false);
  }
}
