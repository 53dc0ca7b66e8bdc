package io.sealane.conformance.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.MessageAttributes;
import io.sealane.conformance.CodecPromise;
import io.sealane.conformance.fixture.CodecFixture;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.sample.Elsewhere;
import io.sealane.conformance.sample.Elsewhere.OpenedInCurrency;
import io.sealane.conformance.sample.Elsewhere.OrderOpened;
import io.sealane.conformance.sample.ShopEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bad input is a value with a reason, growth is welcome, and no text tells what was in it. */
public interface ReadsStrictly extends CodecPromise {

  /** Would be seen anywhere. */
  String SECRET = "cAnArY-0451";

  @Test
  @Case(id = {"6", "8"})
  default void moreThanIsWantedIsIgnored(CodecFixture fixture) {
    Decoded read = asSeenBy(fixture, Elsewhere.LESS);
    assertThat(read).isInstanceOf(Decoded.Event.class);
    assertThat(((Decoded.Event) read).envelope().event()).isEqualTo(new OrderOpened("o-1"));
  }

  @Test
  @Case(id = "8")
  default void lessThanIsNeededIsUndecodable(CodecFixture fixture) {
    Decoded read = asSeenBy(fixture, Elsewhere.MORE);
    assertThat(read).isInstanceOf(Decoded.Undecodable.class);
    assertThat(((Decoded.Undecodable) read).reason()).contains("clerk");
    assertThat(((Decoded.Undecodable) read).id()).isEqualTo("event-1");
  }

  @Test
  @Case(id = "9")
  default void anOldVersionPassesTheUpcasters(CodecFixture fixture) {
    Decoded read = asSeenBy(fixture, Elsewhere.AHEAD);
    assertThat(read).isInstanceOf(Decoded.Event.class);
    assertThat(((Decoded.Event) read).envelope().event())
        .isEqualTo(new OpenedInCurrency("o-1", SECRET, "KRW"));
  }

  @Test
  @Case(id = "7")
  default void aTagOutsideOfTheCatalogueIsUnknown(CodecFixture fixture) {
    Decoded read = asSeenBy(fixture, Elsewhere.NEWER);
    assertThat(read).isInstanceOf(Decoded.UnknownType.class);
    assertThat(((Decoded.UnknownType) read).type()).isEqualTo("shop.Opened");
  }

  @Test
  @Case(id = "54")
  default void anAttributeThatContradictsTheBodyIsUndecodable(CodecFixture fixture) {
    Codec codec = fixture.codec(ShopEvent.CATALOG);
    byte[] body = codec.encode(Envelopes.of("text"));
    for (Map<String, String> attributes :
        List.of(
            Map.of(MessageAttributes.TYPE, "shop.Closed"),
            Map.of(MessageAttributes.ID, "event-2"))) {
      assertThat(codec.decode(body, attributes)).isInstanceOf(Decoded.Undecodable.class);
    }
  }

  @Test
  @Case(id = "54")
  default void whatIsBrokenIsUndecodableAndNothingIsThrown(CodecFixture fixture) {
    Codec codec = fixture.codec(ShopEvent.CATALOG);
    byte[] body = codec.encode(Envelopes.of(SECRET, Map.of("header", SECRET)));
    for (int length = 0; length < body.length; length++) {
      assertThat(Envelopes.read(codec, Arrays.copyOf(body, length)))
          .as("cut after %s bytes", length)
          .isNotInstanceOf(Decoded.Event.class);
    }
    Random random = new Random(54);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = body.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(Envelopes.read(codec, damaged)).isNotNull();
    }
  }

  @Test
  @Case(id = "68")
  default void noTextTellsWhatWasInIt(CodecFixture fixture) {
    Codec codec = fixture.codec(ShopEvent.CATALOG);
    byte[] body = codec.encode(Envelopes.of(SECRET, Map.of("header", SECRET)));
    for (int length = 0; length < body.length; length++) {
      assertThat(Envelopes.read(codec, Arrays.copyOf(body, length)).toString())
          .doesNotContain(SECRET);
    }
    byte[] text = SECRET.getBytes(StandardCharsets.UTF_8);
    assertThat(Envelopes.read(codec, text).toString()).doesNotContain(SECRET);
    assertThat(asSeenBy(fixture, Elsewhere.MORE).toString()).doesNotContain(SECRET);
  }

  private static Decoded asSeenBy(CodecFixture fixture, EventCatalog words) {
    byte[] body = fixture.codec(ShopEvent.CATALOG).encode(Envelopes.of(SECRET));
    return Envelopes.read(fixture.codec(words), body);
  }
}
