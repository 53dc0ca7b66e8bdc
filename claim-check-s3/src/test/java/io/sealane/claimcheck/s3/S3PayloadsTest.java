package io.sealane.claimcheck.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealane.claimcheck.payload.GetResult;
import io.sealane.claimcheck.payload.PutResult;
import io.sealane.claimcheck.server.Clients;
import io.sealane.error.Failure.Kind;
import io.sealane.servers.Fauxqs;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** A bucket of a real server, by both kinds of client. */
class S3PayloadsTest {

  enum Client {
    ASYNC,
    BLOCKING
  }

  private static final String BUCKET = "payloads";
  private static Fauxqs server;
  private static Clients clients;

  @BeforeAll
  static void start() {
    server = Fauxqs.start();
    clients = new Clients(server.endpoint());
    clients.blockingS3().createBucket(r -> r.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  private static S3Payloads store(Client client, String bucket) {
    return client == Client.ASYNC
        ? S3Payloads.of(clients.s3(), bucket)
        : S3Payloads.of(clients.blockingS3(), bucket);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasPutIsThere(Client client) throws Exception {
    S3Payloads store = store(client, BUCKET).withPrefix("events/" + client + "/");
    for (int size : List.of(1, 100_000, 3_000_000)) {
      byte[] payload = payload(client + "-" + size, size);
      assertThat(await(store.put(sha256(payload), payload))).isEqualTo(PutResult.Kept.INSTANCE);
      assertThat(found(store, sha256(payload), size)).isEqualTo(payload);
    }
    assertThat(
            clients
                .blockingS3()
                .listObjectsV2(r -> r.bucket(BUCKET).prefix("events/" + client))
                .contents())
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.key()).matches("events/" + client + "/[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPutTwiceIsThereOnce(Client client) throws Exception {
    S3Payloads store = store(client, BUCKET).withPrefix("twice-" + client + "/");
    byte[] payload = payload("twice", 1_000);
    await(store.put(sha256(payload), payload));
    assertThat(await(store.put(sha256(payload), payload))).isEqualTo(PutResult.Kept.INSTANCE);
    assertThat(found(store, sha256(payload), 1_000)).isEqualTo(payload);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsGone(Client client) throws Exception {
    byte[] payload = payload("never put", 100);
    assertThat(await(store(client, BUCKET).get(sha256(payload), 100)))
        .isInstanceOf(GetResult.Gone.class);
  }

  @ParameterizedTest
  @EnumSource
  void anObjectOfAnotherLengthIsNotTaken(Client client) throws Exception {
    S3Payloads store = store(client, BUCKET);
    String name = sha256(payload("other", 10));
    clients
        .blockingS3()
        .putObject(
            r -> r.bucket(BUCKET).key(name), RequestBody.fromBytes(payload("huge", 5_000_000)));
    assertThat(await(store.get(name, 10))).isInstanceOf(GetResult.Gone.class);
    assertThat(await(store.get(name, 5_000_001))).isInstanceOf(GetResult.Gone.class);
    assertThat(found(store, name, 5_000_000)).hasSize(5_000_000);
  }

  /** The server here believes everything; S3 refuses what has another checksum or owner. */
  @ParameterizedTest
  @EnumSource
  void s3IsAskedForNoMoreThanIsDocumentedAndToldWhatToVerify(Client client) throws Exception {
    byte[] payload = payload("honest", 100);
    try (Clients own = new Clients(server.endpoint())) {
      S3Payloads store =
          (client == Client.ASYNC
                  ? S3Payloads.of(own.s3(), BUCKET)
                  : S3Payloads.of(own.blockingS3(), BUCKET))
              .withBucketOwner("123456789012");
      await(store.put(sha256(payload), payload));
      await(store.get(sha256(payload), 100));
      assertThat(own.requests())
          .extracting(Clients.Sent::action)
          .containsExactly("PutObject", "GetObject");
      assertThat(own.requests())
          .allSatisfy(
              sent ->
                  assertThat(sent.request().firstMatchingHeader("x-amz-expected-bucket-owner"))
                      .contains("123456789012"));
      byte[] digest = HexFormat.of().parseHex(sha256(payload));
      assertThat(own.requests().get(0).request().firstMatchingHeader("x-amz-checksum-sha256"))
          .contains(Base64.getEncoder().encodeToString(digest));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBucketThatIsNotThereNeedsAnOperator(Client client) throws Exception {
    byte[] payload = payload("a", 100);
    S3Payloads store = store(client, "no-such-bucket");
    PutResult put = await(store.put(sha256(payload), payload));
    assertThat(((PutResult.Failed) put).failure().kind()).isEqualTo(Kind.MISSING);
    assertThat(((PutResult.Failed) put).failure().reason())
        .isEqualTo("s3:PutObject was refused with NoSuchBucket (status 404)");
    GetResult got = await(store.get(sha256(payload), 100));
    assertThat(((GetResult.Failed) got).failure().kind()).isEqualTo(Kind.MISSING);
  }

  @Test
  void aServerThatIsNotThereIsTransient() throws Exception {
    Fauxqs gone = Fauxqs.start();
    gone.close();
    URI endpoint = gone.endpoint();
    byte[] payload = payload("a", 100);
    try (Clients nowhere = new Clients(endpoint)) {
      for (S3Payloads store :
          List.of(
              S3Payloads.of(nowhere.s3(), BUCKET), S3Payloads.of(nowhere.blockingS3(), BUCKET))) {
        PutResult put = await(store.put(sha256(payload), payload));
        assertThat(((PutResult.Failed) put).failure().kind()).isEqualTo(Kind.TRANSIENT);
        GetResult got = await(store.get(sha256(payload), 100));
        assertThat(((GetResult.Failed) got).failure().kind()).isEqualTo(Kind.TRANSIENT);
      }
    }
  }

  @Test
  void threadsThatTakeNothingAreAFailureAndNoException() throws Exception {
    S3Payloads store =
        S3Payloads.of(clients.blockingS3(), BUCKET)
            .withExecutor(
                task -> {
                  throw new RejectedExecutionException("full");
                });
    byte[] payload = payload("a", 100);
    assertThat(await(store.put(sha256(payload), payload))).isInstanceOf(PutResult.Failed.class);
    assertThat(await(store.get(sha256(payload), 100))).isInstanceOf(GetResult.Failed.class);
  }

  @Test
  void placesAreNamedAsS3NamesThem() {
    S3Payloads store = S3Payloads.of(clients.s3(), BUCKET);
    assertThat(store.location()).isEqualTo("s3://payloads/");
    assertThat(store.withPrefix("a/b-").location()).isEqualTo("s3://payloads/a/b-");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.withPrefix("with space"))
        .withMessageContaining("'with space' is no prefix");
    assertThatIllegalArgumentException().isThrownBy(() -> store.withBucketOwner("me"));
    assertThatIllegalArgumentException().isThrownBy(() -> S3Payloads.of(clients.s3(), ""));
  }

  private static byte[] found(S3Payloads store, String sha256, int bytes) throws Exception {
    GetResult result = await(store.get(sha256, bytes));
    assertThat(result).isInstanceOf(GetResult.Found.class);
    return ((GetResult.Found) result).payload();
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static byte[] payload(String beginning, int size) {
    byte[] payload = new byte[size];
    Arrays.fill(payload, (byte) '.');
    byte[] text = beginning.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, payload, 0, Math.min(size, text.length));
    return payload;
  }

  private static String sha256(byte[] payload) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
  }
}
