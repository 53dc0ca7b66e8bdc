package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.benchmarks.jdbc.database.Database;
import java.util.function.Function;

/** Who is measured. */
public enum Outboxes {
  SEALANE("sealane", SealaneOutbox::new, "publishAll, in the transaction"),
  TWIN("twin", TwinOutbox::new, "by hand; no gap fence, no lease, no held keys, removes nothing"),
  MODULITH("modulith", ModulithOutbox::new, "the registry's store; drained by resubmission"),
  NAMASTACK("namastack", NamastackOutbox::new, "1,000 keys each 100 ms instead of 10 each 2 s"),
  TRANSACTION_OUTBOX("transaction-outbox", TransactionOutboxPeer::new, "keeps no order"),
  JOBRUNR("jobrunr", JobRunrOutbox::new, "not in the application's transaction; keeps no order");

  private final String subject;
  private final String note;
  private final Function<Database, OutboxSubject> open;

  Outboxes(String subject, Function<Database, OutboxSubject> open, String note) {
    this.subject = subject;
    this.open = open;
    this.note = note;
  }

  /** What stands in the table. */
  public String subject() {
    return subject;
  }

  /** What stands beside it. */
  public String note() {
    return note;
  }

  /** Set up on that database. */
  public OutboxSubject on(Database database) {
    return open.apply(database);
  }
}
