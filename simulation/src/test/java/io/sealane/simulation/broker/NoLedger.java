package io.sealane.simulation.broker;

import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.send.OutgoingMessage;
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
  public void accepted(String topic, OutgoingMessage message, boolean known) {
    // nobody asks
  }

  @Override
  public void sent(SimProcess client, String topic, OutgoingMessage message) {
    // nobody asks
  }

  @Override
  public void told(SimProcess client, String topic, OutgoingMessage message) {
    // nobody asks
  }

  @Override
  public void queued(String queue, Copy copy) {
    queued.add(copy.eventId());
  }

  @Override
  public void delivered(String queue, Copy copy, boolean ranOut) {
    // nobody asks
  }

  @Override
  public void extended(String queue, Copy copy) {
    // nobody asks
  }

  @Override
  public void confirmed(String queue, String messageId, boolean done) {
    // nobody asks
  }

  @Override
  public void deadLettered(String queue, DeadLetter letter) {
    // nobody asks
  }

  @Override
  public void untrue(String what) {}

  @Override
  public void misused(String what) {
    misuses.add(what);
  }

  @Override
  public void asked(SimProcess client, Call call, String messageId, int receive) {}

  @Override
  public void extended(SimProcess client, String messageId, int receive, LeaseResult result) {}

  @Override
  public void received(SimProcess client, ReceiveResult result) {}
}
