package io.sealane.snssqs;

import io.sealane.snssqs.call.Failures;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Difference.Kind;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Preparation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What differences mean for a start. */
final class Prepared {

  private static final Logger LOG = LoggerFactory.getLogger(SnsSqsTopology.class);

  private Prepared() {}

  /** Never fails: what cannot be asked now is an outage. */
  static CompletionStage<Preparation> of(
      CompletionStage<List<Difference>> differences, boolean repaired) {
    return differences.handle(
        (found, error) ->
            error != null
                ? new Preparation(List.of(), Failures.of(error))
                : new Preparation(problems(found, repaired), null));
  }

  /** Where nothing is asked, the settings have to say it all. */
  static Preparation unasked(TopologySettings settings) {
    return settings.account() != null
        ? Preparation.READY
        : new Preparation(
            List.of(
                "the account is not known where nothing is asked: say it with"
                    + " TopologySettings.withAccount"),
            null);
  }

  private static List<String> problems(List<Difference> differences, boolean repaired) {
    differences.stream()
        .filter(one -> !isProblem(one, repaired))
        .forEach(
            one -> {
              if (!repaired) {
                LOG.info("tolerated: {}", one);
              } else if (one.kind() == Kind.MISSING) {
                LOG.info("made what was missing: {}", one.resource());
              } else {
                LOG.warn("repaired: {} {}", one.resource(), one.what());
              }
            });
    return differences.stream()
        .filter(one -> isProblem(one, repaired))
        .map(Difference::toString)
        .toList();
  }

  private static boolean isProblem(Difference one, boolean repaired) {
    return one.kind() == Kind.REFUSED || !repaired && one.kind() != Kind.TOLERABLE;
  }
}
