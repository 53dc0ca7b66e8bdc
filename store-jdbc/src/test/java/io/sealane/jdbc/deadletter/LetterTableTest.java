package io.sealane.jdbc.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.Selection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class LetterTableTest {

  private static final String QUEUE = "delivery";
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  @AutoClose private final TestDatabase database;
  private final LetterTable table;

  LetterTableTest(Product product) {
    database = product.create();
    table = new LetterTable(DeadLettersFixture.open(database));
  }

  @Test
  void whateverAMessageBringsIsKeptExactly() throws SQLException {
    String odd =
        "nul \u0000, half \ud83d, whole \ud83d\ude9a, 배송, = \\ \\u0041 \" ' \r\n\t\u007f\uffff";
    byte[] body = new byte[2_000_000];
    new Random(1).nextBytes(body);
    Cause cause = new Cause(Reason.EXHAUSTED, odd, 5, Instant.EPOCH, NOON.plusNanos(123_456_789));
    Map<String, String> attributes =
        Map.of(odd, odd, "", "", "a=b", "c=d", "long", odd.repeat(9000));
    DeadLetter letter = new DeadLetter(odd, null, odd, QUEUE, odd, body, attributes, cause);
    table.put(QUEUE, letter);
    DeadLetter kept = table.select(QUEUE, Selection.ids(odd)).get(0).letter();
    assertThat(kept.messageId()).isEqualTo(odd);
    assertThat(kept.eventId()).isNull();
    assertThat(kept.type()).isEqualTo(odd);
    assertThat(kept.key()).isEqualTo(odd);
    assertThat(kept.body()).isEqualTo(body);
    assertThat(kept.attributes()).isEqualTo(attributes);
    assertThat(kept.cause()).isEqualTo(cause);
  }

  @Test
  void aLetterWithoutTypeOrKeyHasNone() throws SQLException {
    table.put(QUEUE, letter("m-1", null, NOON));
    DeadLetter kept = table.select(QUEUE, Selection.all()).get(0).letter();
    assertThat(kept.type()).isNull();
    assertThat(kept.key()).isNull();
  }

  @Test
  void idsThatNoIndexCanHoldAreToldApartAllTheSame() throws SQLException {
    String one = "x".repeat(5000) + "1";
    String two = "x".repeat(5000) + "2";
    table.put(QUEUE, letter(one, "a", NOON));
    table.put(QUEUE, letter(two, "a", NOON));
    assertThat(ids(Selection.ids(one))).containsExactly(one);
    assertThat(ids(Selection.all())).containsExactly(one, two);
  }

  @Test
  void caseAndTrailingSpacesMatter() throws SQLException {
    table.put(QUEUE, letter("m", "a", NOON));
    table.put(QUEUE, letter("M", "A", NOON));
    table.put(QUEUE, letter("m ", "a ", NOON));
    assertThat(ids(Selection.all())).containsExactly("m", "M", "m ");
    assertThat(ids(Selection.types("A"))).containsExactly("M");
    assertThat(ids(Selection.ids("m"))).containsExactly("m");
  }

  @Test
  void aLetterReplacesThatOfItsIdAndIsTheYoungest() throws SQLException {
    table.put(QUEUE, letter("m-1", "old", NOON));
    table.put(QUEUE, letter("m-2", "a", NOON));
    table.put(QUEUE, letter("m-1", "new", NOON));
    assertThat(ids(Selection.all())).containsExactly("m-2", "m-1");
    assertThat(table.select(QUEUE, Selection.ids("m-1")).get(0).letter().type()).isEqualTo("new");
  }

  @Test
  void lettersAreFoundByIdTypeTimeAndAllOfThem() throws SQLException {
    for (int i = 0; i < 6; i++) {
      table.put(QUEUE, letter("m-" + i, i % 2 == 0 ? "even" : "odd", NOON.plusSeconds(i)));
    }
    assertThat(ids(Selection.types("odd"))).containsExactly("m-1", "m-3", "m-5");
    assertThat(ids(Selection.all().from(NOON.plusSeconds(4)))).containsExactly("m-4", "m-5");
    assertThat(ids(Selection.all().before(NOON.plusSeconds(2)))).containsExactly("m-0", "m-1");
    assertThat(ids(Selection.types("even").from(NOON.plusSeconds(1)).atMost(1)))
        .containsExactly("m-2");
    assertThat(ids(Selection.ids("m-1", "m-2").before(NOON.plusSeconds(2)))).containsExactly("m-1");
    assertThat(ids(Selection.types("none"))).isEmpty();
  }

  @Test
  void whatTheTableFindsTheSelectionIncludes() throws SQLException {
    for (int i = 0; i < 6; i++) {
      table.put(QUEUE, letter("m-" + i, i == 3 ? null : "t-" + i % 2, NOON.plusNanos(i)));
    }
    List<DeadLetter> all =
        table.select(QUEUE, Selection.all()).stream().map(Stored::letter).toList();
    for (Selection selection :
        List.of(
            Selection.all(),
            Selection.types("t-1"),
            Selection.all().from(NOON.plusNanos(2)).before(NOON.plusNanos(4)),
            Selection.ids("m-3"))) {
      assertThat(ids(selection))
          .isEqualTo(all.stream().filter(selection::includes).map(DeadLetter::id).toList());
    }
  }

  @Test
  void onlyTheMeantOnesAreDiscarded() throws SQLException {
    for (int i = 0; i < 6; i++) {
      table.put(QUEUE, letter("m-" + i, i % 2 == 0 ? "even" : "odd", NOON));
    }
    assertThat(table.discard("another", Selection.all())).isZero();
    assertThat(table.discard(QUEUE, Selection.types("odd").atMost(2))).isEqualTo(2);
    assertThat(ids(Selection.all())).containsExactly("m-0", "m-2", "m-4", "m-5");
    assertThat(table.discard(QUEUE, Selection.all())).isEqualTo(4);
  }

  @Test
  void valuesAreNeverPartOfSql() throws SQLException {
    String injection = "'); DROP TABLE sealane_dead_letters; --";
    table.put(QUEUE, letter(injection, injection, NOON));
    assertThat(ids(Selection.ids(injection))).containsExactly(injection);
    assertThat(ids(Selection.types(injection))).containsExactly(injection);
    assertThat(database.dataSource().statements().all()).noneMatch(sql -> sql.contains("DROP"));
  }

  private List<String> ids(Selection selection) throws SQLException {
    return table.select(QUEUE, selection).stream().map(stored -> stored.letter().id()).toList();
  }

  private static DeadLetter letter(String id, @Nullable String type, Instant at) {
    Cause cause = new Cause(Reason.REJECTED, "text", 1, at, at);
    return new DeadLetter(id, null, type, QUEUE, null, new byte[] {1}, Map.of(), cause);
  }
}
