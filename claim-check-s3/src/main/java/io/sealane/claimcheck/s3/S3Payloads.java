package io.sealane.claimcheck.s3;

import io.sealane.claimcheck.payload.GetResult;
import io.sealane.claimcheck.payload.PayloadStore;
import io.sealane.claimcheck.payload.PutResult;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Payloads in a bucket of Amazon S3: one object each, called by the prefix and the SHA-256 of its
 * content. S3 verifies that content when it is put.
 *
 * <p>The client is the application's own. It is used as it is, with its credentials, region,
 * time-outs and retries, and never closed here. Each {@code with…} returns a new store.
 *
 * <p>Needs {@code s3:PutObject} to publish, {@code s3:GetObject} to consume, and {@code
 * s3:ListBucket} on the bucket as well to tell an object that has expired from one that is denied
 * ("GetObject" in the Amazon S3 API reference). A lifecycle rule of the bucket removes objects.
 *
 * <p>Safe for use by many threads.
 */
public final class S3Payloads implements PayloadStore {

  static final String CONTENT_TYPE = "application/octet-stream";

  /** What S3 calls safe characters ("Naming Amazon S3 objects" in its user guide). */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()/-]{0,500}");

  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9.:/_-]{3,400}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private final Function<Executor, S3Calls> client;
  private final S3Calls calls;
  private final String bucket;
  private final String prefix;
  private final @Nullable String owner;

  private S3Payloads(
      Function<Executor, S3Calls> client,
      S3Calls calls,
      String bucket,
      String prefix,
      @Nullable String owner) {
    this.client = client;
    this.calls = calls;
    this.bucket = checked("bucket", BUCKET, bucket);
    this.prefix = checked("prefix", PREFIX, prefix);
    this.owner = owner;
  }

  /**
   * By an asynchronous client: no thread waits for an answer.
   *
   * @param bucket its name, or the ARN of an access point
   */
  public static S3Payloads of(S3AsyncClient client, String bucket) {
    S3Calls calls = new AsyncS3Calls(client);
    return new S3Payloads(threads -> calls, calls, bucket, "", null);
  }

  /**
   * By a blocking client: a daemon thread waits for each call that is under way.
   *
   * @param bucket its name, or the ARN of an access point
   */
  public static S3Payloads of(S3Client client, String bucket) {
    Function<Executor, S3Calls> by = threads -> new BlockingS3Calls(client, threads);
    return new S3Payloads(by, by.apply(CallThreads.create()), bucket, "", null);
  }

  /**
   * The same with other names of objects: publisher and subscribers need the same.
   *
   * @param prefix what they begin with, up to 500 of {@code A-Z a-z 0-9 ! _ . * ' ( ) / -}; none by
   *     default
   */
  public S3Payloads withPrefix(String prefix) {
    return new S3Payloads(client, calls, bucket, prefix, owner);
  }

  /**
   * The same, refusing the bucket if it belongs to somebody else.
   *
   * @param account twelve digits
   */
  public S3Payloads withBucketOwner(String account) {
    return new S3Payloads(client, calls, bucket, prefix, checked("account", ACCOUNT, account));
  }

  /** The same with other threads for a blocking client; each call takes one while it lasts. */
  public S3Payloads withExecutor(Executor executor) {
    return new S3Payloads(client, client.apply(executor), bucket, prefix, owner);
  }

  private static String checked(String what, Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no " + what + ": it takes " + pattern.pattern());
    }
    return text;
  }

  @Override
  public String location() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public CompletionStage<PutResult> put(String sha256, byte[] payload) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(prefix + sha256)
            .expectedBucketOwner(owner)
            .contentType(CONTENT_TYPE)
            .contentLength((long) payload.length)
            .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)))
            .build();
    return calls
        .put(request, payload)
        .handle(
            (reply, thrown) ->
                thrown == null
                    ? PutResult.Kept.INSTANCE
                    : new PutResult.Failed(S3Failures.of("s3:PutObject", thrown)));
  }

  @Override
  public CompletionStage<GetResult> get(String sha256, int bytes) {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(prefix + sha256)
            .expectedBucketOwner(owner)
            .build();
    return calls
        .get(request, bytes)
        .handle((found, thrown) -> thrown == null ? found : S3Failures.ofGet(thrown));
  }

  /** Names the location. */
  @Override
  public String toString() {
    return "S3Payloads[" + location() + "]";
  }
}
