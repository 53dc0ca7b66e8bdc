package io.sealane.spring.event;

/** What is around the listeners of an event: a transaction, where there are any. */
public interface AroundListeners {

  /** Nothing. */
  AroundListeners NOTHING =
      new AroundListeners() {
        @Override
        public void run(Runnable listeners) {
          listeners.run();
        }

        @Override
        public boolean isThere() {
          return false;
        }
      };

  /** Runs the listeners; what they throw is thrown on. */
  void run(Runnable listeners);

  /** Whether it is there already in this thread, so that its end comes later than the return. */
  boolean isThere();
}
