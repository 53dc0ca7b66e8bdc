package io.sealane.test;

/** What is to survive trouble: builds an application, publishes, waits and asserts. */
@FunctionalInterface
public interface Scenario {

  /**
   * Runs once.
   *
   * @param setup what to build the application with; the trouble is in it
   */
  void run(TestSetup setup) throws Exception;
}
