package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Exchange;
import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.Request;
import io.sealane.conformance.proxy.Trouble;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a batch fail, or succeed without effect, while the service does the others. A request
 * about one message is a batch of one.
 *
 * @param budget to how many it comes
 * @param visible whether it is about an entry, by the visibility that it asks for
 * @param error with which they fail, or null if they are said to have succeeded
 */
record EntryTrouble(Budget budget, IntPredicate visible, @Nullable AwsError error)
    implements Trouble {

  @Override
  public void strike(Exchange exchange) throws IOException {
    AwsBatch batch = AwsBatch.of(exchange.request(), exchange.action());
    if (batch == null) {
      strikeOne(exchange);
      return;
    }
    List<String> meant =
        batch.ids().stream().filter(id -> visible.test(batch.visibility(id))).toList();
    Set<String> struck = new LinkedHashSet<>(meant.subList(0, budget.take(meant.size())));
    if (struck.isEmpty()) {
      exchange.answer(exchange.forward());
      return;
    }
    Request rest = batch.without(struck);
    Reply reply = rest == null ? null : exchange.forward(rest);
    if (reply != null && reply.status() != 200) {
      exchange.answer(reply);
    } else if (error == null) {
      exchange.answer(batch.withSucceeded(reply, struck));
    } else {
      exchange.answer(batch.withFailed(reply, struck, error));
    }
  }

  private void strikeOne(Exchange exchange) throws IOException {
    if (!visible.test(Visibility.of(exchange.request())) || budget.take(1) == 0) {
      exchange.answer(exchange.forward());
    } else if (error == null) {
      exchange.answer(Reply.of(200, "application/x-amz-json-1.0", "{}"));
    } else {
      exchange.answer(error.to(exchange.request()));
    }
  }
}
