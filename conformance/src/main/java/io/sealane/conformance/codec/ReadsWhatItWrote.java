package io.sealane.conformance.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.MessageAttributes;
import io.sealane.conformance.CodecPromise;
import io.sealane.conformance.fixture.CodecFixture;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event that was written is read as the same event. */
public interface ReadsWhatItWrote extends CodecPromise {

  @Test
  @Case(id = {"1", "4", "10"})
  default void eventAndMetadataAreTheSame(CodecFixture fixture) {
    Envelope<Opened> written = Envelopes.of("\u0000 \ud83d\ude9a \"\\ \n \u2028 ");
    assertThat(roundTrip(fixture, written)).isEqualTo(written);
  }

  @Test
  @Case(id = "4")
  default void whatIsNotThereStaysAway(CodecFixture fixture) {
    EventMetadata full = Envelopes.of("").metadata();
    EventMetadata bare =
        new EventMetadata(
            full.id(),
            full.type(),
            1,
            full.source(),
            full.time(),
            null,
            full.id(),
            null,
            null,
            Map.of(),
            null);
    Envelope<Opened> written = new Envelope<>(new Opened("o-1", ""), bare);
    assertThat(roundTrip(fixture, written)).isEqualTo(written);
  }

  @Test
  @Case(id = {"2", "3"})
  default void headersAreTheSameWhateverTheirCharactersAndNumber(CodecFixture fixture) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      headers.put("name-" + i, "value-" + i);
    }
    headers.put("empty", "");
    headers.put(" \"odd\" \n \u00e9 \ud83d\ude9a", " \\ \u0001 \ud55c\uad6d\uc5b4 \r\n\t ");
    assertThat(roundTrip(fixture, Envelopes.of("text", headers)).metadata().headers())
        .isEqualTo(headers);
  }

  @Test
  @Case(id = "4")
  default void theDataLiesWhereItIsSaidToLie(CodecFixture fixture) {
    byte[] one = data(fixture, Envelopes.of("same", Map.of("try", "1")));
    byte[] other = data(fixture, Envelopes.of("same", Map.of("try", "2")));
    byte[] different = data(fixture, Envelopes.of("not same", Map.of("try", "1")));
    assertThat(one).as("what a guard's fingerprint is made of").isNotEmpty().isEqualTo(other);
    assertThat(one).isNotEqualTo(different);
  }

  @Test
  @Case(id = "4")
  default void matchingAttributesChangeNothing(CodecFixture fixture) {
    Codec codec = fixture.codec(ShopEvent.CATALOG);
    Envelope<Opened> written = Envelopes.of("text");
    Decoded read = codec.decode(codec.encode(written), MessageAttributes.of(written.metadata()));
    assertThat(read).isInstanceOf(Decoded.Event.class);
    assertThat(((Decoded.Event) read).envelope()).isEqualTo(written);
  }

  private static Envelope<?> roundTrip(CodecFixture fixture, Envelope<Opened> envelope) {
    Codec codec = fixture.codec(ShopEvent.CATALOG);
    Decoded read = Envelopes.read(codec, codec.encode(envelope));
    assertThat(read).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) read).envelope();
  }

  private static byte[] data(CodecFixture fixture, Envelope<Opened> envelope) {
    Codec codec = fixture.codec(ShopEvent.CATALOG);
    byte[] body = codec.encode(envelope);
    Decoded.Event read = (Decoded.Event) Envelopes.read(codec, body);
    return Arrays.copyOfRange(body, read.dataOffset(), read.dataOffset() + read.dataLength());
  }
}
