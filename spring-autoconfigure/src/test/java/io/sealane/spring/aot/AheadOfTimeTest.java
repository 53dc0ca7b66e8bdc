package io.sealane.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.spring.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application is processed ahead of time as Boot's plugins do it, compiled, and started with
 * what was generated, on a JVM: with the definitions of a native image, without its closed world.
 */
class AheadOfTimeTest {

  @TempDir private Path folder;

  @Test
  void whatIsGeneratedStartsAndItsHandlersReceive() throws Exception {
    Path sources = folder.resolve("sources");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    new ChildJvm()
        .run(
            SpringApplicationAotProcessor.class.getName(),
            AheadOfTimeApplication.class.getName(),
            sources.toString(),
            folder.resolve("resources").toString(),
            classes.toString(),
            "io.sealane",
            "example");
    compile(sources, classes);

    assertThat(
            new ChildJvm("-Dspring.aot.enabled=true")
                .before(classes)
                .run(AheadOfTimeApplication.class.getName()))
        .containsSubsequence(
            "generated: true",
            "the application's own subscription: OrderCompleted[orderId=o-1, total=2]",
            "a subscription of its own: DeliveryScheduled[orderId=o-1]");
  }

  private static void compile(Path sources, Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", ChildJvm.ownClassPath()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }
}
