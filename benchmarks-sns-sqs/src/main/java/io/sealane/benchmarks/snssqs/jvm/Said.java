package io.sealane.benchmarks.snssqs.jvm;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a JVM says of what it has measured, one row a line. */
public final class Said {

  /** API requests for each thousand events. */
  public static final String REQUESTS = "requests/1,000";

  private static final Duration STUCK = Duration.ofMinutes(6);
  private static final String ROW = "row";
  private static final String TAB = "\t";

  private Said() {}

  /** Said by the child. */
  public static void row(String work, String parameters, String note, Figure... figures) {
    StringBuilder line = new StringBuilder(String.join(TAB, ROW, work, parameters, note));
    for (Figure figure : figures) {
      line.append(TAB + figure.name() + TAB + figure.value());
    }
    System.out.println(line);
  }

  /** What a child does. */
  public interface Task {
    void run() throws Exception;
  }

  /**
   * Runs the child and ends it, whatever threads it has; with an error if something is thrown, or
   * if it takes so long that something must be stuck.
   */
  public static void runAndEnd(Task task) {
    Thread watch = new Thread(Said::endAsStuck, "watch");
    watch.setDaemon(true);
    watch.start();
    try {
      task.run();
      end(0);
    } catch (Throwable e) {
      e.printStackTrace();
      end(1);
    }
  }

  private static void endAsStuck() {
    LockSupport.parkNanos(STUCK.toNanos());
    System.err.println("stuck for " + STUCK);
    end(2);
  }

  private static void end(int status) {
    System.out.flush();
    Runtime.getRuntime().halt(status);
  }

  /** Read by the parent; what is no row is shown. */
  static List<Row> read(String who, String output) {
    List<Row> rows = new ArrayList<>();
    for (String line : output.lines().toList()) {
      String[] parts = line.split(TAB, -1);
      if (!parts[0].equals(ROW)) {
        System.out.println("[" + who + "] " + line);
        continue;
      }
      List<Figure> figures = new ArrayList<>();
      for (int i = 4; i < parts.length; i += 2) {
        figures.add(Figure.count(parts[i], Double.parseDouble(parts[i + 1])));
      }
      rows.add(new Row(parts[1], who, parts[2], figures, parts[3]));
    }
    return rows;
  }
}
