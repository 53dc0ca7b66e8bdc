package io.sealane.conformance.mutant;

import io.sealane.conformance.report.Case;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the whole kit on one mutant, alone; with {@code -Dsealane.mutants.by=promise} only the cases
 * of the promise that is to catch it.
 */
final class Trial implements TestExecutionListener {

  private static final List<Class<?>> KIT =
      List.of(Subjects.OnTransport.class, Subjects.OnGuard.class, Subjects.OnCodec.class);

  /** Whether only the cases run that are about a mutant. */
  static final boolean BY_PROMISE = "promise".equals(System.getProperty("sealane.mutants.by"));

  private final List<Failing> failing = Collections.synchronizedList(new ArrayList<>());
  private int ran;

  /** A case that failed. */
  record Failing(String id, String promise, String method) {
    @Override
    public String toString() {
      return id + " " + promise + "." + method;
    }
  }

  private Trial() {}

  /** All cases that fail; the reports of the trial go to the folder. */
  static List<Failing> of(Mutant mutant, Path folder) throws Exception {
    if (mutant.edit() == null) {
      Subjects.current = mutant.change();
      return of(mutant, KIT, folder);
    }
    Subjects.current = Mutant.NONE;
    try (EditedClasses edited = EditedClasses.of(mutant.edit(), folder)) {
      List<Class<?>> kit = new ArrayList<>();
      for (Class<?> part : KIT) {
        kit.add(edited.loadClass(part.getName()));
      }
      return of(mutant, kit, folder);
    }
  }

  private static synchronized List<Failing> of(Mutant mutant, List<Class<?>> kit, Path folder) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(kit.stream().flatMap(part -> selected(mutant, part)).toList())
            .configurationParameter("sealane.reports", folder.toString())
            .configurationParameter("sealane.conformance.quiet", "true")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "3")
            .build();
    Trial trial = new Trial();
    LauncherFactory.create().execute(request, trial);
    if (trial.ran < (BY_PROMISE ? 1 : 150)) {
      throw new AssertionError("only " + trial.ran + " cases ran");
    }
    return List.copyOf(trial.failing);
  }

  private static Stream<DiscoverySelector> selected(Mutant mutant, Class<?> part) {
    if (!BY_PROMISE) {
      return Stream.of(DiscoverySelectors.selectClass(part));
    }
    Set<String> cases =
        Arrays.stream(mutant.promise().getDeclaredMethods())
            .filter(one -> one.isAnnotationPresent(Case.class))
            .map(Method::getName)
            .collect(Collectors.toSet());
    return Arrays.stream(part.getMethods())
        .filter(one -> cases.contains(one.getName()))
        .map(one -> DiscoverySelectors.selectMethod(part, one));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.getSource().orElse(null) instanceof MethodSource source) {
      synchronized (this) {
        ran++;
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        casesOf(source.getMethodName()).forEach(failing::add);
      }
    }
  }

  /** By name, because the class that ran may be another than the one known here. */
  private static Stream<Failing> casesOf(String method) {
    return KIT.stream()
        .flatMap(part -> Arrays.stream(part.getMethods()))
        .filter(one -> one.getName().equals(method) && one.isAnnotationPresent(Case.class))
        .flatMap(Trial::casesOf);
  }

  private static Stream<Failing> casesOf(Method method) {
    return Arrays.stream(method.getAnnotation(Case.class).id())
        .map(id -> new Failing(id, method.getDeclaringClass().getSimpleName(), method.getName()));
  }
}
