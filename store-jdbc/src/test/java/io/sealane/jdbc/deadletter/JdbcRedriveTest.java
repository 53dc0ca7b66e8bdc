package io.sealane.jdbc.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.time.TestTime;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class JdbcRedriveTest {

  private static final Topic TOPIC = Topic.of("orders");
  private static final QueueSpec QUEUE =
      new QueueSpec("delivery", List.of(TOPIC), Set.of(), false, Duration.ofSeconds(30));

  @AutoClose private final TestDatabase database;
  @AutoClose private final TestTime time = TestTime.real();
  private final LetterTable table;
  private final Transport broker;

  JdbcRedriveTest(Product product) {
    database = product.create();
    table = new LetterTable(DeadLettersFixture.open(database));
    broker = InMemoryTransport.create(time.scheduler());
    broker.prepare(new Topology(List.of(TOPIC), List.of(QUEUE))).toCompletableFuture().join();
  }

  @Test
  void whatWentBackIsNoLetterAnyMoreAlthoughTheRedriveFails() throws SQLException {
    for (int i = 0; i < 5; i++) {
      table.put("delivery", letter("m-" + i));
    }
    DeadLetterQueue refusing = new Refusing(broker.deadLetters(QUEUE), "m-3");
    JdbcRedrive redrive =
        new JdbcRedrive(
            "delivery",
            table,
            refusing,
            time.scheduler(),
            Selection.all(),
            Double.POSITIVE_INFINITY);

    redrive.run();

    assertThatThrownBy(() -> redrive.completion().toCompletableFuture().join())
        .hasRootCauseMessage("1 letter is refused");
    assertThat(table.select("delivery", Selection.all()))
        .extracting(stored -> stored.letter().id())
        .containsExactly("m-3");
    assertThat(broker.deadLetters(QUEUE).list(Selection.all()).toCompletableFuture().join())
        .as("kept once, in the table")
        .isEmpty();
    assertThat(broker.receiver(QUEUE).backlog().toCompletableFuture().join().ready()).isEqualTo(4);
  }

  /** A broker that takes back all letters but one, and says so at the end, as SQS may. */
  private static final class Refusing extends ForwardingDeadLetterQueue {

    private final String refused;

    Refusing(DeadLetterQueue letters, String refused) {
      super(letters);
      this.refused = refused;
    }

    @Override
    public Redrive redrive(Selection selection, double perSecond) {
      String[] others =
          selection.ids().stream().filter(id -> !id.equals(refused)).toArray(String[]::new);
      Redrive good = super.redrive(Selection.ids(others), perSecond);
      return new Redrive() {
        @Override
        public int moved() {
          return good.moved();
        }

        @Override
        public void cancel() {
          good.cancel();
        }

        @Override
        public CompletionStage<Integer> completion() {
          return good.completion()
              .thenCompose(
                  count ->
                      CompletableFuture.failedStage(
                          new IllegalStateException("1 letter is refused")));
        }
      };
    }
  }

  private static DeadLetter letter(String id) {
    Cause cause = new Cause(Reason.REJECTED, "text", 1, Instant.EPOCH, Instant.EPOCH);
    return new DeadLetter(id, null, null, "delivery", null, new byte[] {1}, Map.of(), cause);
  }
}
