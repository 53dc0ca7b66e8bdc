package io.sealane.benchmarks.jdbc.outbox;

import io.sealane.benchmarks.jdbc.database.Server;
import io.sealane.benchmarks.jdbc.outbox.subject.Outboxes;
import io.sealane.benchmarks.jdbc.trial.Amounts;
import io.sealane.benchmarks.jdbc.trial.Spread;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.ArrayList;
import java.util.List;

/** How fast what has gathered is worked off, and what that leaves behind. */
public final class DrainWork {

  /** The work's name in the table. */
  public static final String NAME = "outbox relay";

  private DrainWork() {}

  /** Measures it, one subject after the other; for each, with and without a held snapshot. */
  public static List<Row> measure(Server server, Amounts amounts) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Outboxes who : Outboxes.values()) {
      boolean peer = who != Outboxes.SEALANE && who != Outboxes.TWIN;
      int backlog = peer ? amounts.peersBacklog() : amounts.backlog();
      List<Drain> plain = new ArrayList<>();
      List<Drain> held = new ArrayList<>();
      plain.add(Drain.of(who, server, backlog, false));
      held.add(Drain.of(who, server, backlog, true));
      if (!peer && amounts.rounds() > 1) {
        held.add(Drain.of(who, server, backlog, true));
        plain.add(Drain.of(who, server, backlog, false));
      }
      rows.add(row(who, "a writer beside it", backlog, plain));
      rows.add(row(who, "the same, snapshot held", backlog, held));
    }
    return rows;
  }

  private static Row row(Outboxes who, String how, int backlog, List<Drain> drains) {
    Drain last = drains.get(drains.size() - 1);
    boolean all = drains.stream().allMatch(Drain::all);
    String note = String.format("%,d waited", backlog) + (all ? "" : "; not all were sent in 90 s");
    return new Row(
        NAME,
        who.subject(),
        how,
        List.of(
            Spread.median("events/s", drains.stream().map(Drain::perSecond).toList()),
            Figure.count("statements/event", last.statements()),
            Figure.count("dead rows/event", last.dead()),
            Figure.count("B grown/event", last.grown())),
        note + "; " + who.note());
  }
}
