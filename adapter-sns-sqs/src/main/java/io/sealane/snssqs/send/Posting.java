package io.sealane.snssqs.send;

import io.sealane.snssqs.call.Failures;
import io.sealane.transport.send.SendResult;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What sending to a topic and into a queue have in common: an address, a call, a reply. */
final class Posting {

  private Posting() {}

  static <R> CompletionStage<List<SendResult>> post(
      Supplier<CompletionStage<String>> address,
      List<Parcel> parcels,
      Function<String, CompletionStage<R>> call,
      BiConsumer<R, BatchReply> read) {
    CompletableFuture<List<SendResult>> results = new CompletableFuture<>();
    address
        .get()
        .whenComplete(
            (found, lost) -> {
              if (lost != null) {
                results.complete(unsent(parcels.size(), lost));
              } else {
                call(call, found, parcels.size(), read, results);
              }
            });
    return results;
  }

  private static <R> void call(
      Function<String, CompletionStage<R>> call,
      String address,
      int entries,
      BiConsumer<R, BatchReply> read,
      CompletableFuture<List<SendResult>> results) {
    call.apply(address)
        .whenComplete(
            (response, thrown) -> {
              if (thrown != null) {
                results.complete(BatchReply.none(entries, thrown));
              } else {
                BatchReply reply = new BatchReply(entries);
                read.accept(response, reply);
                results.complete(reply.results());
              }
            });
  }

  /** Whatever the look-up of an address came to, nothing was sent. */
  private static List<SendResult> unsent(int entries, Throwable thrown) {
    return Collections.nCopies(entries, new SendResult.Rejected(Failures.of(thrown)));
  }
}
