package io.sealane.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure.Kind;
import io.sealane.error.PublishException.Refusal;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishExceptionTest {

  record Opened(String secret) implements DomainEvent {}

  private static final Failure BUSY = Failure.of(Kind.TRANSIENT, "busy");
  private static final Failure WRONG = Failure.of(Kind.INVALID, "too large");

  private static Refusal refusal(int number, Failure failure, boolean unknown) {
    Publication publication = Publication.of(new Opened("of nobody")).withId("e-" + number);
    return new Refusal(publication, "orders", failure, unknown);
  }

  @Test
  void itSaysWhatWasRefusedWhereAndWhyButNoContent() {
    PublishException thrown =
        new PublishException(List.of(refusal(1, BUSY, true), refusal(2, WRONG, false)), null);

    assertThat(thrown)
        .hasMessage(
            "2 not accepted:\n  - Publication[Opened, id=e-1] to 'orders': unknown, busy"
                + "\n  - Publication[Opened, id=e-2] to 'orders': too large")
        .hasNoCause();
    assertThat(thrown.refusals()).hasSize(2);
    assertThat(thrown.notAccepted()).extracting(Publication::id).containsExactly("e-1", "e-2");
  }

  @Test
  void ofManyItNamesTen() {
    assertThat(of(10)).hasMessageContaining("id=e-10]").hasMessageNotContaining("more");
    assertThat(of(12))
        .hasMessageStartingWith("12 not accepted:")
        .hasMessageContaining("id=e-10]")
        .hasMessageNotContaining("id=e-11]")
        .hasMessageEndingWith("\n  - and 2 more");
  }

  private static PublishException of(int refusals) {
    return new PublishException(
        IntStream.rangeClosed(1, refusals).mapToObj(i -> refusal(i, BUSY, false)).toList(), null);
  }

  @Test
  void toRepeatAllOfItMakesSenseIfNothingIsRefusedForGood() {
    Refusal busy = refusal(1, BUSY, false);
    Refusal wrong = refusal(2, WRONG, false);

    assertThat(new PublishException(List.of(busy), null).isRetryable()).isTrue();
    assertThat(new PublishException(List.of(busy, wrong), null).isRetryable()).isFalse();
  }
}
