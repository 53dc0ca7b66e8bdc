package io.sealane.jdbc.relay;

import io.sealane.error.Failure;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.Completion;
import io.sealane.jdbc.relay.table.Completion.Hold;
import io.sealane.jdbc.relay.table.EmptyLanes;
import io.sealane.jdbc.relay.table.Fence;
import io.sealane.jdbc.relay.table.HeldLanes;
import io.sealane.jdbc.relay.table.RelayLease;
import io.sealane.jdbc.relay.table.Row;
import io.sealane.jdbc.relay.table.Sweep;
import io.sealane.jdbc.relay.table.Troubles;
import io.sealane.jdbc.relay.table.Waiting;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of one topic, turn by turn: be the one who sends, read what is next, send it, write
 * down up to where it is sent. Used by one thread at a time; blocks.
 */
final class Line {

  private static final Backoff HELD =
      Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final Database database;
  private final String topic;
  private final RelaySettings settings;
  private final Pace pace;
  private final Tenure tenure;
  private final Fence fence;
  private final Waiting waiting;
  private final HeldLanes held;
  private final Dispatch dispatch;
  private final Sweep sweep;
  private final Breaker breaker;
  private final Suspicion suspicion;
  private final Dispatch.Meanwhile meanwhile;
  private long lookAtHeld;
  private Duration idle;

  Line(Database database, Topic topic, RelaySettings settings, Pace pace, Stop stop) {
    this.database = database;
    this.topic = topic.name();
    this.settings = settings;
    this.pace = pace;
    this.fence = Fence.of(database);
    this.waiting = new Waiting(database, topic.name(), topic.ordered());
    this.held = new HeldLanes(database, topic.name(), topic.ordered());
    this.tenure =
        new Tenure(
            database,
            new RelayLease(database, topic.name(), pace.lease(), settings.scheduler()),
            held,
            new EmptyLanes(database, topic.name()));
    this.sweep = Sweep.of(database, topic.name(), settings.scheduler());
    this.breaker = new Breaker(settings.scheduler());
    this.suspicion = new Suspicion(new OthersBehind(database, topic.name(), topic.ordered()));
    this.dispatch =
        new Dispatch(settings, topic, pace.batch(), () -> tenure.isHeld() && !stop.isOver());
    this.meanwhile = () -> !stop.isOver() && isRenewed();
    this.lookAtHeld = settings.scheduler().nanoTime();
    this.idle = pace.busy();
  }

  /** What is under way is given up. */
  void abandon() {
    dispatch.abandon();
  }

  /** Leaves the topic to the next. */
  void leave() throws SQLException {
    tenure.leave();
  }

  /** Whether nothing waits that could be sent. */
  boolean isDrained() throws SQLException {
    return !database.apart(waiting::isAny);
  }

  /** Does what there is to do, and says how long to wait before the next turn. */
  Duration turn() throws SQLException {
    if (!tenure.take()) {
      return patience();
    }
    boolean more = areHeldDue() && sendHeld();
    Duration closed = breaker.remaining();
    if (!tenure.isHeld() || !closed.isZero()) {
      tenure.renewIfDue();
      return shorter(tenure.isHeld() ? closed : pace.busy(), patience());
    }
    Duration wait = sendNext();
    return more ? Duration.ZERO : wait;
  }

  private boolean areHeldDue() {
    return !held.isEmpty() && settings.scheduler().nanoTime() - lookAtHeld >= 0;
  }

  private Duration sendNext() throws SQLException {
    long complete = fence.complete();
    List<Row> read = read(complete);
    List<Row> rows = upTo(breaker.limit(pace.batch()), read);
    if (rows.isEmpty()) {
      return rest();
    }
    idle = pace.busy();
    List<Row> free = rows.stream().filter(row -> !held.holds(row)).toList();
    Outcome outcome = dispatch.send(free, patience(), meanwhile);
    if (outcome.isBroken()) {
      return brokenOff(rows, outcome);
    }
    long last = rows.get(rows.size() - 1).seq();
    boolean closed = outcome.isTopicClosed();
    if (closed && !suspicion.isOf(outcome.lanes(), breaker.failures(), last, complete)) {
      holdPoison(rows, outcome);
      return closed(outcome);
    }
    Map<String, Hold> holds = holds(outcome.culprits(), outcome);
    write(last, copied(rows, outcome, holds), List.of(), holds);
    if (!closed && !free.isEmpty()) {
      breaker.passed();
      suspicion.passed();
    }
    sweep.after(last);
    return rows.size() < pace.batch() && rows.size() == read.size() ? pace.busy() : Duration.ZERO;
  }

  private List<Row> read(long complete) throws SQLException {
    long cursor = tenure.cursor();
    return complete > cursor ? waiting.read(cursor, complete, pace.batch()) : List.of();
  }

  /** The first of the rows, with so many of them at most that are not held back anyway. */
  private List<Row> upTo(int most, List<Row> rows) {
    int free = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (!held.holds(rows.get(i)) && ++free > most) {
        return rows.subList(0, i);
      }
    }
    return rows;
  }

  private void holdPoison(List<Row> rows, Outcome outcome) throws SQLException {
    Map<String, Hold> holds = holds(outcome.poison(), outcome);
    if (!holds.isEmpty()) {
      write(tenure.cursor(), copied(rows, outcome, holds), List.of(), holds);
    }
  }

  /** What goes to the held ones: all of lanes that are held already, or are from now on. */
  private List<Row> copied(List<Row> rows, Outcome outcome, Map<String, Hold> holds) {
    Set<Row> sent = Set.copyOf(outcome.sent());
    return rows.stream()
        .filter(row -> held.holds(row) || holds.containsKey(row.lane()))
        .filter(row -> !sent.contains(row))
        .toList();
  }

  /** Sends some whose time has come; returns whether there may be more of them. */
  private boolean sendHeld() throws SQLException {
    List<Row> rows = database.apart(held::due);
    lookAtHeld = settings.scheduler().nanoTime() + HELD.first().toNanos();
    if (rows.isEmpty()) {
      tenure.openEmpty();
      return false;
    }
    Outcome outcome = dispatch.send(rows, patience(), meanwhile);
    boolean more = outcome.accepted() == rows.size();
    if (more) {
      lookAtHeld = settings.scheduler().nanoTime();
    }
    Map<String, Hold> holds = outcome.isBroken() ? Map.of() : holds(outcome.culprits(), outcome);
    write(tenure.cursor(), List.of(), outcome.sent(), holds);
    return more;
  }

  /** The lanes that are to be held, or held on. */
  private Map<String, Hold> holds(List<Row> culprits, Outcome outcome) {
    Map<String, Hold> holds = new LinkedHashMap<>();
    for (Row row : culprits) {
      Failure why = Dispatch.failure(outcome.result(row));
      Duration retryIn = HELD.after(held.attempts(row.lane()) + 1, settings.random());
      holds.put(row.lane(), new Hold(why, retryIn));
      settings.observer().held(topic, row.message(), why, retryIn);
    }
    return holds;
  }

  private void write(long cursor, List<Row> copied, List<Row> removed, Map<String, Hold> holds)
      throws SQLException {
    tenure.write(new Completion(tenure.token(), cursor, copied, removed, holds));
  }

  /** Nothing gets through: that is the topic's fault, not the events'. */
  private Duration closed(Outcome outcome) {
    Duration retryIn = breaker.failed(settings.random());
    Row first = outcome.failed().get(0);
    settings.observer().failed(topic, Dispatch.failure(outcome.result(first)), retryIn);
    return shorter(retryIn, patience());
  }

  /** What was sent is sent, whoever sends the rest; the database knows whether that is ours. */
  private Duration brokenOff(List<Row> rows, Outcome outcome) throws SQLException {
    long last = outcome.sentUpTo(tenure.cursor());
    if (last > tenure.cursor()) {
      List<Row> passed = rows.stream().filter(row -> row.seq() <= last && held.holds(row)).toList();
      write(last, passed, List.of(), Map.of());
    }
    return pace.busy();
  }

  private Duration rest() throws SQLException {
    sweep.whileIdle(tenure.cursor());
    tenure.renewIfDue();
    Duration now = idle;
    idle = shorter(idle.multipliedBy(2), pace.idle());
    return shorter(now, patience());
  }

  private boolean isRenewed() {
    try {
      return tenure.renew();
    } catch (SQLException e) {
      settings.observer().failed(topic, Troubles.of(e), patience());
      return tenure.isHeld();
    }
  }

  private Duration patience() {
    return pace.lease().dividedBy(3);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
