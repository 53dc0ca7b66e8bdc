package io.sealane.conformance.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpFaultProxyTest {

  private static final Router FIRST_WORD = request -> request.text().split(" ")[0];

  private EchoServer server;
  private HttpFaultProxy proxy;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = HttpFaultProxy.before(server.endpoint(), FIRST_WORD, 1);
  }

  @AfterEach
  void end() {
    proxy.close();
    server.close();
  }

  @Test
  void withoutTroubleEverythingPasses() throws Exception {
    assertThat(say("hello you")).isEqualTo("hello you|0");
    assertThat(say("\u00e9\ud83d\ude9a " + "x".repeat(300_000))).endsWith("x|1");
    assertThat(server.heard().get(1)).startsWith("\u00e9\ud83d\ude9a x");
  }

  @Test
  void bodiesInChunksPassBothWays() throws Exception {
    HttpRequest chunked =
        HttpRequest.newBuilder(proxy.endpoint().resolve("/chunked"))
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("in chunks")))
            .build();
    assertThat(client.send(chunked, BodyHandlers.ofString()).body()).isEqualTo("in chunks|0");
  }

  @Test
  void aClientThatWaitsToBeAskedForItsBodyIsAsked() throws Exception {
    HttpRequest careful = to("careful words").expectContinue(true).build();
    assertThat(client.send(careful, BodyHandlers.ofString()).body()).isEqualTo("careful words|0");
  }

  @Test
  void oneConnectionCarriesManyRequests() throws Exception {
    try (Socket socket = new Socket(proxy.endpoint().getHost(), proxy.endpoint().getPort())) {
      for (int i = 0; i < 5; i++) {
        String body = "n" + i;
        String request = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        assertThat(read(socket)).endsWith(body + "|" + i);
      }
    }
  }

  private static String read(Socket socket) throws IOException {
    StringBuilder read = new StringBuilder();
    while (!read.toString().matches("(?s).*\\|[0-9]")) {
      int next = socket.getInputStream().read();
      assertThat(next).as("a byte after %s", read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  @Test
  void requestsAreCountedByActionAlsoThoseThatGoWrong() throws Exception {
    proxy.provoke(Rule.on(Troubles.drop(), "b").times(1));
    say("a");
    say("a");
    fails("b");
    say("b");
    assertThat(proxy.log().counts()).containsOnly(Map.entry("a", 2), Map.entry("b", 2));
    assertThat(proxy.log().count()).isEqualTo(4);
    assertThat(proxy.log().countForwarded("a")).isEqualTo(2);
    assertThat(proxy.log().countForwarded("b")).isEqualTo(1);
    assertThat(proxy.log().arrivals("a").get(0).bytes()).isEqualTo(1);
    proxy.log().clear();
    assertThat(proxy.log().count()).isZero();
  }

  @Test
  void aDroppedRequestDoesNotReachTheServer() {
    Provoked drop = proxy.provoke(Rule.on(Troubles.drop(), "a"));
    fails("a");
    assertThat(server.heard()).isEmpty();
    assertThat(drop.hits()).isPositive();
  }

  @Test
  void aRequestWhoseReplyIsDroppedHasReachedTheServer() {
    proxy.provoke(Rule.on(Troubles.dropReply(), "a"));
    fails("a");
    assertThat(server.heard()).contains("a");
  }

  @Test
  void aResetIsAReset() {
    proxy.provoke(Rule.on(Troubles.reset(), "a"));
    assertThatThrownBy(() -> raw("a")).hasMessageContaining("reset");
    assertThat(server.heard()).isEmpty();
    proxy.heal();
    proxy.provoke(Rule.on(Troubles.resetReply(), "a"));
    assertThatThrownBy(() -> raw("a")).hasMessageContaining("reset");
    assertThat(server.heard()).containsExactly("a");
  }

  @Test
  void aTruncatedReplyEndsWithinItsBody() throws Exception {
    proxy.provoke(Rule.on(Troubles.truncate(3), "truncated"));
    String reply = raw("truncated");
    assertThat(reply).contains("Content-Length: 11").endsWith("\r\n\r\ntru");
  }

  @Test
  void aDrippingReplyIsWholeInTheEnd() throws Exception {
    proxy.provoke(Rule.on(Troubles.drip(Duration.ofMillis(2)), "slowly"));
    assertThat(say("slowly")).isEqualTo("slowly|0");
  }

  @Test
  void aDelayEndsByItselfOrByHealing() throws Exception {
    proxy.provoke(Rule.on(Troubles.delay(Duration.ofMillis(2)), "a").times(1));
    assertThat(say("a")).isEqualTo("a|0");
    Provoked delay = proxy.provoke(Rule.on(Troubles.delay(Duration.ofHours(1)), "a"));
    CompletableFuture<HttpResponse<String>> late = sayLater("a");
    waitFor(delay);
    proxy.heal();
    assertThat(late.join().body()).isEqualTo("a|1");
  }

  @Test
  void somebodyElseAnswers() throws Exception {
    Reply busy = Reply.of(503, "text/plain", "busy").withHeader("Retry-After", "7");
    proxy.provoke(Rule.on(Troubles.answer(busy), "a").times(1));
    proxy.provoke(
        Rule.on(Troubles.answer(request -> Reply.of(400, "text/plain", request.text())), "a"));
    HttpResponse<String> first = client.send(to("a").build(), BodyHandlers.ofString());
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("retry-after")).contains("7");
    assertThat(first.body()).isEqualTo("busy");
    assertThat(say("a b")).isEqualTo("a b");
    assertThat(server.heard()).isEmpty();
  }

  @Test
  void aReplyIsChangedAndARequestSwapped() throws Exception {
    proxy.provoke(
        Rule.on(Troubles.edit((request, reply) -> reply.withText(reply.text() + "!")), "a"));
    proxy.provoke(
        Rule.on(
            Troubles.swap(
                request -> request.withText("other"),
                (request, reply) -> reply.withText(request.text() + " and " + reply.text())),
            "b"));
    assertThat(say("a")).isEqualTo("a|0!");
    assertThat(say("b")).isEqualTo("b and other|1");
    assertThat(server.heard()).containsExactly("a", "other");
  }

  @Test
  void anOldReplyComesAgain() throws Exception {
    proxy.provoke(Rule.on(Troubles.replay(reply -> reply.text().endsWith("1")), "a"));
    assertThat(List.of(say("a"), say("a"), say("a"), say("a")))
        .containsExactly("a|0", "a|1", "a|1", "a|1");
    assertThat(server.heard()).hasSize(2);
  }

  @Test
  void garbageIsTheSameForTheSameSeed() throws Exception {
    proxy.provoke(Rule.on(Troubles.garbage(), "a"));
    HttpResponse<byte[]> one = client.send(to("a").build(), BodyHandlers.ofByteArray());
    try (HttpFaultProxy twin = HttpFaultProxy.before(server.endpoint(), FIRST_WORD, 1)) {
      twin.provoke(Rule.on(Troubles.garbage(), "a"));
      HttpRequest request =
          HttpRequest.newBuilder(twin.endpoint()).POST(BodyPublishers.ofString("a")).build();
      assertThat(client.send(request, BodyHandlers.ofByteArray()).body()).isEqualTo(one.body());
    }
    assertThat(one.body()).hasSize(16);
  }

  @Test
  void aBlackHoleAnswersNothingUntilHealed() {
    Provoked hole = proxy.provoke(Rule.on(Troubles.blackHole(), "a"));
    CompletableFuture<HttpResponse<String>> never = sayLater("a");
    waitFor(hole);
    assertThat(never).isNotDone();
    assertThat(server.heard()).isEmpty();
    proxy.heal();
    assertThat(never).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void aHeldReplyComesWhenHealedAndThatOfAHalfOpenConnectionDoesNot() {
    Provoked held = proxy.provoke(Rule.on(Troubles.holdReply(), "a"));
    Provoked open = proxy.provoke(Rule.on(Troubles.halfOpen(), "b"));
    CompletableFuture<HttpResponse<String>> late = sayLater("a");
    waitFor(held);
    CompletableFuture<HttpResponse<String>> never = sayLater("b");
    waitFor(open);
    while (server.heard().size() < 2) {
      Thread.onSpinWait();
    }
    assertThat(late).isNotDone();
    assertThat(never).isNotDone();
    proxy.heal();
    assertThat(late.join().body()).startsWith("a|");
    assertThat(never).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void aRuleComesToSomeRequestsOnly() throws Exception {
    Reply no = Reply.of(200, "text/plain", "no");
    proxy.provoke(
        Rule.on(Troubles.answer(no), "a").where(r -> r.text().endsWith("x")).after(1).times(2));
    List<String> replies = new ArrayList<>();
    for (String text : List.of("a x", "a y", "a x", "a x", "a x", "b x")) {
      replies.add(say(text));
    }
    assertThat(replies).containsExactly("a x|0", "a y|1", "no", "no", "a x|2", "b x|3");
  }

  @Test
  void aShareIsDrawnByTheSeed() throws Exception {
    Rule half = Rule.onAll(Troubles.answer(Reply.of(200, "text/plain", "no"))).share(0.5);
    Provoked provoked = proxy.provoke(half);
    List<Boolean> one = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      one.add(say("a").equals("no"));
    }
    assertThat(provoked.hits()).isBetween(8, 32);
    proxy.close();
    proxy = HttpFaultProxy.before(server.endpoint(), FIRST_WORD, 1);
    proxy.provoke(half);
    List<Boolean> two = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      two.add(say("a").equals("no"));
    }
    assertThat(two).isEqualTo(one);
  }

  @Test
  void aRuleThatHasEndedComesToNothing() throws Exception {
    Provoked drop = proxy.provoke(Rule.onAll(Troubles.drop()));
    drop.end();
    assertThat(say("a")).isEqualTo("a|0");
    assertThat(drop.hits()).isZero();
  }

  @Test
  void downIsRefusedAndUpIsThereAgain() throws Exception {
    say("a");
    URI before = proxy.endpoint();
    proxy.goDown();
    fails("a"); // refused, or on the connection of the first call, which was cut
    assertThatThrownBy(() -> new Socket(before.getHost(), before.getPort()).close())
        .isInstanceOf(ConnectException.class);
    proxy.comeUp();
    assertThat(proxy.endpoint()).isEqualTo(before);
    assertThat(say("a")).isEqualTo("a|1");
  }

  @Test
  void aServerThatIsDownEndsTheConnection() {
    server.close();
    fails("a");
    assertThat(proxy.log().count()).isPositive();
  }

  @Test
  void whatIsNoHttpEndsTheConnectionAndNothingElse() throws Exception {
    try (Socket socket = new Socket(proxy.endpoint().getHost(), proxy.endpoint().getPort())) {
      socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isNegative();
    }
    assertThat(say("a")).isEqualTo("a|0");
  }

  private String say(String text) throws Exception {
    return client.send(to(text).build(), BodyHandlers.ofString()).body();
  }

  private CompletableFuture<HttpResponse<String>> sayLater(String text) {
    return client.sendAsync(to(text).build(), BodyHandlers.ofString());
  }

  private void fails(String text) {
    assertThatThrownBy(() -> say(text)).isInstanceOf(IOException.class);
  }

  /** Over a connection of its own, until it ends. */
  private String raw(String text) throws IOException {
    try (Socket socket = new Socket(proxy.endpoint().getHost(), proxy.endpoint().getPort())) {
      String head = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + text.length();
      socket.getOutputStream().write((head + "\r\n\r\n" + text).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpRequest.Builder to(String text) {
    return HttpRequest.newBuilder(proxy.endpoint()).POST(BodyPublishers.ofString(text));
  }

  private static void waitFor(Provoked rule) {
    while (rule.hits() == 0) {
      Thread.onSpinWait();
    }
  }
}
