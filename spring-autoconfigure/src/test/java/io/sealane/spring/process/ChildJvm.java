package io.sealane.spring.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own, on the class path of the tests. */
public final class ChildJvm {

  private static final int MINUTES = 5;

  private final List<String> options = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();

  /** With options of the JVM. */
  public ChildJvm(String... options) {
    this.options.addAll(List.of(options));
  }

  /** With a folder of classes before all others. */
  public ChildJvm before(Path folder) {
    classPath.add(folder.toString());
    return this;
  }

  /** What the main class prints, line by line; it has to end, and well. */
  public List<String> run(String main, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("child-", ".txt");
    try {
      Process process = command(main, arguments).redirectOutput(output.toFile()).start();
      try {
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        String printed = Files.readString(output);
        assertThat(ended).as("an end within %s minutes: %s", MINUTES, printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed.lines().toList();
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(output);
    }
  }

  private ProcessBuilder command(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    List<String> all = new ArrayList<>(classPath);
    all.add(ownClassPath());
    command.add("-cp");
    command.add(String.join(File.pathSeparator, all));
    command.add(main);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** The class path of this JVM, of which Surefire's starter may be but a part. */
  public static String ownClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
