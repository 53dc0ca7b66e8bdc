package io.sealane.benchmarks.boot.table;

import io.sealane.benchmarks.boot.table.Application.Said;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What was counted and timed of each application. */
final class Costs {

  static final String WORK = "start";
  static final String EMPTY = "empty";
  static final String SDK = "aws-sdk";
  static final String IN_MEMORY = "sealane";
  static final String SQS = "sealane-sqs";
  static final String SNS_SQS = "sealane-sns-sqs";
  static final String PEER = "spring-cloud-aws";
  static final String CLASSES = "classes added";
  static final String THREADS = "threads added";

  private static final String MILLIS = "ms";
  private static final String CPU_MILLIS = "ms of CPU";
  private static final String LOADED = "classes";
  private static final String RUNNING = "threads";
  private static final String RESIDENT = "MB resident";

  private static final String PACKAGE = "io.sealane.benchmarks.boot.";
  private static final String SEALANE_MAIN = PACKAGE + "sealane.SealaneApplication";
  private static final String NOT_YET = "--sealane.auto-startup=false";
  private static final String NO_LOOK_AT_QUEUES = "--sealane.sns-sqs.topology=none";
  private static final String ACCOUNT = "--sealane.sns-sqs.account=123456789012";

  /** None consumes, so that none needs a broker. */
  private static final List<Application> APPLICATIONS =
      List.of(
          new Application(EMPTY, "empty", PACKAGE + "EmptyApplication", List.of()),
          new Application(SDK, "aws-sdk", PACKAGE + "sdk.SdkApplication", List.of()),
          new Application(IN_MEMORY, "sealane", SEALANE_MAIN, List.of(NOT_YET)),
          new Application(
              SQS,
              "sealane-sns-sqs",
              SEALANE_MAIN,
              List.of(NOT_YET, NO_LOOK_AT_QUEUES, ACCOUNT, "--sealane.sns-sqs.sns=false")),
          new Application(
              SNS_SQS,
              "sealane-sns-sqs",
              SEALANE_MAIN,
              List.of(NOT_YET, NO_LOOK_AT_QUEUES, ACCOUNT)),
          new Application(
              PEER,
              "spring-cloud-aws",
              PACKAGE + "peer.SpringCloudAwsApplication",
              List.of("--spring.cloud.aws.sqs.listener.auto-startup=false")));

  private static final Map<String, String> NOTES =
      Map.of(
          EMPTY, "spring-boot-starter and nothing else",
          SDK, "clients of SNS and SQS as beans, and nothing above them",
          IN_MEMORY, "sealane-spring-boot-starter",
          SQS, "sealane-sns-sqs besides, over queues alone",
          SNS_SQS, "the same with topics",
          PEER, "spring-cloud-aws-starter-sqs, and Jackson, without which it does not start");

  private final Path folder;
  private final Map<String, List<Said>> said = new LinkedHashMap<>();

  private Costs(Path folder) {
    this.folder = folder;
  }

  /** Starts all of them as often as there are rounds, every other round in reverse order. */
  static Costs measure(Path folder, int rounds) {
    Costs costs = new Costs(folder);
    List<Application> order = new ArrayList<>(APPLICATIONS);
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      for (Application one : order) {
        costs.said.computeIfAbsent(one.name(), any -> new ArrayList<>()).add(one.start(folder));
      }
      Collections.reverse(order);
    }
    return costs;
  }

  /**
   * One row for each.
   *
   * @param timed whether with what depends on how busy the machine is
   */
  List<Row> rows(boolean timed) {
    return APPLICATIONS.stream().map(one -> row(one, timed)).toList();
  }

  private Row row(Application application, boolean timed) {
    String who = application.name();
    List<Path> jars = application.jars(folder);
    List<Figure> figures = new ArrayList<>();
    figures.add(added(CLASSES, who, LOADED));
    figures.add(added(THREADS, who, RUNNING));
    figures.add(middle(LOADED, values(who, LOADED)));
    figures.add(middle(RUNNING, values(who, RUNNING)));
    figures.add(Figure.count("jars", jars.size()));
    figures.add(Figure.count("B of jars", jars.stream().mapToLong(Costs::size).sum()));
    if (timed) {
      figures.add(multiple("times the empty one's time to start", who, MILLIS));
      figures.add(multiple("times the empty one's CPU", who, CPU_MILLIS));
      figures.add(middle(RESIDENT, values(who, RESIDENT)));
    }
    return new Row(WORK, who, "", figures, note(who));
  }

  /** Above the empty one, the middle of each. */
  private Figure added(String name, String who, String figure) {
    return Figure.count(name, middle(values(who, figure)) - middle(values(EMPTY, figure)));
  }

  /** The middle of the rounds, each beside the empty one's of the same round. */
  private Figure multiple(String name, String who, String figure) {
    double[] ours = values(who, figure);
    double[] empty = values(EMPTY, figure);
    return middle(
        name, IntStream.range(0, ours.length).mapToDouble(i -> ours[i] / empty[i]).toArray());
  }

  private static Figure middle(String name, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double half = (sorted[sorted.length - 1] - sorted[0]) / 2;
    return new Figure(name, middle(values), half == 0 ? null : half);
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private double[] values(String who, String figure) {
    return all(who).stream().mapToDouble(one -> one.figure(figure)).toArray();
  }

  private List<Said> all(String who) {
    return Objects.requireNonNull(said.get(who), who);
  }

  private String note(String who) {
    TreeSet<String> threads = new TreeSet<>();
    all(who).forEach(one -> threads.addAll(one.threads()));
    all(EMPTY).forEach(one -> threads.removeAll(one.threads()));
    return NOTES.get(who) + (threads.isEmpty() ? "" : "; threads " + String.join(", ", threads));
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
