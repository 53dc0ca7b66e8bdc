package io.sealane.jdbc.eventstore;

import static io.sealane.store.stream.ExpectedVersion.NO_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.EventCatalog;
import io.sealane.codec.Upcaster;
import io.sealane.codec.json.JsonCodec;
import io.sealane.error.CodecException;
import io.sealane.event.Causation;
import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import io.sealane.jdbc.eventstore.Account.Opened;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.store.stream.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes in comes out. */
@OnEveryDatabase
class FidelityTest {

  private static final Instant TIME = Instant.parse("2029-02-03T04:05:06.123456Z");

  @AutoClose private final Bank bank;
  private final JdbcEventStore store;

  FidelityTest(Product product) {
    bank = Bank.on(product);
    store = bank.store;
  }

  @Test
  void allThatIsSaidOfAnEventSurvives() {
    Publication said =
        Publication.of(new Opened("a-1", "김 \"O'Neil\" \\ 😀\u0000\n"))
            .withId("event-1")
            .withTime(TIME)
            .withCause("conversation-1", "event-0")
            .withTrace(
                new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "v=1"))
            .withHeader("tenant", "한국 😀 \u0000 end")
            .withExpiry(TIME.plusSeconds(60));
    StoredEvent appended = store.append("account-1", NO_STREAM, List.of(said)).get(0);
    assertThat(store.read("account-1")).containsExactly(appended);
    assertThat(bank.all(10)).containsExactly(appended);
    assertThat(appended.envelope().event()).isEqualTo(said.event());
    EventMetadata metadata = appended.envelope().metadata();
    assertThat(metadata.id()).isEqualTo("event-1");
    assertThat(metadata.type()).isEqualTo("bank.Opened");
    assertThat(metadata.source()).isEqualTo("bank");
    assertThat(metadata.key()).isEqualTo("a-1");
    assertThat(metadata.headers()).isEqualTo(said.headers());
    assertThat(metadata.time()).isEqualTo(TIME);
    assertThat(metadata.causationId()).isEqualTo("event-0");
    assertThat(StoredEvent.publications(List.of(appended)).get(0).id()).isEqualTo("event-1");
  }

  @Test
  void whatIsNotSaidComesFromTheEventThatIsHandled() throws Exception {
    StoredEvent cause = store.append("account-1", NO_STREAM, new Opened("a-1", "Kim")).get(0);
    Causation.during(
        cause.envelope().metadata(),
        () -> store.append("account-2", NO_STREAM, Account.deposited(1)));
    EventMetadata metadata = store.read("account-2").get(0).envelope().metadata();
    assertThat(metadata.causationId()).isEqualTo(cause.envelope().metadata().id());
    assertThat(metadata.correlationId()).isEqualTo(cause.envelope().metadata().correlationId());
  }

  @Test
  void halfOfASurrogatePairIsRefusedAndNothingIsWritten() {
    assertThatThrownBy(
            () ->
                store.append(
                    "account-1", NO_STREAM, Account.deposited(1), new Opened("a-1", "\ud83d")))
        .isInstanceOf(CodecException.class);
    assertThat(store.read("account-1")).isEmpty();
  }

  @Test
  void aMebibyteIsNotTooMuch() {
    JdbcEventStore large =
        store.withCodec(JsonCodec.of(Account.CATALOG).withMaxBytes(2 * 1024 * 1024));
    String text = "x".repeat(1024 * 1024);
    for (int i = 0; i < 20; i++) {
      large.append("account-" + i, NO_STREAM, new Opened("a-" + i, text));
    }
    assertThat(large.read("account-7").get(0).envelope().event())
        .isEqualTo(new Opened("a-7", text));
    // A page ends when it is large enough, and the next goes on.
    List<StoredEvent> page = large.readAll(0, 100);
    assertThat(page).hasSizeBetween(10, 19);
    assertThat(large.readAll(page.get(page.size() - 1).position(), 100)).hasSize(20 - page.size());
  }

  @Test
  void oldVersionsAreReadAsTheNewest() {
    JdbcEventStore before =
        bank.store(
            EventCatalog.context("bank")
                .event(OpenedBefore.class)
                .tag(OpenedBefore.class, "bank.Opened")
                .build());
    before.append("account-1", NO_STREAM, new OpenedBefore("a-1", "Kim"));
    JdbcEventStore now =
        bank.store(
            EventCatalog.context("bank")
                .events(Account.class)
                .upcast(Opened.class, 1, Upcaster.rename("name", "owner"))
                .build());
    now.append("account-2", NO_STREAM, new Opened("a-2", "Lee"));
    assertThat(now.readAll(0, 10))
        .extracting(stored -> (Object) stored.envelope().event())
        .containsExactly(new Opened("a-1", "Kim"), new Opened("a-2", "Lee"));
    assertThat(now.read("account-1").get(0).envelope().event()).isEqualTo(new Opened("a-1", "Kim"));
  }

  @Test
  void whatCannotBeReadSaysWhereItIsAndNotWhatItSays() {
    store.append("account-1", NO_STREAM, new Opened("a-1", "secret"));
    JdbcEventStore other = bank.store(EventCatalog.of("bank", Elsewhere.class));
    assertThatThrownBy(() -> other.read("account-1"))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("version 1 of stream 'account-1', cannot be read")
        .hasMessageContaining("bank.Opened")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    assertThatThrownBy(() -> other.readAll(0, 10)).isInstanceOf(CodecException.class);
  }

  record OpenedBefore(String account, String name) implements DomainEvent {}

  sealed interface Elsewhere extends DomainEvent {
    record Moved(String what) implements Elsewhere {}
  }
}
