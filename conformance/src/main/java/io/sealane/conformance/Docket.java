package io.sealane.conformance;

import io.sealane.conformance.fixture.Subject;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.report.NotDeclared;
import io.sealane.conformance.report.Outcome;
import io.sealane.conformance.report.Report;
import io.sealane.conformance.report.Review;
import io.sealane.conformance.report.Verdict;
import io.sealane.transport.Capability;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The cases of one test class and what became of them. */
final class Docket {

  private final Class<?> tests;
  private final Map<Method, List<Outcome>> outcomes = new ConcurrentHashMap<>();
  private volatile @Nullable Subject subject;
  private volatile Set<Capability> declared = Set.of();

  /** A test method. */
  interface Trial {
    void run() throws Throwable;
  }

  Docket(Class<?> tests) {
    this.tests = tests;
  }

  void isAbout(Subject who) {
    subject = who;
  }

  void declares(Set<Capability> capabilities) {
    declared = capabilities;
  }

  /** Runs a method and writes down its verdict; throws on what JUnit is to know. */
  void judge(Method method, Trial trial) throws Throwable {
    long begin = System.nanoTime();
    Throwable thrown = null;
    try {
      trial.run();
    } catch (Throwable e) {
      thrown = e;
    }
    long millis = (System.nanoTime() - begin) / 1_000_000;
    List<Outcome> judged = new Verdicts(review(), declared).of(method, thrown, millis);
    outcomes.put(method, judged);
    rethrow(judged, thrown);
  }

  private static void rethrow(List<Outcome> judged, @Nullable Throwable thrown) throws Throwable {
    Outcome worst = judged.get(0);
    if (worst.verdict() == Verdict.FAILED) {
      throw thrown != null && !(thrown instanceof TestAbortedException)
          ? thrown
          : new AssertionError(worst.note(), thrown);
    }
    if (worst.verdict() == Verdict.SERVER_LIMIT) {
      throw new TestAbortedException(worst.note(), thrown);
    }
    if (thrown instanceof NotDeclared) {
      throw thrown;
    }
  }

  private Review review() {
    Subject who = subject;
    if (who == null) {
      throw new AssertionError("no case of " + tests.getSimpleName() + " has asked for a fixture");
    }
    return Review.of(who.adapter(), who.server(), tests.getClassLoader());
  }

  /** Writes down a method that ended before it could be judged. */
  void didNotRun(Method method, String why) {
    if (method.isAnnotationPresent(Case.class)) {
      outcomes.computeIfAbsent(method, m -> Verdicts.failed(m, "did not run: " + why));
    }
  }

  /** Adds what is missing, prints the table and writes the file. */
  void close(Path folder, boolean quiet) {
    Subject who = subject;
    if (who == null) {
      throw new AssertionError("no case of " + tests.getSimpleName() + " has run");
    }
    List<Outcome> missing = missing();
    Set<Outcome> all = new LinkedHashSet<>(missing);
    outcomes.values().forEach(all::addAll);
    Report report =
        new Report(
            who.adapter(), who.server(), System.getProperty("java.version"), List.copyOf(all));
    if (!quiet) {
      System.out.println(report.table());
    }
    report.write(folder);
    String promised =
        missing.stream()
            .filter(outcome -> outcome.verdict() == Verdict.FAILED)
            .map(outcome -> outcome.id() + " " + outcome.promise() + ": " + outcome.note())
            .collect(Collectors.joining("\n  "));
    if (!promised.isEmpty()) {
      throw new AssertionError("promised, but not shown:\n  " + promised);
    }
  }

  /** The cases of promises that the test class does not implement. */
  private List<Outcome> missing() {
    Verdicts verdicts = new Verdicts(review(), declared);
    return Promises.ofPort(tests).stream()
        .filter(promise -> !promise.isAssignableFrom(tests))
        .flatMap(Docket::cases)
        .flatMap(method -> verdicts.ofMissing(method).stream())
        .toList();
  }

  private static Stream<Method> cases(Class<?> promise) {
    return Arrays.stream(promise.getMethods())
        .filter(method -> method.isAnnotationPresent(Case.class));
  }
}
