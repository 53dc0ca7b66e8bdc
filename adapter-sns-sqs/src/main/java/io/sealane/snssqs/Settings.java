package io.sealane.snssqs;

import io.sealane.snssqs.receive.LeaseLimits;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.time.Scheduler;
import io.sealane.transport.CallListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the transport works.
 *
 * @param topology names, account, and what a start does
 * @param longPoll how long a receive waits at most
 * @param fair whether keys are told to fair queues
 * @param direct by topic, the subscriptions that it leads to without SNS
 * @param scheduler the time
 * @param listener is told of every call
 */
record Settings(
    TopologySettings topology,
    Duration longPoll,
    boolean fair,
    Map<String, List<String>> direct,
    Scheduler scheduler,
    CallListener listener) {

  static final Settings DEFAULTS =
      new Settings(
          TopologySettings.DEFAULTS,
          LeaseLimits.SQS.maxWait(),
          false,
          Map.of(),
          Scheduler.system(),
          (action, outcome, took) -> {});

  Settings {
    direct = Map.copyOf(direct);
    if (longPoll.isNegative() || longPoll.compareTo(LeaseLimits.SQS.maxWait()) > 0) {
      throw new IllegalArgumentException("SQS waits PT0S to PT20S for messages, not " + longPoll);
    }
  }

  Settings with(TopologySettings topology) {
    return new Settings(topology, longPoll, fair, direct, scheduler, listener);
  }

  Settings withLongPoll(Duration longPoll) {
    return new Settings(topology, longPoll, fair, direct, scheduler, listener);
  }

  Settings withFair(boolean fair) {
    return new Settings(topology, longPoll, fair, direct, scheduler, listener);
  }

  Settings with(Scheduler scheduler) {
    return new Settings(topology, longPoll, fair, direct, scheduler, listener);
  }

  Settings with(CallListener listener) {
    return new Settings(topology, longPoll, fair, direct, scheduler, listener);
  }

  Settings withDirect(String topic, List<String> subscriptions) {
    Map<String, List<String>> more = new HashMap<>(direct);
    List<String> all = new ArrayList<>(direct.getOrDefault(topic, List.of()));
    subscriptions.stream().filter(name -> !all.contains(name)).forEach(all::add);
    more.put(topic, List.copyOf(all));
    return new Settings(topology, longPoll, fair, more, scheduler, listener);
  }
}
