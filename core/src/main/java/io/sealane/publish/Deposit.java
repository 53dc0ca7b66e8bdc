package io.sealane.publish;

import io.sealane.error.Failure;
import io.sealane.publish.Loader.Cargo;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves events to an outbox. */
final class Deposit {

  private Deposit() {}

  /**
   * Appends everything but what no broker would ever take: that is refused here, where somebody can
   * still do something about it.
   *
   * @param cargo one or more
   * @return for each why it is not stored, or null; none at all if the outbox takes nothing now
   */
  static List<@Nullable SendResult> into(Outbox outbox, List<Cargo> cargo) {
    List<Outbox.Entry> entries = new ArrayList<>();
    List<@Nullable SendResult> results = new ArrayList<>();
    for (Cargo one : cargo) {
      Failure breach = one.batcher().breach(one.message());
      results.add(breach == null ? null : new Rejected(breach));
      if (breach == null) {
        entries.add(new Outbox.Entry(one.topic(), one.message()));
      }
    }
    Appended appended = entries.isEmpty() ? new Appended.Stored() : outbox.append(entries);
    if (appended instanceof Appended.Declined) {
      return List.of();
    }
    results.replaceAll(known -> known != null ? known : refused(appended));
    return results;
  }

  private static @Nullable SendResult refused(Appended appended) {
    if (appended instanceof Appended.Refused refused) {
      return new Rejected(refused.failure());
    }
    return appended instanceof Appended.Unknown unknown ? new Unknown(unknown.failure()) : null;
  }
}
