package io.sealane.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.transport.receive.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever can write into a queue can write pointers; they lead nowhere else, and to nothing else.
 */
class HostilePointerTest {

  private static final String SHA256 = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\"shelf://one/\"",
        "{\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":5}",
        "{\"location\":\"shelf://two/\",\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one\",\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/../two/\",\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":\"SHELF://one/\",\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":[\"shelf://one/\"],\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":\"http://169.254.169.254/\",\"bytes\":5,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":0,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":-5,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":5.5,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":\"5\",\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":1000001,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":99999999999,\"sha256\":\"$\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":5,\"sha256\":\"../../secret\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":5,\"sha256\":\"$/../secret\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":5,\"sha256\":\"\"}",
        "{\"location\":\"shelf://one/\",\"bytes\":5,\"sha256\":\"$\",\"sha256\":7}",
        "{\"location\":\"shelf://one/\",\"bytes\":5,\"sha256\":\"$\"} more",
      })
  void aPointerThatIsNotOursIsNotFollowed(String template) {
    String body = template.replace("$", SHA256);
    try (Bench bench = Bench.create()) {
      bench.sendRaw(Map.of(Claims.ATTRIBUTE, "1"), body);
      Delivery delivery = bench.take().get(0);
      assertThat(bench.shelf.gets).isZero();
      assertThat(new String(delivery.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }
  }

  @Test
  void aPointerWithoutTheClaimIsJustABody() {
    try (Bench bench = Bench.create()) {
      String body = new Pointer("shelf://one/", 5, SHA256).text();
      bench.sendRaw(Map.of(), body);
      bench.sendRaw(Map.of(Claims.ATTRIBUTE, "2"), body);
      assertThat(bench.take()).hasSize(2);
      assertThat(bench.shelf.gets).isZero();
    }
  }

  @Test
  void aPointerOfAnyLengthIsReadOnlyIfItIsShort() {
    try (Bench bench = Bench.create()) {
      String pointer = new Pointer("shelf://one/", 5, SHA256).text();
      bench.sendRaw(Map.of(Claims.ATTRIBUTE, "1"), pointer + " ".repeat(100_000));
      assertThat(bench.take()).hasSize(1);
      assertThat(bench.shelf.gets).isZero();
    }
  }

  @Test
  void whatIsNotWhatThePointerSaysIsNotHandedOver() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"), Bench.large("b"), Bench.large("c"));
      List<String> names = List.copyOf(bench.shelf.payloads.keySet());
      bench.shelf.payloads.put(names.get(0), Bench.bytes("evil", 10_000));
      bench.shelf.payloads.put(names.get(1), Bench.bytes("b", 9_999));
      assertThat(bench.take())
          .extracting(one -> one.body().length < 1_000)
          .containsExactly(true, true, false);
    }
  }

  @Test
  void otherPublishersStoresAreReadWhereTheyAreTrusted() {
    Shelf other = new Shelf("shelf://theirs/");
    try (Bench bench = Bench.with(check -> check.withFurtherStores(other))) {
      ClaimCheck theirs = ClaimCheck.over(bench.broker, other);
      bench.await(theirs.sender(bench.topic).send(List.of(Bench.large("a"))));
      assertThat(bench.take().get(0).body()).isEqualTo(Bench.large("a").body());
      assertThat(bench.shelf.gets).isZero();
      assertThat(other.gets).isEqualTo(1);
      bench.send(Bench.large("b"));
      assertThat(other.puts).as("nothing is put there").isEqualTo(1);
    }
  }
}
