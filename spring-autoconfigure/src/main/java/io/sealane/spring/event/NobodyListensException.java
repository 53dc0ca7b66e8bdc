package io.sealane.spring.event;

/** An event became an application event, and no listener took it. */
final class NobodyListensException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NobodyListensException(Class<?> type) {
    super("no event listener took an event of " + type.getName());
  }
}
