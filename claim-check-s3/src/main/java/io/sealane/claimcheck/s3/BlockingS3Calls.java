package io.sealane.claimcheck.s3;

import io.sealane.claimcheck.payload.GetResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Calls by the application's blocking client, which it goes on owning, each on a thread of the
 * executor while it lasts.
 */
record BlockingS3Calls(S3Client client, Executor threads) implements S3Calls {

  @Override
  public CompletionStage<?> put(PutObjectRequest request, byte[] payload) {
    return run(
        () ->
            client.putObject(
                request,
                RequestBody.fromContentProvider(
                    () -> new ByteArrayInputStream(payload),
                    payload.length,
                    S3Payloads.CONTENT_TYPE)));
  }

  @Override
  public CompletionStage<GetResult> get(GetObjectRequest request, int bytes) {
    return run(() -> read(request, bytes));
  }

  private GetResult read(GetObjectRequest request, int bytes) {
    try (ResponseInputStream<GetObjectResponse> in = client.getObject(request)) {
      Long length = in.response().contentLength();
      byte[] payload = length != null && length != bytes ? new byte[0] : in.readNBytes(bytes + 1);
      if (payload.length == bytes) {
        return new GetResult.Found(payload);
      }
      in.abort(); // to close it would be to read all the rest
      return ExactBytes.anotherLength();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <R> CompletionStage<R> run(Supplier<R> call) {
    CompletableFuture<R> reply = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              reply.complete(call.get());
            } catch (Throwable e) {
              // Whatever it is, somebody waits for the reply.
              reply.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(e);
    }
    return reply;
  }
}
