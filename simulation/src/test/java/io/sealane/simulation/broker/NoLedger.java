package io.sealane.simulation.broker;

import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a broker test asks for. */
final class NoLedger implements Ledger {

  final List<String> misuses = new ArrayList<>();
  final List<String> queued = new ArrayList<>();
  int calls;

  @Override
  public void called(SimProcess client, Call call) {
    calls++;
  }

  @Override
  public void queued(String queue, Copy copy) {
    queued.add(copy.eventId());
  }

  @Override
  public void misused(String what) {
    misuses.add(what);
  }
}
