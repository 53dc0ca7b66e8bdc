package io.sealane.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.report.Case;
import io.sealane.conformance.report.ListedCase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void everyCaseIsListedOnce() {
    assertThat(ListedCase.all())
        .extracting(ListedCase::id)
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.rangeClosed(1, 68).mapToObj(String::valueOf),
                    IntStream.rangeClosed(1, 11).mapToObj(i -> "O" + i))
                .toList());
  }

  @Test
  void aCaseIsShownHereOrLeftToAnotherKitWithAReason() {
    Set<String> shown = shown();
    for (ListedCase one : ListedCase.all()) {
      boolean inPart = one.leftTo().startsWith("in part: ");
      boolean leftAlone = !one.leftTo().isEmpty() && !inPart;
      assertThat(shown.contains(one.id())).as("%s is shown", one).isNotEqualTo(leftAlone);
    }
    List<String> listed = ListedCase.all().stream().map(ListedCase::id).toList();
    assertThat(listed).containsAll(shown);
  }

  @Test
  void everyPromiseOfTheKitIsInItsList() throws Exception {
    assertThat(Promises.all()).containsExactlyInAnyOrderElementsOf(promisesOnDisk());
  }

  @Test
  void everyTestOfAPromiseIsACase() {
    assertThat(Promises.all())
        .flatMap(promise -> Arrays.asList(promise.getDeclaredMethods()))
        .filteredOn(method -> method.isAnnotationPresent(Test.class))
        .allSatisfy(method -> assertThat(method.getAnnotation(Case.class)).isNotNull());
  }

  private static Set<String> shown() {
    return Promises.all().stream()
        .flatMap(promise -> Arrays.stream(promise.getMethods()))
        .filter(CoverageTest::isTest)
        .flatMap(method -> Arrays.stream(method.getAnnotation(Case.class).id()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class) && method.isAnnotationPresent(Case.class);
  }

  private static List<Class<?>> promisesOnDisk() throws IOException, URISyntaxException {
    Path root = Path.of(Promise.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("-info"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .<Class<?>>map(CoverageTest::load)
          .filter(type -> Promise.class.isAssignableFrom(type) && hasTests(type))
          .toList();
    }
  }

  private static boolean hasTests(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods()).anyMatch(CoverageTest::isTest);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, CoverageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
