package io.sealane.benchmarks;

import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What JMH measures. Each round gives every row one fork, every other round in reverse order, so
 * that a machine that grows slower or faster does so for all of them.
 */
final class Timed {

  private final Effort effort;
  private final Map<String, Samples> samples = new TreeMap<>();

  private static final class Samples {
    final List<Double> nanos = new ArrayList<>();
    final List<Double> bytes = new ArrayList<>();
    final String[] names;

    Samples(String... names) {
      this.names = names;
    }
  }

  private Timed(Effort effort) {
    this.effort = effort;
  }

  /** Measures what the regular expression finds. */
  static List<Row> measure(Effort effort, String only) throws RunnerException {
    Timed timed = new Timed(effort);
    List<String> benchmarks = named(only);
    for (int round = 1; round <= effort.forks(); round++) {
      System.out.printf("%nround %d of %d%n", round, effort.forks());
      for (String benchmark : benchmarks) {
        timed.run(benchmark);
      }
      Collections.reverse(benchmarks);
    }
    return timed.rows();
  }

  private static List<String> named(String only) {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    TreeSet<String> names = new TreeSet<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList().find(silent, List.of(only), List.of())) {
      names.add(entry.getUsername());
    }
    return new ArrayList<>(names);
  }

  private void run(String benchmark) throws RunnerException {
    System.out.println(benchmark);
    ChainedOptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + benchmark.replace(".", "\\.") + "$")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    effort.applyTo(options);
    for (RunResult result : new Runner(options.build()).run()) {
      add(result);
    }
  }

  private void add(RunResult result) {
    String[] names = names(result.getParams());
    Samples into = samples.computeIfAbsent(String.join("/", names), key -> new Samples(names));
    result
        .getBenchmarkResults()
        .forEach(fork -> fork.getIterationResults().forEach(one -> add(one, into)));
  }

  private static void add(IterationResult iteration, Samples into) {
    into.nanos.add(iteration.getPrimaryResult().getScore());
    Result<?> bytes = iteration.getSecondaryResults().get("gc.alloc.rate.norm");
    if (bytes != null) {
      into.bytes.add(bytes.getScore());
    }
  }

  /**
   * Work, parameters and subject; the other library, a parameter of JMH's, is a subject of ours.
   */
  private static String[] names(BenchmarkParams benchmark) {
    String[] path = benchmark.getBenchmark().split("\\.");
    String subject = path[path.length - 1];
    List<String> parameters = new ArrayList<>();
    for (String key : benchmark.getParamsKeys()) {
      if (key.equals("library")) {
        subject = benchmark.getParam(key);
      } else {
        parameters.add(key + "=" + benchmark.getParam(key));
      }
    }
    String work = path[path.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT);
    return new String[] {work, String.join(",", parameters), subject};
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Samples one : samples.values()) {
      List<Figure> figures =
          List.of(figure(Figure.NANOS, one.nanos), figure(Figure.BYTES, one.bytes));
      String subject = one.names[2];
      rows.add(
          new Row(one.names[0], subject, one.names[1], figures, Notes.of(one.names[0], subject)));
    }
    return rows;
  }

  private static Figure figure(String name, List<Double> values) {
    ListStatistics statistics =
        new ListStatistics(values.stream().mapToDouble(Double::doubleValue).toArray());
    double error = statistics.getMeanErrorAt(0.999);
    return new Figure(name, statistics.getPercentile(50), Double.isNaN(error) ? null : error);
  }
}
