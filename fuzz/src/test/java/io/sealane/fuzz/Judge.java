package io.sealane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.error.CodecException;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be true of a codec, whatever it is given. */
final class Judge {

  /** What a short input may take, however wicked, and what each further byte of it may. */
  private static final long BASE = 1024 * 1024;

  private static final long PER_BYTE = 64;

  private final Codec codec;
  private final String bait;

  Judge(Codec codec) {
    this(codec, LoadedClasses.BAIT);
  }

  /** One that sees whether that class is loaded. */
  Judge(Codec codec, String bait) {
    this.codec = codec;
    this.bait = bait;
  }

  /** Reads a body, whose bytes must stay as they are, and judges what becomes of it. */
  void read(byte[] body, Map<String, String> attributes) {
    byte[] original = body.clone();
    Decoded decoded =
        Allocation.within(BASE + PER_BYTE * body.length, () -> codec.decode(body, attributes));

    assertThat(LoadedClasses.contain(bait)).as("a class was loaded").isFalse();
    assertThat(Arrays.equals(body, original)).as("the body was left alone").isTrue();
    if (decoded instanceof Decoded.Event event) {
      isWrittenAgain(event);
      itsDataIsPartOf(body, event);
    } else if (decoded instanceof Decoded.UnknownType unknown) {
      isFitForALog(unknown.type());
      isFitForALog(unknown.id());
    } else if (decoded instanceof Decoded.Undecodable bad) {
      isFitForALog(bad.type());
      isFitForALog(bad.id());
      isFitForALog(bad.reason());
      assertThat(Canary.isIn(bad.reason())).as("the reason repeats payload").isFalse();
    } else {
      throw new AssertionError("no outcome: " + decoded);
    }
  }

  private void isWrittenAgain(Decoded.Event read) {
    byte[] written = codec.encode(read.envelope());
    if (!(codec.decode(written, Map.of()) instanceof Decoded.Event again)) {
      throw new AssertionError("what was read is written as what cannot be read");
    }
    assertThat(known(again.envelope())).isEqualTo(known(read.envelope()));
    assertThat(codec.encode(again.envelope())).as("the second writing").isEqualTo(written);
  }

  /** All but the version: an older event is written in the newest one. */
  private static EventMetadata known(Envelope<?> envelope) {
    EventMetadata known = envelope.metadata();
    return new EventMetadata(
        known.id(),
        known.type(),
        1,
        known.source(),
        known.time(),
        known.key(),
        known.correlationId(),
        known.causationId(),
        known.trace(),
        known.headers(),
        known.expiresAt());
  }

  private void itsDataIsPartOf(byte[] body, Decoded.Event event) {
    assertThat(event.dataOffset()).isPositive();
    assertThat(event.dataLength()).isPositive();
    assertThat(event.dataOffset() + event.dataLength()).isLessThanOrEqualTo(body.length);
    EventMetadata metadata = event.envelope().metadata();
    byte[] data =
        Arrays.copyOfRange(body, event.dataOffset(), event.dataOffset() + event.dataLength());
    Decoded alone = codec.decode(Bodies.around(metadata, data), Map.of());
    assertThat(alone).as("the data alone").isInstanceOf(Decoded.Event.class);
  }

  /** Writes what was never read; it is read back as it was, or refused without repeating it. */
  void write(Envelope<?> envelope) {
    byte[] body;
    try {
      body = codec.encode(envelope);
    } catch (CodecException e) {
      assertThat(Canary.isIn(e.toString())).as("the refusal repeats payload").isFalse();
      return;
    }
    if (!(codec.decode(body, Map.of()) instanceof Decoded.Event read)) {
      throw new AssertionError("what was written cannot be read");
    }
    assertThat(read.envelope()).isEqualTo(envelope);
  }

  private static void isFitForALog(@Nullable String text) {
    if (text != null) {
      assertThat(text.chars().allMatch(c -> c >= ' ' && c <= '~')).as("printable").isTrue();
      assertThat(text.length()).isLessThan(1_000);
    }
  }
}
