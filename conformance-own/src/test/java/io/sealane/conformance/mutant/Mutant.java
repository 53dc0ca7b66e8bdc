package io.sealane.conformance.mutant;

import io.sealane.codec.Codec;
import io.sealane.conformance.Promise;
import io.sealane.store.LeasedGuard;
import io.sealane.time.Scheduler;
import io.sealane.transport.Transport;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One deliberate mistake: a good part is wrapped in a wrong one, or a line of the pipeline is
 * another one.
 *
 * @param name what is wrong
 * @param promise the promise that it breaks
 * @param id the case that is about it: only this one, of this promise, catches it
 * @param change what the mistake makes of good parts
 * @param edit what it makes of a source file, or null
 */
record Mutant(
    String name,
    Class<? extends Promise<?>> promise,
    String id,
    Change change,
    @Nullable Edit edit) {

  /** Makes wrong parts of good ones. */
  interface Change {

    /** The adapter itself. */
    default Transport adapter(Transport good, Scheduler scheduler) {
      return good;
    }

    /** What the pipeline sees of it: the place for mistakes that a pipeline could make. */
    default Transport pipeline(Transport good, Scheduler scheduler) {
      return good;
    }

    default LeasedGuard guard(LeasedGuard good) {
      return good;
    }

    default Codec codec(Codec good) {
      return good;
    }
  }

  /**
   * Other lines.
   *
   * @param file below core's main sources
   * @param lines what is to stand where something else stands once, by what stands there
   */
  record Edit(String file, Map<String, String> lines) {}

  /** Nothing wrong. */
  static final Change NONE = new Change() {};

  static Mutant adapter(
      String name, Class<? extends Promise<?>> promise, String id, UnaryOperator<Transport> wrong) {
    return new Mutant(
        name,
        promise,
        id,
        new Change() {
          @Override
          public Transport adapter(Transport good, Scheduler scheduler) {
            return wrong.apply(good);
          }
        },
        null);
  }

  static Mutant pipeline(
      String name, Class<? extends Promise<?>> promise, String id, UnaryOperator<Transport> wrong) {
    return timed(name, promise, id, (good, scheduler) -> wrong.apply(good));
  }

  /** A mistake of the pipeline's that takes its time. */
  static Mutant timed(String name, Class<? extends Promise<?>> promise, String id, InTime wrong) {
    return new Mutant(
        name,
        promise,
        id,
        new Change() {
          @Override
          public Transport pipeline(Transport good, Scheduler scheduler) {
            return wrong.apply(good, scheduler);
          }
        },
        null);
  }

  /** Makes a wrong transport of a good one and the time. */
  interface InTime {
    Transport apply(Transport good, Scheduler scheduler);
  }

  static Mutant guard(
      String name,
      Class<? extends Promise<?>> promise,
      String id,
      UnaryOperator<LeasedGuard> wrong) {
    return new Mutant(
        name,
        promise,
        id,
        new Change() {
          @Override
          public LeasedGuard guard(LeasedGuard good) {
            return wrong.apply(good);
          }
        },
        null);
  }

  static Mutant codec(
      String name, Class<? extends Promise<?>> promise, String id, UnaryOperator<Codec> wrong) {
    return new Mutant(
        name,
        promise,
        id,
        new Change() {
          @Override
          public Codec codec(Codec good) {
            return wrong.apply(good);
          }
        },
        null);
  }

  static Mutant source(
      String name,
      Class<? extends Promise<?>> promise,
      String id,
      String file,
      String from,
      String to) {
    return new Mutant(name, promise, id, NONE, new Edit(file, Map.of(from, to)));
  }

  @Override
  public String toString() {
    return name;
  }
}
