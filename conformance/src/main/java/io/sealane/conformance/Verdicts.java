package io.sealane.conformance;

import io.sealane.conformance.report.Case;
import io.sealane.conformance.report.NotDeclared;
import io.sealane.conformance.report.Outcome;
import io.sealane.conformance.report.Review;
import io.sealane.conformance.report.Verdict;
import io.sealane.transport.Capability;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Decides what the end of a test method means for its cases. */
record Verdicts(Review review, Set<Capability> declared) {

  /** One outcome per case id of the method. */
  List<Outcome> of(Method method, @Nullable Throwable thrown, long millis) {
    return outcomes(method, Verdict.PASSED, "", millis).stream()
        .map(outcome -> reviewed(judged(outcome, method, thrown)))
        .toList();
  }

  /** For a method whose interface the test class does not implement. */
  List<Outcome> ofMissing(Method method) {
    boolean promised = !isUndeclared(method);
    String note = "the test class does not implement " + method.getDeclaringClass().getSimpleName();
    return outcomes(method, promised ? Verdict.FAILED : Verdict.NOT_DECLARED, note, 0).stream()
        .map(this::reviewed)
        .toList();
  }

  static List<Outcome> failed(Method method, String note) {
    return outcomes(method, Verdict.FAILED, note, 0);
  }

  private Outcome judged(Outcome outcome, Method method, @Nullable Throwable thrown) {
    if (thrown instanceof NotDeclared) {
      return outcome.as(Verdict.NOT_DECLARED, text(thrown));
    }
    if (thrown instanceof TestAbortedException) {
      return outcome.as(Verdict.FAILED, "did not run: " + text(thrown));
    }
    if (thrown != null) {
      return outcome.as(Verdict.FAILED, text(thrown));
    }
    return isUndeclared(method)
        ? outcome.as(Verdict.NOT_DECLARED, "shown to be refused or visibly absent")
        : outcome;
  }

  /** What somebody has agreed to goes before what was seen. */
  private Outcome reviewed(Outcome outcome) {
    String method = outcome.promise().substring(outcome.promise().indexOf('.') + 1);
    String limit = review.limit(outcome.id(), method);
    if (limit != null) {
      return outcome.verdict() == Verdict.FAILED
          ? outcome.as(Verdict.SERVER_LIMIT, limit)
          : outcome.as(Verdict.FAILED, "listed as a limit of the server, and is none: " + limit);
    }
    boolean mandatory =
        review.mandatory().stream()
            .anyMatch(capability -> outcome.capability().contains(capability.name()));
    return mandatory && outcome.verdict() == Verdict.NOT_DECLARED
        ? outcome.as(Verdict.FAILED, "must be declared: " + outcome.capability())
        : outcome;
  }

  private boolean isUndeclared(Method method) {
    Capability[] needed = method.getAnnotation(Case.class).capability();
    return !declared.containsAll(List.of(needed));
  }

  private static List<Outcome> outcomes(Method method, Verdict verdict, String note, long millis) {
    Case about = method.getAnnotation(Case.class);
    String capability =
        Arrays.stream(about.capability()).map(Enum::name).collect(Collectors.joining(", "));
    String promise = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return Arrays.stream(about.id())
        .map(id -> new Outcome(id, promise, verdict, capability, note, millis))
        .toList();
  }

  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return (message == null ? thrown.toString() : message).strip().replaceAll("\\s+", " ");
  }
}
