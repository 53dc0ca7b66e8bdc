package io.sealane.jdbc.schema;

/** A part of the store that has tables of its own, and so a schema file per database. */
public enum SchemaPart {
  /** Events that wait to be published. */
  OUTBOX("outbox", 1),
  /** Marks of events that were handled. */
  INBOX("inbox", 1),
  /** Claims of events that are being handled, and marks of those that were. */
  GUARD("guard", 1),
  /** What happened to events. */
  HISTORY("history", 1),
  /** Events as streams. */
  EVENTS("events", 1),
  /** Dead letters. */
  DEAD_LETTERS("deadletters", 1);

  private final String file;
  private final int version;

  SchemaPart(String file, int version) {
    this.file = file;
    this.version = version;
  }

  /** The version of its tables that this library needs. */
  public int version() {
    return version;
  }

  /** The name of its file, without folder and ending. */
  String file() {
    return file;
  }

  /** The table, without prefix, that says which version is there. */
  String versionTable() {
    return file + "_version";
  }
}
