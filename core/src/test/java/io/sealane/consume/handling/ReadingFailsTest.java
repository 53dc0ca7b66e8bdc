package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.MessageAttributes;
import io.sealane.consume.RetryPolicy;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.observe.Signal;
import io.sealane.observe.Tracing;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What fails before there is an event, and whose fault that is. */
class ReadingFailsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aCodecThatThrowsMakesTheMessageUndecodable() {
    Desk desk = reading(() -> fail(new IllegalStateException("of a constructor")));

    assertThat(desk.handle(Desk.raw("m-1", "{}", Map.of(MessageAttributes.TYPE, "desk.Letter"))))
        .isEqualTo(
            new Outcome.GivenUp(
                null,
                null,
                "desk.Letter",
                Reason.UNDECODABLE,
                "the codec threw java.lang.IllegalStateException",
                0));
  }

  @Test
  void forWantOfMemoryAMessageIsReadAgainAndAtLastGivenUp() {
    Desk desk = reading(() -> fail(new OutOfMemoryError("provoked")));

    assertThatItComesAgain(desk);
  }

  @Test
  void aTranslatorThatIsInterruptedIsAskedAgain() {
    Desk desk =
        new Desk(
            Desk.subscription()
                .retry(RetryPolicy.none().withDelayed(1, Backoff.fixed(SECOND)))
                .translatingForeign(
                    message -> {
                      throw new InterruptedException("provoked");
                    }),
            null);

    assertThatItComesAgain(desk);
  }

  private static void assertThatItComesAgain(Desk desk) {
    assertThat(desk.handle(Desk.raw("m-1", "{}", Map.of()), 0))
        .isEqualTo(new Outcome.Again(SECOND, true));
    assertThat(desk.seen(Signal.Failed.class)).hasSize(1);
    assertThat(desk.seen(Signal.Retrying.class)).extracting("delay").containsExactly(SECOND);

    assertThat(desk.handle(Desk.raw("m-1", "{}", Map.of()), 1))
        .isEqualTo(
            new Outcome.GivenUp(
                null,
                null,
                null,
                Reason.EXHAUSTED,
                "java.lang.IllegalStateException: the message was not read to its end",
                2));
    assertThat(desk.seen(Signal.Failed.class))
        .extracting(signal -> signal.subject().attempt())
        .containsExactly(1, 2);
    assertThat(desk.seen(Signal.Retrying.class)).hasSize(1);
  }

  private static Desk reading(Callable<Decoded> reading) {
    Codec codec =
        new Codec() {
          @Override
          public byte[] encode(Envelope<? extends DomainEvent> envelope) {
            return Desk.CODEC.encode(envelope);
          }

          @Override
          public Decoded decode(byte[] body, Map<String, String> attributes) {
            try {
              return reading.call();
            } catch (RuntimeException e) {
              throw e;
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        };
    return new Desk(
        Desk.subscription().retry(RetryPolicy.none().withDelayed(1, Backoff.fixed(SECOND))),
        null,
        codec,
        Tracing.noop());
  }

  private static Decoded fail(Throwable error) {
    if (error instanceof Error grave) {
      throw grave;
    }
    throw (RuntimeException) error;
  }

  @Test
  void whatAHandlerCanAskIsOfItsMessage() {
    List<Object> asked = new ArrayList<>();
    Desk desk =
        new Desk(
            Desk.subscription()
                .onWithContext(
                    Desk.Letter.class,
                    (letter, context) -> {
                      asked.add(context.metadata().id());
                      asked.add(context.subscription());
                      asked.add(context.messageId());
                      asked.add(context.deliveryCount());
                      asked.add(context.attempt());
                    }),
            null);

    desk.handle(desk.delivery(new Desk.Letter("x"), 3), 2);

    assertThat(asked.subList(0, 4)).containsExactly("e-1", Desk.NAME, "m-1", 3);
    assertThat((int) asked.get(4)).isGreaterThan(2);
  }
}
