package io.sealane.benchmarks.snssqs.jvm;

import io.sealane.benchmarks.table.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JVM of its own with the class path of this one, on a processor of its own where that is
 * possible.
 */
public final class Jvm implements AutoCloseable {

  /** Where the server runs; what is measured has the other. */
  public static final int SERVER = 1;

  /** Where that runs which is measured, as soon as it {@linkplain WarmUp keeps to it}. */
  public static final int MEASURED = 0;

  /** On whichever processor is free. */
  public static final int ANYWHERE = -1;

  /** What tells a JVM which processor it keeps to as soon as it is warm. */
  static final String PROCESSOR = "benchmark.processor";

  static final Path TASKSET = Path.of("/usr/bin/taskset");

  private final Process process;
  private final BufferedReader output;
  private final Writer input;

  private Jvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts one. */
  public static Jvm start(int processor, String heap, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    if (processor == SERVER && canPin()) {
      command.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(processor)));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (processor == MEASURED && canPin()) {
      // It has one processor to reckon with from the start, and another to warm up.
      command.addAll(List.of("-XX:ActiveProcessorCount=1", "-D" + PROCESSOR + "=" + processor));
    }
    command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    try {
      return new Jvm(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether server and measured can be kept apart. */
  public static boolean canPin() {
    return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
  }

  /** Its next line. */
  public String line() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("it ended with " + process.waitFor());
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells it something. */
  public void tell(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rest of what it says, when it has ended well. */
  public List<Row> rows(String who) {
    try {
      StringBuilder all = new StringBuilder();
      output.lines().forEach(line -> all.append(line).append('\n'));
      int end = process.waitFor();
      if (end != 0) {
        throw new IllegalStateException(who + " ended with " + end + ": " + all);
      }
      return Said.read(who, all.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
