package io.sealane.claimcheck.s3;

import io.sealane.claimcheck.payload.GetResult;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The two calls that there are, by whichever client. Stages fail with what the SDK threw. */
interface S3Calls {

  /** Puts an object. */
  CompletionStage<?> put(PutObjectRequest request, byte[] payload);

  /**
   * Gets an object of that length, and nothing of one of another length.
   *
   * @return found, or gone if the length is another
   */
  CompletionStage<GetResult> get(GetObjectRequest request, int bytes);
}
