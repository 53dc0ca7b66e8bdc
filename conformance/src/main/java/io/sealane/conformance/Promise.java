package io.sealane.conformance;

import io.sealane.conformance.fixture.Subject;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A promise, whose cases are the test methods of the interface that extends this one. Whoever is to
 * be judged writes one class that implements the promises of its port.
 *
 * @param <F> what the author gives
 */
@ExtendWith(Judge.class)
public interface Promise<F extends Subject> {

  /** What is judged; asked for once per test. */
  F fixture();
}
