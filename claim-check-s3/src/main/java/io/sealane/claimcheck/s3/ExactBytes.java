package io.sealane.claimcheck.s3;

import io.sealane.claimcheck.payload.GetResult;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Takes an object of one length into memory. One of another length is left where it is as soon as
 * that is known: by its header, or else by the first byte too many.
 */
final class ExactBytes implements AsyncResponseTransformer<GetObjectResponse, GetResult> {

  /** How the stream of an object of another length is left: the SDK cancels it then. */
  private static final class AnotherLengthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnotherLengthException() {
      super("another length", null, false, false);
    }
  }

  private final int bytes;
  private volatile CompletableFuture<GetResult> result = new CompletableFuture<>();
  private volatile boolean refused;

  /** For an object of that length. */
  ExactBytes(int bytes) {
    this.bytes = bytes;
  }

  static GetResult anotherLength() {
    return new GetResult.Gone("what is there has another length");
  }

  @Override
  public CompletableFuture<GetResult> prepare() {
    refused = false;
    result = new CompletableFuture<>();
    return result;
  }

  @Override
  public void onResponse(GetObjectResponse response) {
    Long length = response.contentLength();
    refused = length != null && length != bytes;
  }

  @Override
  public void onStream(SdkPublisher<ByteBuffer> publisher) {
    CompletableFuture<GetResult> answer = result;
    ByteBuffer payload = ByteBuffer.allocate(refused ? 0 : bytes);
    publisher
        .subscribe(
            part -> {
              if (part.remaining() > payload.remaining()) {
                answer.complete(anotherLength());
                throw new AnotherLengthException();
              }
              payload.put(part);
            })
        .whenComplete(
            (end, thrown) -> {
              if (thrown != null) {
                answer.completeExceptionally(thrown);
              } else if (refused || payload.hasRemaining()) {
                answer.complete(anotherLength());
              } else {
                answer.complete(new GetResult.Found(payload.array()));
              }
            });
  }

  @Override
  public void exceptionOccurred(Throwable error) {
    result.completeExceptionally(error);
  }
}
