package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.Request;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request about several messages, whose entries can be treated apart. */
interface AwsBatch {

  /** The entries' ids, in their order. */
  List<String> ids();

  /** For how long the entry asks to hide its message, in seconds; negative for other actions. */
  int visibility(String id);

  /** The request without these entries, or null if nothing is left. */
  @Nullable Request without(Set<String> ids);

  /** A reply in which these have failed too; null stands for a reply about nothing. */
  Reply withFailed(@Nullable Reply reply, Set<String> ids, AwsError error);

  /** A reply in which these have succeeded too; null stands for a reply about nothing. */
  Reply withSucceeded(@Nullable Reply reply, Set<String> ids);

  /** The request as a batch, or null if it is about one message. */
  static @Nullable AwsBatch of(Request request, String action) {
    if (!action.endsWith("Batch")) {
      return null;
    }
    return AwsRouter.isJson(request) ? new JsonBatch(request) : new FormBatch(request);
  }
}
