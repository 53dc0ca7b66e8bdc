package io.sealane.observe.history;

import io.sealane.observe.SafeText;

/** What an entry says to a reader, on one line. */
final class Words {

  private static final int MAX_DETAIL = 300;

  private Words() {}

  /** Without time and subscription. */
  static String of(HistoryEntry entry) {
    String detail = SafeText.of(entry.detail(), MAX_DETAIL);
    String where = SafeText.of(entry.where(), MAX_DETAIL);
    return switch (entry.what()) {
      case HANDLED_LOCALLY -> "handled locally by " + detail;
      case STORED -> "stored in the outbox for " + where;
      case PUBLISHED -> "published to " + where;
      case REFUSED -> "refused by " + where + ": " + detail;
      case UNKNOWN -> "sent to " + where + ", answer lost: " + detail;
      case HELD -> "held in the outbox for " + where + ": " + detail;
      case DELIVERED -> "delivered";
      case STARTED -> "attempt " + entry.attempt() + " started";
      case HANDLED -> "attempt " + entry.attempt() + " handled it";
      case FAILED -> "attempt " + entry.attempt() + " failed: " + detail;
      case RETRYING -> "tried again " + detail;
      case COMPENSATED -> "compensated";
      case NOT_COMPENSATED -> "compensation failed: " + detail;
      case DEDUPLICATED -> "a duplicate, not handled again";
      case BUSY -> "being handled elsewhere, comes again " + detail;
      case GUARD_UNAVAILABLE -> "guard unavailable: " + detail;
      case SKIPPED -> "skipped: " + detail;
      case UNDECODABLE -> "not an event: " + detail;
      case DEAD_LETTERED -> "dead-lettered, " + detail;
      case NOT_DEAD_LETTERED -> "could not be dead-lettered: " + detail;
      case LEASE_LOST -> "lease lost: " + detail;
      case SETTLED -> "settled";
      case RELEASED -> "given back, comes again " + detail;
      case UNCONFIRMED -> "settlement not confirmed: " + detail;
    };
  }
}
