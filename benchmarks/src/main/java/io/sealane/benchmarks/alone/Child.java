package io.sealane.benchmarks.alone;

import io.sealane.benchmarks.table.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for something to be measured, with the class path of this one. */
final class Child {

  private static final String FIGURE = "figure\t";
  private static final String NOTE = "note\t";

  /** What a child said. */
  record Said(List<Figure> figures, String note) {

    double value(String name) {
      return figures.stream()
          .filter(figure -> figure.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no figure '" + name + "'"))
          .value();
    }
  }

  private Child() {}

  /** Said by the child: a figure. */
  static void say(String name, double value) {
    System.out.println(FIGURE + name + "\t" + value);
  }

  /** Said by the child: what a reader had better know. */
  static void note(String note) {
    System.out.println(NOTE + note);
  }

  /** Runs the class; what it prints besides figures and its note is shown. */
  static Said run(List<String> jvmArguments, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = child.waitFor();
      if (end != 0) {
        throw new IllegalStateException(main.getName() + " ended with " + end + ":\n" + output);
      }
      return said(output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Said said(String output) {
    List<Figure> figures = new ArrayList<>();
    String note = "";
    for (String line : output.lines().toList()) {
      if (line.startsWith(FIGURE)) {
        String[] parts = line.split("\t");
        figures.add(Figure.count(parts[1], Double.parseDouble(parts[2])));
      } else if (line.startsWith(NOTE)) {
        note = line.substring(NOTE.length());
      } else {
        System.out.println(line);
      }
    }
    return new Said(figures, note);
  }
}
