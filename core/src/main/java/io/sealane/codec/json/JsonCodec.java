package io.sealane.codec.json;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventType;
import io.sealane.codec.EventTypes;
import io.sealane.codec.MessageAttributes;
import io.sealane.codec.json.strict.Limits;
import io.sealane.codec.json.strict.StrictMapper;
import io.sealane.codec.json.strict.StrictParsers;
import io.sealane.codec.json.text.BodyScan;
import io.sealane.codec.json.text.LogText;
import io.sealane.error.CodecException;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventIds;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads events as <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents
 * 1.0 in JSON, structured mode</a>. Immutable; safe for use by many threads.
 */
public final class JsonCodec implements Codec {

  /** The longest body in bytes unless {@link #withMaxBytes} says otherwise: 1 MiB. */
  public static final int MAX_BYTES = 1024 * 1024;

  private final Settings settings;
  private final ObjectWriter writer;
  private final StrictParsers parsers;
  private final Bindings bindings;

  private record Settings(
      EventTypes types, @Nullable JsonMapper mapper, Limits limits, InstantSource clock) {}

  private JsonCodec(Settings settings) {
    this.settings = settings;
    JsonMapper mapper = StrictMapper.of(settings.mapper, settings.limits);
    this.writer = mapper.writer();
    this.parsers = new StrictParsers(mapper, settings.limits);
    this.bindings = Bindings.of(settings.types, mapper);
  }

  /**
   * A codec for the events of the catalogues.
   *
   * @throws ConfigurationException if the catalogues contradict each other or a class cannot be
   *     bound
   */
  public static JsonCodec of(EventCatalog... catalogs) {
    return of(EventTypes.of(catalogs));
  }

  /**
   * A codec for the event types.
   *
   * @throws ConfigurationException if a class cannot be bound
   */
  public static JsonCodec of(EventTypes types) {
    return new JsonCodec(new Settings(types, null, Limits.STANDARD, InstantSource.system()));
  }

  /** Like {@link #of(EventTypes)} and {@link #with}; also for classes that need the mapper. */
  public static JsonCodec of(JsonMapper mapper, EventTypes types) {
    Objects.requireNonNull(mapper, "mapper");
    return new JsonCodec(new Settings(types, mapper, Limits.STANDARD, InstantSource.system()));
  }

  /**
   * The same with the settings of an application's own mapper: modules, mix-ins, names, formats,
   * visibility, inclusion. Limits, duplicate detection and the strictness that this class promises
   * stay as they are.
   *
   * @throws ConfigurationException if the mapper has default typing, if a class has type ids that
   *     name classes, or cannot be bound
   */
  public JsonCodec with(JsonMapper mapper) {
    return new JsonCodec(new Settings(settings.types, mapper, settings.limits, settings.clock));
  }

  /**
   * The same with another limit for bodies.
   *
   * @param maxBytes the longest body in bytes, 1 or more; {@link #MAX_BYTES} unless said. The
   *     limits of tokens and of a text's length grow with it.
   */
  public JsonCodec withMaxBytes(int maxBytes) {
    Limits limits = new Limits(maxBytes);
    return new JsonCodec(new Settings(settings.types, settings.mapper, limits, settings.clock));
  }

  /** The same with another clock, which is asked where a foreign event does not say its time. */
  public JsonCodec withClock(InstantSource clock) {
    return new JsonCodec(new Settings(settings.types, settings.mapper, settings.limits, clock));
  }

  @Override
  public byte[] encode(Envelope<? extends DomainEvent> envelope) {
    DomainEvent event = envelope.event();
    TypeBinding binding = bindings.find(event.getClass());
    if (binding == null) {
      throw unknown(event);
    }
    byte[] body;
    try {
      BodyWriter content = new BodyWriter(binding, event, envelope.metadata(), settings.limits);
      body = writer.writeValueAsBytes(content);
    } catch (RuntimeException | StackOverflowError e) {
      throw unwritable(binding, Reasons.of("data", e));
    }
    String problem = new ReadBack(parsers, settings.limits).problem(body);
    if (problem != null) {
      throw unwritable(binding, problem);
    }
    return body;
  }

  private CodecException unknown(DomainEvent event) {
    List<String> known = settings.types.all().stream().map(EventType::tag).limit(20).toList();
    return new CodecException(
        event.getClass().getName() + " is in no event catalogue; known types: " + known, null);
  }

  private static CodecException unwritable(TypeBinding binding, String reason) {
    return new CodecException(
        "event '" + binding.type().tag() + "' cannot be written: " + reason, null);
  }

  @Override
  public Decoded decode(byte[] body, Map<String, String> attributes) {
    String type = attributes.get(MessageAttributes.TYPE);
    String id = attributes.get(MessageAttributes.ID);
    if (type != null && bindings.byTag().find(type) == null) {
      boolean readable = id != null && EventIds.isValid(id);
      return new Decoded.UnknownType(readable ? id : null, LogText.of(type));
    }
    if (body.length > settings.limits.maxBytes()) {
      int max = settings.limits.maxBytes();
      return new Decoded.Undecodable(
          null, null, "body: " + body.length + " bytes are more than the codec's limit of " + max);
    }
    long scan = BodyScan.of(body, settings.limits.maxProperties());
    String problem = BodyScan.problem(scan);
    if (problem != null) {
      return new Decoded.Undecodable(null, null, "body: " + problem);
    }
    boolean manyNames = BodyScan.manyLongNames(scan);
    return new EnvelopeReader(parsers, bindings, body, attributes, manyNames).read(settings.clock);
  }
}
