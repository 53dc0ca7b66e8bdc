package io.sealane.transport.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealane.transport.receive.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator picks, and what a log may show of it. */
class SelectionTest {

  private static final Instant DIED = Instant.parse("2026-11-22T10:00:00Z");
  private static final byte[] SECRET = "{\"card\":\"4111\"}".getBytes(StandardCharsets.UTF_8);

  private static DeadLetter letter(String eventId, String type) {
    return new DeadLetter(
        "m-1",
        eventId,
        type,
        "delivery",
        "customer-7",
        SECRET,
        Map.of("tenant", "acme"),
        new DeadLetter.Cause(DeadLetter.Reason.EXHAUSTED, "broken", 5, DIED, DIED));
  }

  @Test
  void lettersArePickedByTheIdOfTheEventOrOfTheMessageWhereThereIsNone() {
    assertThat(Selection.ids("e-1", "e-2").includes(letter("e-1", "shop.Order"))).isTrue();
    assertThat(Selection.ids("m-1").includes(letter("e-1", "shop.Order"))).isFalse();
    assertThat(Selection.ids("m-1").includes(letter(null, null))).isTrue();
  }

  @Test
  void lettersArePickedByTypeAndThoseWithoutOneOnlyIfAnyTypeWillDo() {
    Selection orders = Selection.types("shop.Order");

    assertThat(orders.includes(letter("e-1", "shop.Order"))).isTrue();
    assertThat(orders.includes(letter("e-1", "shop.Refund"))).isFalse();
    assertThat(orders.includes(letter(null, null))).isFalse();
    assertThat(Selection.all().includes(letter(null, null))).isTrue();
  }

  @Test
  void aSpanOfTimeHasItsBeginningAndNotItsEnd() {
    DeadLetter letter = letter("e-1", "shop.Order");

    assertThat(Selection.all().from(DIED).includes(letter)).isTrue();
    assertThat(Selection.all().from(DIED.plusNanos(1)).includes(letter)).isFalse();
    assertThat(Selection.all().before(DIED).includes(letter)).isFalse();
    assertThat(Selection.all().before(DIED.plusNanos(1)).includes(letter)).isTrue();
  }

  @Test
  void whatIsSaidLaterNarrowsWhatWasSaidBefore() {
    Selection some = Selection.types("shop.Order").from(DIED).before(DIED.plusSeconds(1)).atMost(3);

    assertThat(some.includes(letter("e-1", "shop.Order"))).isTrue();
    assertThat(some.includes(letter("e-1", "shop.Refund"))).isFalse();
    assertThat(some.max()).isEqualTo(3);
  }

  @Test
  void oneLetterIsTheFewest() {
    assertThat(Selection.first(1).max()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.first(0))
        .withMessage("a selection of at most 0 letters is empty");
  }

  @Test
  void aLetterHasWhatItsMessageHad() {
    DeadLetter letter = letter("e-1", "shop.Order");

    assertThat(letter.messageId()).isEqualTo("m-1");
    assertThat(letter.eventId()).isEqualTo("e-1");
    assertThat(letter.type()).isEqualTo("shop.Order");
    assertThat(letter.subscription()).isEqualTo("delivery");
    assertThat(letter.attributes()).isEqualTo(Map.of("tenant", "acme"));
  }

  @Test
  void neitherALetterNorADeliveryShowsItsContent() {
    Delivery delivery =
        new Delivery("m-1", "customer-7", SECRET, Map.of("tenant", "acme"), 2, null);

    assertThat(letter("e-1", "shop.Order"))
        .hasToString("DeadLetter[e-1, shop.Order, delivery, EXHAUSTED]");
    assertThat(delivery).hasToString("Delivery[m-1, received 2x]");
  }
}
