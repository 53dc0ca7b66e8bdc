package io.sealane.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.examples.docs.Repository;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  @ParameterizedTest
  @MethodSource("expectedOutputs")
  void anExamplePrintsWhatIsExpected(Path expected) throws Exception {
    String name = expected.getFileName().toString().replace(".txt", "");
    Class<?> main = Class.forName("io.sealane.examples." + name);

    assertThat(printedBy(main)).isEqualTo(Repository.read(expected));
  }

  static List<Path> expectedOutputs() {
    return Repository.files("examples/expected", ".txt");
  }

  private static String printedBy(Class<?> main) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
