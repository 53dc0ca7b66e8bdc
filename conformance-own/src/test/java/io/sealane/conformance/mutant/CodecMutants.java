package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.codec;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.conformance.codec.ReadsStrictly;
import io.sealane.conformance.codec.ReadsWhatItWrote;
import io.sealane.conformance.fidelity.Interoperates;
import io.sealane.conformance.fidelity.KeepsMetadata;
import io.sealane.conformance.lifecycle.KeepsSecrets;
import io.sealane.conformance.routing.BuriesDeadLetters;
import io.sealane.conformance.routing.RetriesAsTold;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Wrong codecs. */
final class CodecMutants {

  private CodecMutants() {}

  static List<Mutant> all() {
    return List.of(
        codec(
            "headers without a value are dropped",
            KeepsMetadata.class,
            "2",
            reading(m -> headers(m, some(m.headers(), 1000, false)))),
        codec(
            "headers over ten are dropped",
            KeepsMetadata.class,
            "3",
            reading(m -> headers(m, some(m.headers(), 10, true)))),
        codec(
            "headers of the codec over ten are dropped",
            ReadsWhatItWrote.class,
            "3",
            reading(m -> headers(m, some(m.headers(), 10, true)))),
        codec(
            "times are cut to milliseconds",
            KeepsMetadata.class,
            "4",
            reading(
                m -> with(m, m.time().truncatedTo(ChronoUnit.MILLIS), m.trace(), m.expiresAt()))),
        codec(
            "the trace ends here",
            KeepsMetadata.class,
            "10",
            reading(m -> with(m, m.time(), null, m.expiresAt()))),
        codec(
            "nothing expires",
            RetriesAsTold.class,
            "59",
            reading(m -> with(m, m.time(), m.trace(), null))),
        codec(
            "the text is read as Latin-1",
            ReadsWhatItWrote.class,
            "1",
            good ->
                new Wrong(good) {
                  @Override
                  public Decoded decode(byte[] body, Map<String, String> attributes) {
                    byte[] latin = new String(body, ISO_8859_1).getBytes(UTF_8);
                    return good.decode(latin, attributes);
                  }
                }),
        codec(
            "the whole body is the data",
            ReadsWhatItWrote.class,
            "4",
            good ->
                new Wrong(good) {
                  @Override
                  public Decoded decode(byte[] body, Map<String, String> attributes) {
                    Decoded decoded = good.decode(body, attributes);
                    return decoded instanceof Decoded.Event event
                        ? new Decoded.Event(event.envelope(), 0, body.length)
                        : decoded;
                  }
                }),
        codec(
            "attributes do not count",
            ReadsStrictly.class,
            "54",
            good ->
                new Wrong(good) {
                  @Override
                  public Decoded decode(byte[] body, Map<String, String> attributes) {
                    return good.decode(body, Map.of());
                  }
                }),
        codec(
            "an attribute goes before the body",
            BuriesDeadLetters.class,
            "54",
            good ->
                new Wrong(good) {
                  @Override
                  public Decoded decode(byte[] body, Map<String, String> attributes) {
                    return good.decode(body, Map.of());
                  }
                }),
        codec("bad input is thrown", ReadsStrictly.class, "54", CodecMutants::throwing),
        codec(
            "an undecodable message is a handler's failure",
            Interoperates.class,
            "8",
            CodecMutants::throwing),
        codec(
            "an unknown type is undecodable",
            Interoperates.class,
            "7",
            decoding(
                (decoded, body) ->
                    decoded instanceof Decoded.UnknownType unknown
                        ? new Decoded.Undecodable(unknown.id(), unknown.type(), "unknown type")
                        : decoded)),
        codec(
            "the reason quotes the body",
            ReadsStrictly.class,
            "68",
            decoding(CodecMutants::quoting)),
        codec(
            "what is undecodable is quoted to observers",
            KeepsSecrets.class,
            "68",
            decoding(CodecMutants::quoting)),
        codec(
            "correlation is lost",
            KeepsMetadata.class,
            "4",
            reading(
                m ->
                    new EventMetadata(
                        m.id(),
                        m.type(),
                        m.version(),
                        m.source(),
                        m.time(),
                        m.key(),
                        m.id(),
                        m.causationId(),
                        m.trace(),
                        m.headers(),
                        m.expiresAt()))));
  }

  private static class Wrong implements Codec {
    final Codec good;

    Wrong(Codec good) {
      this.good = good;
    }

    @Override
    public byte[] encode(Envelope<? extends DomainEvent> envelope) {
      return good.encode(envelope);
    }

    @Override
    public Decoded decode(byte[] body, Map<String, String> attributes) {
      return good.decode(body, attributes);
    }
  }

  private interface Decoding {
    Decoded apply(Decoded decoded, byte[] body);
  }

  private static UnaryOperator<Codec> decoding(Decoding change) {
    return good ->
        new Wrong(good) {
          @Override
          public Decoded decode(byte[] body, Map<String, String> attributes) {
            return change.apply(good.decode(body, attributes), body);
          }
        };
  }

  private static UnaryOperator<Codec> reading(UnaryOperator<EventMetadata> change) {
    return decoding(
        (decoded, body) ->
            decoded instanceof Decoded.Event event
                ? new Decoded.Event(
                    new Envelope<>(
                        event.envelope().event(), change.apply(event.envelope().metadata())),
                    event.dataOffset(),
                    event.dataLength())
                : decoded);
  }

  private static Codec throwing(Codec good) {
    return decoding(
            (decoded, body) -> {
              if (decoded instanceof Decoded.Undecodable bad) {
                throw new IllegalArgumentException(bad.reason());
              }
              return decoded;
            })
        .apply(good);
  }

  private static Decoded quoting(Decoded decoded, byte[] body) {
    return decoded instanceof Decoded.Undecodable bad
        ? new Decoded.Undecodable(
            bad.id(), bad.type(), bad.reason() + ": " + new String(body, ISO_8859_1))
        : decoded;
  }

  private static Map<String, String> some(Map<String, String> headers, int max, boolean emptyToo) {
    return headers.entrySet().stream()
        .filter(entry -> emptyToo || !entry.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .limit(max)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static EventMetadata headers(EventMetadata m, Map<String, String> headers) {
    return new EventMetadata(
        m.id(),
        m.type(),
        m.version(),
        m.source(),
        m.time(),
        m.key(),
        m.correlationId(),
        m.causationId(),
        m.trace(),
        headers,
        m.expiresAt());
  }

  private static EventMetadata with(
      EventMetadata m, Instant time, @Nullable TraceContext trace, @Nullable Instant expiresAt) {
    return new EventMetadata(
        m.id(),
        m.type(),
        m.version(),
        m.source(),
        time,
        m.key(),
        m.correlationId(),
        m.causationId(),
        trace,
        m.headers(),
        expiresAt);
  }
}
