package io.sealane.snssqs.send;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.Failures;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service says about the entries of a batch, whose ids are their places in it. It may say
 * nothing of an entry, or too much, or speak of entries that there are not: then the fate of that
 * entry is unknown, and that of the others is as they were told.
 */
final class BatchReply {

  private static final Pattern PLACE = Pattern.compile("[0-9]{1,4}");

  private final List<@Nullable SendResult> results;

  BatchReply(int entries) {
    this.results = new ArrayList<>(Collections.nCopies(entries, null));
  }

  /** The id of an entry in the request. */
  static String idOf(int place) {
    return Integer.toString(place);
  }

  /** The entry was accepted. */
  void accepted(@Nullable String id, @Nullable String brokerId) {
    put(id, new SendResult.Accepted(brokerId == null ? "" : brokerId));
  }

  /** The entry was refused. */
  void failed(@Nullable String id, @Nullable String code, @Nullable Boolean senderFault) {
    Failure failure = Failures.ofEntry(code, Boolean.TRUE.equals(senderFault));
    put(id, new SendResult.Rejected(failure));
  }

  /** A result per entry. */
  List<SendResult> results() {
    List<SendResult> all = new ArrayList<>(results.size());
    for (SendResult result : results) {
      all.add(result == null ? unknown("the reply does not speak of it") : result);
    }
    return all;
  }

  /** What to make of a call that brought no reply. */
  static List<SendResult> none(int entries, Throwable thrown) {
    Failure failure = Failures.of(thrown);
    return Collections.nCopies(
        entries,
        Failures.isCertain(thrown)
            ? new SendResult.Rejected(failure)
            : new SendResult.Unknown(failure));
  }

  private void put(@Nullable String id, SendResult result) {
    int place = id != null && PLACE.matcher(id).matches() ? Integer.parseInt(id) : -1;
    if (place < 0 || place >= results.size()) {
      return;
    }
    SendResult before = results.get(place);
    boolean same = before == null || before.equals(result);
    results.set(place, same ? result : unknown("the reply speaks of it twice, and differently"));
  }

  private static SendResult unknown(String why) {
    return new SendResult.Unknown(Failure.of(Kind.TRANSIENT, why));
  }
}
