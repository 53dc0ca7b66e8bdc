package io.sealane.simulation.oracle;

import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many calls a process makes, by kind and by ten seconds, beyond those that messages need. */
final class CallRate {

  private static final long SPAN = 10_000_000_000L;

  /** More than that within one span are of no use to anybody. */
  private static final int MAX = 200;

  /** A message may need several calls of a kind: entries fail one by one. */
  private static final int PER_MESSAGE = 2;

  private record Key(SimProcess process, @Nullable Call call) {}

  private static final class Count {
    long span = -1;
    int number;
  }

  private final Map<Key, Count> counts = new HashMap<>();
  private int highest;

  /** Counts one more; whether that is the first that is too many in this span of time. */
  boolean isTooMany(SimProcess process, Call call, long now) {
    int calls = ++count(new Key(process, call), now).number;
    int extra = calls - PER_MESSAGE * count(new Key(process, null), now).number;
    highest = Math.max(highest, extra);
    return extra == MAX;
  }

  /** The process got a message. */
  void useful(SimProcess process, long now) {
    count(new Key(process, null), now).number++;
  }

  private Count count(Key key, long now) {
    Count count = counts.computeIfAbsent(key, k -> new Count());
    if (count.span != now / SPAN) {
      count.span = now / SPAN;
      count.number = 0;
    }
    return count;
  }

  /** The most calls of one kind beyond need that a process made within ten seconds. */
  int highest() {
    return highest;
  }
}
