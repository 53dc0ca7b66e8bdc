package io.sealane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.error.CodecException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The judge sees: codecs that are wrong in one way each. */
class JudgeTest {

  private static final String DECOY = "io.sealane.fuzz.Decoy";

  private static final byte[] BODY =
      bytes(
          "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"fuzz\",\"type\":\"fuzz.Plain\","
              + "\"data\":{\"text\":\""
              + Canary.TEXT
              + "\",\"number\":1}}");

  private record Wrong(BiFunction<byte[], Decoded, Decoded> reading, UnaryOperator<byte[]> writing)
      implements Codec {

    @Override
    public byte[] encode(Envelope<? extends DomainEvent> envelope) {
      return writing.apply(Language.CODEC.encode(envelope));
    }

    @Override
    public Decoded decode(byte[] body, Map<String, String> attributes) {
      return reading.apply(body, Language.CODEC.decode(body, attributes));
    }
  }

  private static Judge reading(BiFunction<byte[], Decoded, Decoded> reading) {
    return new Judge(new Wrong(reading, body -> body));
  }

  private static Judge writing(UnaryOperator<byte[]> writing) {
    return new Judge(new Wrong((body, decoded) -> decoded, writing));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Envelope<?> envelope() {
    return ((Decoded.Event) Language.CODEC.decode(BODY, Map.of())).envelope();
  }

  @Test
  void aCodecThatIsRightIsFoundRight() {
    Judge judge = new Judge(Language.CODEC);

    assertThatCode(() -> judge.read(BODY, Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> judge.read(bytes(Canary.TEXT), Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> judge.write(envelope())).doesNotThrowAnyException();
  }

  @Test
  void anExceptionIsSeen() {
    Judge judge =
        reading(
            (body, decoded) -> {
              throw new IllegalStateException();
            });

    assertThatThrownBy(() -> judge.read(BODY, Map.of())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noOutcomeIsSeen() {
    Judge judge = reading((body, decoded) -> null);

    assertThatThrownBy(() -> judge.read(BODY, Map.of())).hasMessageContaining("no outcome");
  }

  @Test
  void aReasonThatRepeatsPayloadIsSeen() {
    Judge judge =
        reading((body, decoded) -> new Decoded.Undecodable(null, null, "not " + text(body)));

    assertThatThrownBy(() -> judge.read(bytes(Canary.TEXT), Map.of()))
        .hasMessageContaining("the reason repeats payload");
  }

  @Test
  void aTypeThatBreaksALineIsSeen() {
    Judge judge = reading((body, decoded) -> new Decoded.UnknownType(null, "a\nb"));

    assertThatThrownBy(() -> judge.read(BODY, Map.of())).hasMessageContaining("printable");
  }

  @Test
  void aBodyThatIsChangedIsSeen() {
    Judge judge =
        reading(
            (body, decoded) -> {
              body[0] = ' ';
              return decoded;
            });

    assertThatThrownBy(() -> judge.read(BODY.clone(), Map.of())).hasMessageContaining("left alone");
  }

  @Test
  void memoryOutOfProportionIsSeen() {
    Judge judge = reading((body, decoded) -> new byte[2 * 1024 * 1024].length > 0 ? decoded : null);

    assertThatThrownBy(() -> judge.read(BODY, Map.of()))
        .hasMessageContaining("bytes were allocated");
  }

  @Test
  void anEventThatCannotBeWrittenAgainIsSeen() {
    Judge unreadable = writing(body -> bytes("{}"));
    Judge changing =
        writing(body -> bytes(text(body).replace("\"source\":\"fuzz\"", "\"source\":\"f\"")));

    assertThatThrownBy(() -> unreadable.read(BODY, Map.of()))
        .hasMessageContaining("written as what cannot be read");
    assertThatThrownBy(() -> changing.read(BODY, Map.of())).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> changing.write(envelope())).isInstanceOf(AssertionError.class);
  }

  @Test
  void dataOfTheWrongPlaceIsSeen() {
    Judge judge =
        reading(
            (body, decoded) ->
                decoded instanceof Decoded.Event event
                    ? new Decoded.Event(
                        event.envelope(), event.dataOffset() + 1, event.dataLength())
                    : decoded);

    assertThatThrownBy(() -> judge.read(BODY, Map.of())).hasMessageContaining("the data alone");
  }

  @Test
  void aRefusalThatRepeatsPayloadIsSeen() {
    Judge judge =
        writing(
            body -> {
              throw new CodecException("cannot write " + text(body), null);
            });

    assertThatThrownBy(() -> judge.write(envelope()))
        .hasMessageContaining("the refusal repeats payload");
  }

  @Test
  void aClassThatIsLoadedByNameIsSeen() {
    Judge judge =
        new Judge(
            new Wrong(
                (body, decoded) -> {
                  load(DECOY);
                  return decoded;
                },
                body -> body),
            DECOY);

    assertThat(LoadedClasses.contain(DECOY)).as("before").isFalse();
    assertThatThrownBy(() -> judge.read(BODY, Map.of())).hasMessageContaining("a class was loaded");
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, JudgeTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
