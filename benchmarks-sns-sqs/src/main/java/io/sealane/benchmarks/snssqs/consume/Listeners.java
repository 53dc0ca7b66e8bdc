package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.snssqs.client.Clients;
import java.util.List;

/** All ways to consume. */
public final class Listeners {

  /** Those that a target speaks of. */
  public static final List<String> JUDGED =
      List.of("sealane", "twin", "spring-cloud-aws", "spring-cloud-aws, tuned");

  /** The others. */
  public static final List<String> OTHERS =
      List.of("sealane blocking", "jashmore", "sqs-jms", "camel");

  private Listeners() {}

  /**
   * One of them.
   *
   * @param concurrency how many handlers may run at once
   */
  static Listening by(String who, Clients clients, String queue, int concurrency, Work work) {
    return switch (who) {
      case "sealane" -> SealaneListening.asynchronous(clients, queue, concurrency, work);
      case "sealane blocking" -> SealaneListening.blocking(clients, queue, concurrency, work);
      case "twin" -> new TwinListening(clients, queue, concurrency, work);
      case "spring-cloud-aws" -> new SpringListening(clients, queue, concurrency, work, false);
      case "spring-cloud-aws, tuned" ->
          new SpringListening(clients, queue, concurrency, work, true);
      case "jashmore" -> new JashmoreListening(clients, queue, concurrency, work);
      case "sqs-jms" -> new JmsListening(clients, queue, concurrency, work);
      case "camel" -> new CamelListening(clients, queue, concurrency, work);
      default -> throw new IllegalArgumentException(who);
    };
  }

  /** How it is set up, for the table. */
  static String note(String who) {
    return switch (who) {
      case "twin" -> "a loop per handler: receive ten, handle them, delete ten without waiting";
      case "spring-cloud-aws" -> "defaults";
      case "spring-cloud-aws, tuned" -> "FIXED_HIGH_THROUGHPUT, polls of 20 s";
      case "jashmore" -> "prefetching, 10 to 20";
      case "sqs-jms" -> "a session per handler, AUTO_ACKNOWLEDGE, prefetch 10";
      case "camel" -> "a consumer per handler, ten a poll, polls of 20 s, greedy";
      default -> "";
    };
  }
}
