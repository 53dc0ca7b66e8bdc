package io.sealane.conformance;

import io.sealane.conformance.report.ListedCase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All promises of the kit, from the list {@code promises.txt} beside the list of cases. */
final class Promises {

  private Promises() {}

  static List<Class<?>> all() {
    return ListedCase.lines("promises.txt").stream().<Class<?>>map(Promises::load).toList();
  }

  /** The promises of the ports that the test class has a promise of. */
  static List<Class<?>> ofPort(Class<?> tests) {
    Set<Class<?>> ports =
        all().stream()
            .filter(promise -> promise.isAssignableFrom(tests))
            .map(Promises::port)
            .collect(Collectors.toSet());
    return all().stream().filter(promise -> ports.contains(port(promise))).toList();
  }

  /** The interface between {@link Promise} and the promise, for example TransportPromise. */
  private static Class<?> port(Class<?> promise) {
    return Arrays.stream(promise.getInterfaces()).findFirst().orElseThrow();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Promises.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("promises.txt names " + name + ", which is not there", e);
    }
  }
}
