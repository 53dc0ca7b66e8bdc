package io.sealane.snssqs.send;

import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends one batch to where it is meant to go, in one call. */
@FunctionalInterface
public interface Mailing {

  /**
   * Sends up to ten parcels that together keep the service's limit.
   *
   * @return a stage that completes, never exceptionally, with a result per parcel, in their order
   */
  CompletionStage<List<SendResult>> send(List<Parcel> parcels);
}
