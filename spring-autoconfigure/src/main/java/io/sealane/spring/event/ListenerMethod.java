package io.sealane.spring.event;

import java.util.List;

/**
 * Something that Spring calls for application events.
 *
 * @param name for people: bean and method
 * @param types the types of the events, subtypes included
 * @param way how it is called
 * @param takesNothing whether it does not ask for the event itself
 */
record ListenerMethod(String name, List<Class<?>> types, Way way, boolean takesNothing) {

  /** How a listener is called. */
  enum Way {
    /** In the thread and the transaction of whoever publishes; what it throws is thrown on. */
    AT_ONCE,
    /** At the end of a transaction that it can still fail. */
    BEFORE_COMMIT,
    /** After the commit of a transaction; Spring only logs what it throws, and tells us. */
    AFTER_COMMIT,
    /** After the transaction, however it ended; Spring only logs what it throws. */
    AFTER_COMPLETION,
    /** In another thread. */
    ASYNC
  }

  /** Whether nobody sees it if it fails. */
  boolean isUnobserved() {
    return way == Way.ASYNC || way == Way.AFTER_COMPLETION;
  }

  /** Whether it runs only if there is a transaction. */
  boolean waitsForTransaction() {
    return way == Way.BEFORE_COMMIT || way == Way.AFTER_COMMIT;
  }

  /** Whether it takes events of that class; one for all objects is no listener for them. */
  boolean takes(Class<?> event) {
    return types.stream()
        .anyMatch(type -> type.isAssignableFrom(event) && !type.getName().startsWith("java."));
  }
}
