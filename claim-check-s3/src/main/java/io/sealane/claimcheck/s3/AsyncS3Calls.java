package io.sealane.claimcheck.s3;

import io.sealane.claimcheck.payload.GetResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Calls by the application's asynchronous client, which it goes on owning. */
record AsyncS3Calls(S3AsyncClient client) implements S3Calls {

  @Override
  public CompletionStage<?> put(PutObjectRequest request, byte[] payload) {
    try {
      return client.putObject(request, AsyncRequestBody.fromBytesUnsafe(payload));
    } catch (RuntimeException e) {
      // A closed client, for one, throws instead of answering.
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletionStage<GetResult> get(GetObjectRequest request, int bytes) {
    try {
      return client.getObject(request, new ExactBytes(bytes));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
