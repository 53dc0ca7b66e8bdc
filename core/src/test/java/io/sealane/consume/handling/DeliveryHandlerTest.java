package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.MessageAttributes;
import io.sealane.consume.Disposition;
import io.sealane.consume.HandlingFailure;
import io.sealane.consume.RetryPolicy;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.observe.Signal.Skipped.Why;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryHandlerTest {

  private static final Desk.Letter LETTER = new Desk.Letter("x");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> handled = new ArrayList<>();

  @Test
  void aHandlerThatReturnsIsDoneAndItsTimeIsTold() {
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            Desk.subscription().on(Desk.Letter.class, letter -> desk[0].time.advance(SECOND)),
            null);

    assertThat(desk[0].handle(desk[0].delivery(LETTER, 1))).isEqualTo(new Outcome.Done());
    assertThat(desk[0].seen(Signal.Started.class)).hasSize(1);
    assertThat(desk[0].seen(Signal.Handled.class))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.took()).isEqualTo(SECOND);
              assertThat(signal.subject().attempt()).isEqualTo(1);
              assertThat(signal.subject().subscription()).isEqualTo(Desk.NAME);
              assertThat(signal.subject().messageId()).isEqualTo("m-1");
            });
  }

  @Test
  void theTimeOfAFailureIsToldToo() {
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            Desk.subscription()
                .retry(RetryPolicy.none())
                .on(
                    Desk.Letter.class,
                    letter -> {
                      desk[0].time.advance(SECOND);
                      throw new IllegalStateException("no");
                    }),
            null);

    desk[0].handle(desk[0].delivery(LETTER, 1));

    assertThat(desk[0].seen(Signal.Failed.class))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.took()).isEqualTo(SECOND);
              assertThat(signal.error()).isEqualTo("java.lang.IllegalStateException: no");
            });
  }

  @Test
  void aTypeWithoutAHandlerIsSkippedAndSeen() {
    Desk desk = new Desk(Desk.subscription().on(Desk.Letter.class, this::handle), null);

    assertThat(desk.handle(desk.delivery(new Desk.Parcel(1), 1))).isEqualTo(new Outcome.Done());
    assertThat(desk.seen(Signal.Skipped.class)).extracting("why").containsExactly(Why.NO_HANDLER);
    assertThat(handled).isEmpty();
  }

  @Test
  void aTypeOutsideOfTheCatalogueIsWhatTheSubscriptionSays() {
    var unknown = Desk.raw("m-1", "{\"type\":\"other.Thing\",\"id\":\"e-7\"}", Map.of());

    assertThat(outcome(Disposition.DEAD_LETTER, unknown))
        .isEqualTo(
            new Outcome.GivenUp(
                null,
                null,
                "other.Thing",
                Reason.UNKNOWN_TYPE,
                "type 'other.Thing' is in no catalogue of this subscription",
                0));
    assertThat(outcome(Disposition.SKIP, unknown)).isEqualTo(new Outcome.Done());
    assertThat(outcome(Disposition.FAIL, unknown))
        .isEqualTo(
            new Outcome.Halt(
                "UNKNOWN_TYPE: type 'other.Thing' is in no catalogue of this subscription"));
  }

  private static Outcome outcome(
      Disposition disposition, io.sealane.transport.receive.Delivery delivery) {
    // What is undecodable has another disposition, so that the two are not taken for each other.
    Disposition other =
        disposition == Disposition.SKIP ? Disposition.DEAD_LETTER : Disposition.SKIP;
    return new Desk(Desk.subscription().unknownType(disposition).undecodable(other), null)
        .handle(delivery);
  }

  @Test
  void bytesThatAreNoEventAreGivenUpUnlessTheSubscriptionSkipsThem() {
    var bytes = Desk.raw("m-1", "no JSON", Map.of());
    Desk strict = new Desk(Desk.subscription().unknownType(Disposition.SKIP), null);
    Desk lenient = new Desk(Desk.subscription().undecodable(Disposition.SKIP), null);

    Outcome.GivenUp givenUp = (Outcome.GivenUp) strict.handle(bytes);

    assertThat(givenUp.reason()).isEqualTo(Reason.UNDECODABLE);
    assertThat(givenUp.attempts()).isZero();
    assertThat(strict.seen(Signal.Undecodable.class))
        .extracting("reason")
        .containsExactly(givenUp.detail());
    assertThat(lenient.handle(bytes)).isEqualTo(new Outcome.Done());
    assertThat(lenient.seen(Signal.Skipped.class))
        .extracting("why")
        .containsExactly(Why.UNDECODABLE);
  }

  @Test
  void anEventIsExpiredFromItsInstantOnAndNotBefore() {
    Desk desk =
        new Desk(
            Desk.subscription()
                .expired(Disposition.DEAD_LETTER)
                .on(Desk.Letter.class, this::handle),
            null);
    Instant now = desk.time.instant();

    Outcome late = desk.handle(desk.delivery(LETTER, 1, now));
    Outcome inTime = desk.handle(desk.delivery(LETTER, 1, now.plusMillis(1)));

    assertThat(inTime).isEqualTo(new Outcome.Done());
    assertThat(handled).containsExactly("x");
    assertThat(late)
        .isInstanceOfSatisfying(
            Outcome.GivenUp.class,
            givenUp -> {
              assertThat(givenUp.reason()).isEqualTo(Reason.EXPIRED);
              assertThat(givenUp.eventId()).isEqualTo("e-1");
              assertThat(givenUp.detail()).isEqualTo("expired at " + now);
            });
  }

  @Test
  void whatAHandlerDecidesComesBeforeThePolicy() {
    Desk later = deciding((event, context) -> context.retryAfter(SECOND.multipliedBy(7)));
    Desk never = deciding((event, context) -> context.reject("not ours"));

    assertThat(later.handle(later.delivery(LETTER, 1)))
        .isEqualTo(new Outcome.Again(Duration.ofSeconds(7), false));
    assertThat(later.seen(Signal.Retrying.class))
        .extracting("delay")
        .containsExactly(Duration.ofSeconds(7));
    assertThat(never.handle(never.delivery(LETTER, 1)))
        .isInstanceOfSatisfying(
            Outcome.GivenUp.class,
            givenUp -> {
              assertThat(givenUp.reason()).isEqualTo(Reason.REJECTED);
              assertThat(givenUp.detail()).isEqualTo("not ours");
            });
  }

  @Test
  void theLastDecisionIsTheOneThatCounts() {
    Desk first =
        deciding(
            (event, context) -> {
              context.reject("no");
              context.retryAfter(Duration.ZERO);
            });
    Desk last =
        deciding(
            (event, context) -> {
              context.retryAfter(SECOND);
              context.reject("no");
            });

    assertThat(first.handle(first.delivery(LETTER, 1)))
        .isEqualTo(new Outcome.Again(Duration.ZERO, false));
    assertThat(last.handle(last.delivery(LETTER, 1))).isInstanceOf(Outcome.GivenUp.class);
  }

  private static Desk deciding(io.sealane.consume.ContextHandler<Desk.Letter> handler) {
    return new Desk(Desk.subscription().onWithContext(Desk.Letter.class, handler), null);
  }

  @Test
  void theSecondLevelRunsOnceBeforeAnEventIsGivenUp() {
    List<HandlingFailure> failures = new ArrayList<>();
    Desk desk =
        new Desk(
            failing(RetryPolicy.none().withDelayed(1, Backoff.fixed(SECOND)))
                .onFailure((event, context, failure) -> failures.add(failure)),
            null);

    desk.handle(desk.delivery(LETTER, 1), 0);
    assertThat(failures).isEmpty();
    desk.handle(desk.delivery(LETTER, 2), 1);

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.EXHAUSTED);
              assertThat(failure.detail()).isEqualTo("java.lang.IllegalStateException: no");
            });
    assertThat(desk.seen(Signal.Compensated.class)).extracting("error").containsExactly("");
  }

  @Test
  void aSecondLevelThatThrowsChangesNothingAndIsSeen() {
    Desk desk =
        new Desk(
            failing(RetryPolicy.none())
                .onFailure(
                    (event, context, failure) -> {
                      throw new IllegalArgumentException("worse");
                    }),
            null);

    assertThat(desk.handle(desk.delivery(LETTER, 1)))
        .isInstanceOfSatisfying(
            Outcome.GivenUp.class,
            givenUp -> assertThat(givenUp.reason()).isEqualTo(Reason.EXHAUSTED));
    assertThat(desk.seen(Signal.Compensated.class))
        .extracting("error")
        .containsExactly("java.lang.IllegalArgumentException: worse");
  }

  private static io.sealane.consume.Subscription failing(RetryPolicy policy) {
    return Desk.subscription()
        .retry(policy)
        .on(
            Desk.Letter.class,
            letter -> {
              throw new IllegalStateException("no");
            });
  }

  @Test
  void theEventsOfAForeignMessageAreHandledInOrderUntilOneIsNotDone() {
    Desk desk = translating("ok", "bad", "never");

    Outcome outcome = desk.handle(Desk.raw("m-9", "whatever", Map.of()));

    assertThat(outcome).isInstanceOf(Outcome.GivenUp.class);
    assertThat(handled).containsExactly("ok", "bad");
    assertThat(desk.seen(Signal.Started.class))
        .extracting(signal -> String.valueOf(signal.subject().metadata()))
        .allMatch(text -> text.contains("id=m-9-"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aMessageThatMakesNoEventIsSkipped() {
    Desk desk = translating();

    assertThat(desk.handle(Desk.raw("m-9", "whatever", Map.of()))).isEqualTo(new Outcome.Done());
    assertThat(desk.seen(Signal.Skipped.class)).extracting("why").containsExactly(Why.UNTRANSLATED);
  }

  @Test
  void anIdThatCannotBeMadeOfTheMessagesIdIsStillTheSameEachTime() {
    Desk desk = translating("ok");
    String odd = "an id with spaces";

    desk.handle(Desk.raw(odd, "whatever", Map.of()));
    desk.handle(Desk.raw(odd, "whatever", Map.of()));

    assertThat(desk.seen(Signal.Handled.class))
        .extracting(signal -> signal.subject().metadata().id())
        .hasSize(2)
        .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(3))
        .containsOnly(desk.seen(Signal.Handled.class).get(0).subject().metadata().id());
  }

  @Test
  void aTranslatorOfATagIsAskedBeforeTheCodecAndOneForTheRestAfterIt() {
    Desk desk =
        new Desk(
            Desk.subscription()
                .translating("ORD", message -> letters("tagged"))
                .translatingForeign(message -> letters("rest"))
                .on(Desk.Letter.class, this::handle),
            null);

    desk.handle(Desk.raw("m-1", "{}", Map.of(MessageAttributes.TYPE, "ORD")));
    desk.handle(Desk.raw("m-2", "{}", Map.of(MessageAttributes.TYPE, "INV")));
    desk.handle(Desk.raw("m-3", "{\"type\":\"ORD\"}", Map.of()));
    desk.handle(desk.delivery(LETTER, 1));

    assertThat(handled).containsExactly("tagged", "rest", "tagged", "x");
  }

  @Test
  void aTranslatorThatThrowsMakesTheMessageUndecodable() {
    Desk desk =
        new Desk(
            Desk.subscription()
                .translatingForeign(
                    message -> {
                      throw new java.io.IOException("a line without a sign");
                    }),
            null);

    Outcome outcome = desk.handle(Desk.raw("m-1", "x", Map.of(MessageAttributes.TYPE, "ORD")));

    assertThat(outcome)
        .isEqualTo(
            new Outcome.GivenUp(
                null,
                null,
                "ORD",
                Reason.UNDECODABLE,
                "translator: java.io.IOException: a line without a sign",
                0));
  }

  private Desk translating(String... texts) {
    return new Desk(
        Desk.subscription()
            .retry(RetryPolicy.none())
            .translatingForeign(message -> letters(texts))
            .on(
                Desk.Letter.class,
                letter -> {
                  handle(letter);
                  if (letter.text().equals("bad")) {
                    throw new IllegalStateException();
                  }
                }),
        null);
  }

  private static List<Publication> letters(String... texts) {
    List<Publication> letters = new ArrayList<>();
    for (String text : texts) {
      letters.add(Publication.of(new Desk.Letter(text)));
    }
    return letters;
  }

  private void handle(DomainEvent event) {
    handled.add(((Desk.Letter) event).text());
  }
}
