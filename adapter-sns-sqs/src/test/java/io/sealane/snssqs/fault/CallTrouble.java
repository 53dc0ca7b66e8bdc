package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Exchange;
import io.sealane.conformance.proxy.Trouble;
import java.io.IOException;

/**
 * A whole call goes wrong, and counts as often as it has entries.
 *
 * @param budget to how many entries it comes
 * @param trouble what happens to the call
 */
record CallTrouble(Budget budget, Trouble trouble) implements Trouble {

  @Override
  public void strike(Exchange exchange) throws IOException {
    AwsBatch batch = AwsBatch.of(exchange.request(), exchange.action());
    if (budget.take(batch == null ? 1 : batch.ids().size()) == 0) {
      exchange.answer(exchange.forward());
    } else {
      trouble.strike(exchange);
    }
  }
}
