package io.sealane.benchmarks.boot.table;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An application that can be started, with the class path that Maven gives it and no other.
 *
 * @param name of it in the table
 * @param module its folder
 * @param main its main class
 * @param arguments that keep it from reaching for a broker
 */
record Application(String name, String module, String main, List<String> arguments) {

  static final String HEAP = "256m";

  /** What a start said: figures by their names, and the names of the threads. */
  record Said(Map<String, Double> figures, List<String> threads) {

    double figure(String name) {
      return Objects.requireNonNull(figures.get(name), name);
    }
  }

  /** Its jars, without those of the benchmark itself. */
  List<Path> jars(Path root) {
    return entries(root).stream()
        .filter(path -> path.toString().endsWith(".jar"))
        .filter(path -> !path.getFileName().toString().startsWith("sealane-benchmarks"))
        .toList();
  }

  private List<Path> entries(Path root) {
    try {
      String classPath = Files.readString(root.resolve(module).resolve("target/class-path.txt"));
      return Stream.of(classPath.strip().split(File.pathSeparator)).map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("is everything packaged?", e);
    }
  }

  /** Starts it in a JVM of its own, and waits for its end. */
  Said start(Path root) {
    List<String> path = new ArrayList<>();
    path.add(root.resolve(module).resolve("target/classes").toString());
    entries(root).forEach(entry -> path.add(entry.toString()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms" + HEAP, "-Xmx" + HEAP, "-Daws.accessKeyId=any", "-Daws.secretAccessKey=any"));
    command.addAll(List.of("-Daws.region=us-east-1"));
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path), main));
    command.addAll(arguments);
    try {
      Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (child.waitFor() != 0) {
        throw new IllegalStateException(name + " does not start:\n" + output);
      }
      return said(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Said said(String output) {
    Map<String, Double> figures = new LinkedHashMap<>();
    List<String> threads = List.of();
    for (String line : output.lines().toList()) {
      String[] parts = line.split("\t");
      if (parts[0].equals("figure")) {
        figures.put(parts[1], Double.parseDouble(parts[2]));
      } else if (parts[0].equals("names")) {
        threads = List.of(parts[1].split(", "));
      }
    }
    if (figures.isEmpty()) {
      throw new IllegalStateException("it said nothing of itself:\n" + output);
    }
    return new Said(figures, threads);
  }
}
