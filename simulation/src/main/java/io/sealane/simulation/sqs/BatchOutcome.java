package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.transport.receive.LeaseResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** What has become of the entries of a batch, each of which may fail alone. */
final class BatchOutcome {

  private final SimBroker broker;
  private final FaultKind fault;
  private final List<String> done = new ArrayList<>();
  private final List<BatchResultErrorEntry> failed = new ArrayList<>();

  BatchOutcome(SimBroker broker, FaultKind fault) {
    this.broker = broker;
    this.fault = fault;
  }

  void add(String id, Supplier<LeaseResult> work) {
    EntryFate fate = EntryFate.of(broker.faults(), fault);
    if (!fate.isDone()) {
      fail(id, fate.code(), "try again", false);
      return;
    }
    LeaseResult result = work.get();
    if (fate == EntryFate.DONE_IN_SILENCE) {
      return;
    }
    if (result instanceof LeaseResult.Confirmed) {
      done.add(id);
    } else if (result instanceof LeaseResult.AtMaximum) {
      fail(id, "InvalidParameterValue", "Total VisibilityTimeout is beyond the limit", true);
    } else {
      fail(id, "AWS.SimpleQueueService.MessageNotInflight", "not in flight", true);
    }
  }

  private void fail(String id, String code, String message, boolean senderFault) {
    failed.add(
        BatchResultErrorEntry.builder()
            .id(id)
            .code(code)
            .message(message)
            .senderFault(senderFault)
            .build());
  }

  /** Those that are done, in the other order: a service promises none. */
  <E> List<E> done(Function<String, E> entry) {
    List<String> reversed = new ArrayList<>(done);
    Collections.reverse(reversed);
    return reversed.stream().map(entry).toList();
  }

  List<BatchResultErrorEntry> failed() {
    return failed;
  }
}
