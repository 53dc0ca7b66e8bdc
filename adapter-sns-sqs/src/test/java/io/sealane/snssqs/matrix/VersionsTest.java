package io.sealane.snssqs.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.sealane.Sealane;
import io.sealane.codec.Decoded;
import io.sealane.codec.json.JsonCodec;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Closed;
import io.sealane.conformance.sample.ShopEvent.Noted;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.ContextHandler;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import io.sealane.snssqs.oracle.Findings;
import io.sealane.snssqs.server.Shared;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * F28, versions side by side during a rolling restart: what another one has put on the wire is
 * read, and what this one puts there is what it always was. The corpus has a folder per version,
 * and one with what versions to come may add; a release adds its own by {@code
 * -Dsealane.corpus=record}.
 */
@ExtendWith(Findings.class)
class VersionsTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  /** The version whose messages are those of this code. */
  private static final String TODAY = "0.1";

  private static final boolean RECORD = "record".equals(System.getProperty("sealane.corpus"));
  private static final Instant TIME = Instant.parse("2026-11-27T10:15:30.123456Z");

  private static Map<String, Publication> said() {
    Map<String, Publication> said = new LinkedHashMap<>();
    said.put("plain", Publication.of(new Opened("o-1", "a table")));
    said.put("keyless", Publication.of(new Noted("the weather")));
    said.put(
        "related",
        Publication.of(new Opened("o-2", "by the window"))
            .withCause("conversation", "cause")
            .withTrace(
                new TraceContext(
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1"))
            .withHeader("b", "two")
            .withHeader("a", "one")
            .withExpiry(Instant.parse("2126-01-01T00:00:00Z")));
    said.put("no-group-key", Publication.of(new Opened("Tisch \u00fcber Eck", "x")));
    said.put("illegal-key", Publication.of(new Opened("bell\u0007", "x")));
    said.put("long-key", Publication.of(new Opened("k".repeat(200), "x")));
    said.put("escapes", Publication.of(new Opened("o-3", "\"\\/\b\n\u0000\u00e9\u6f22<&>")));
    said.put("another-type", Publication.of(new Closed("o-1")));
    said.replaceAll((name, one) -> one.withId(TODAY + "-" + name).withTime(TIME));
    return said;
  }

  @Test
  void whatIsWrittenTodayIsWhatTheCorpusHolds() {
    Map<String, Recorded> written = new HashMap<>();
    try (World world = new World(SERVER, true)) {
      world.publishAll(List.copyOf(said().values()));
      for (Message message : taken(world, world.queueUrl(), said().size())) {
        Recorded one = Recorded.of(nameOf(message), message, meaningOf(message));
        written.put(one.name(), one);
      }
    }
    if (RECORD) {
      written.values().forEach(one -> one.write(TODAY));
      recordDeadLetter();
      fail("recorded; look at what has changed, and run it again without that option");
    }
    Map<String, Recorded> known = new HashMap<>();
    Recorded.of(TODAY).stream()
        .filter(one -> !one.isDead())
        .forEach(one -> known.put(one.name(), one));
    assertThat(written).isEqualTo(known);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAnotherVersionHasWrittenIsReadAndNeverTwice(boolean ordered) {
    Map<String, Map<String, String>> read = new ConcurrentHashMap<>();
    try (World world = new World(SERVER, ordered)) {
      List<Recorded> all = new ArrayList<>();
      Recorded.versions().forEach(version -> all.addAll(Recorded.of(version)));
      Sealane first = consumer(world, all, read);
      for (Recorded one : all) {
        world.journal().tries(one.id());
        put(world, world.queueUrl(), one);
        world.journal().acked(one.id());
      }
      world.until("some are read", () -> read.size() > 2);
      world.publishAll(List.copyOf(said().values())); // what the old publisher sent, by a new one
      first.close();
      consumer(world, all, read);
      world.isUnharmed(ordered ? "F28-fifo" : "F28");
      assertThat(world.deadLetters()).isEmpty();
      for (Recorded one : all) {
        Map<String, String> means = one.isDead() ? Map.of("id", one.id()) : one.means();
        assertThat(read.get(one.id())).as(one.name()).containsAllEntriesOf(means);
      }
    }
  }

  @Test
  void theDeadLettersOfAnotherVersionAreRead() {
    try (World world = new World(SERVER, false)) {
      List<Recorded> dead = new ArrayList<>();
      for (String version : Recorded.versions()) {
        Recorded.of(version).stream().filter(Recorded::isDead).forEach(dead::add);
      }
      dead.forEach(one -> put(world, world.deadLetterUrl(), one));
      world.until("all are there", () -> world.deadLetters().size() == dead.size());
      Map<String, Map<String, String>> read = new HashMap<>();
      world.deadLetters().forEach(letter -> read.put(letter.id(), Meaning.of(letter)));
      assertThat(dead).isNotEmpty();
      for (Recorded one : dead) {
        assertThat(read.get(one.id())).as(one.name()).containsAllEntriesOf(one.means());
      }
    }
  }

  private static Sealane consumer(
      World world, List<Recorded> all, Map<String, Map<String, String>> read) {
    List<String> order = all.stream().map(Recorded::id).toList();
    ContextHandler<ShopEvent> handler =
        (event, context) -> {
          String id = context.metadata().id();
          read.put(id, Meaning.of(event, context.metadata()));
          world.effects().add(id, keyOf(event), order.indexOf(id));
        };
    return world.consumer(
        subscription ->
            subscription.onWithContext(Closed.class, handler).onWithContext(Noted.class, handler),
        handler::handle);
  }

  /** As one word, for the table of effects. */
  private static String keyOf(ShopEvent event) {
    String key = event.key();
    return key == null ? "none" : Integer.toString(key.hashCode());
  }

  private static void put(World world, String url, Recorded one) {
    world
        .clients()
        .sqs()
        .sendMessage(
            r -> {
              r.queueUrl(url).messageBody(one.body()).messageAttributes(one.values());
              if (world.topic().ordered()) {
                r.messageGroupId(one.group()).messageDeduplicationId(one.deduplication());
              }
            })
        .join();
  }

  private static void recordDeadLetter() {
    try (World world = new World(SERVER, true)) {
      world.consumer((event, context) -> context.reject("no such order"));
      Publication one = Publication.of(new Opened("o-4", "x")).withId(TODAY + "-dead");
      world.publishAll(List.of(one.withTime(TIME)));
      world.until("a dead letter", () -> !world.deadLetters().isEmpty());
      Map<String, String> means = Meaning.of(world.deadLetters().get(0));
      Message message = taken(world, world.deadLetterUrl(), 1).get(0);
      Recorded.of("dead", message, means).write(TODAY);
    }
  }

  private static List<Message> taken(World world, String url, int count) {
    List<Message> messages = new ArrayList<>();
    world.until(
        "all messages are there",
        () -> {
          List<Message> some = world.take(url);
          messages.addAll(some);
          return messages.size() >= count;
        });
    return messages;
  }

  private static String nameOf(Message message) {
    return message.messageAttributes().get("ce_id").stringValue().substring(TODAY.length() + 1);
  }

  private static Map<String, String> meaningOf(Message message) {
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    Decoded decoded = JsonCodec.of(ShopEvent.CATALOG).decode(body, Map.of());
    assertThat(message.attributes()).containsKey(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    var envelope = ((Decoded.Event) decoded).envelope();
    return Meaning.of(envelope.event(), envelope.metadata());
  }
}
