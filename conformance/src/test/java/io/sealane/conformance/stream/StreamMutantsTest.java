package io.sealane.conformance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.fixture.EventStoreFixture;
import io.sealane.conformance.report.Case;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each deliberate mistake of an event store is caught by the case that is about it. */
class StreamMutantsTest {

  private static volatile @Nullable WrongEventStores current;

  @TempDir private Path reports;

  /** Run by this test only. */
  static final class OnEventStore implements AppendsOptimistically, ReadsWithoutGaps {
    @Override
    public EventStoreFixture fixture() {
      WrongEventStores wrong = current;
      return wrong == null
          ? new MemoryFixture(new MemoryEvents(), MemoryEventStore::new)
          : new MemoryFixture(wrong.events.get(), wrong.store);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCaseThatIsAboutItCatches(WrongEventStores wrong) {
    current = wrong;
    Set<String> failing = failing();
    System.out.println(wrong + ": " + failing);
    assertThat(failing).anyMatch(method -> method.startsWith(wrong.id + " "));
  }

  @Test
  void nothingIsCaughtWhereNothingIsWrong() {
    current = null;
    assertThat(failing()).isEmpty();
  }

  private Set<String> failing() {
    Set<String> methods = ConcurrentHashMap.newKeySet();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(OnEventStore.class))
                .configurationParameter("sealane.reports", reports.toString())
                .configurationParameter("sealane.conformance.quiet", "true")
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED
                    && test.getSource().orElse(null) instanceof MethodSource source) {
                  methods.add(source.getMethodName());
                }
              }
            });
    return Arrays.stream(OnEventStore.class.getMethods())
        .filter(method -> methods.contains(method.getName()))
        .filter(method -> method.isAnnotationPresent(Case.class))
        .map(StreamMutantsTest::named)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String named(Method method) {
    return method.getAnnotation(Case.class).id()[0] + " " + method.getName();
  }
}
