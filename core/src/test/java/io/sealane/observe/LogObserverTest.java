package io.sealane.observe;

import static io.sealane.observe.AllSignals.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;

class LogObserverTest {

  private static final EventMetadata METADATA =
      AllSignals.metadata("e-1", "orders.OrderCompleted", null);
  private static final Envelope<?> ENVELOPE = AllSignals.envelope(METADATA);
  private static final Subject SUBJECT = new Subject("delivery", "m-1", METADATA, 2);

  private final Logger logger = (Logger) LoggerFactory.getLogger(LogObserver.LOGGER);
  private final ListAppender<ILoggingEvent> lines = new Capture();
  private final LogObserver observer = LogObserver.create();

  /** Takes the context along, which is otherwise looked up when somebody asks. */
  private static final class Capture extends ListAppender<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing();
      super.append(line);
    }
  }

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
    logger.setLevel(null);
    MDC.clear();
  }

  /** The line as a backend would write it that knows nothing of key-value pairs. */
  private static String text(ILoggingEvent line) {
    List<KeyValuePair> pairs = line.getKeyValuePairs();
    return line.getLevel()
        + " "
        + line.getFormattedMessage()
        + (pairs == null ? List.of() : pairs)
            .stream()
                .map(pair -> " " + pair)
                .map(pair -> pair.replace("\"", ""))
                .collect(Collectors.joining());
  }

  private String logged(Signal signal) {
    lines.list.clear();
    observer.on(signal, NOON);
    assertThat(lines.list).hasSize(1);
    return text(lines.list.get(0));
  }

  @Test
  void eachKindOfSignalIsOneLineInWords() {
    List<Signal> signals = AllSignals.of(ENVELOPE, "too busy", "no van");
    signals.forEach(signal -> observer.on(signal, NOON));

    assertThat(kindsOf(signals)).isEqualTo(allKinds(Signal.class));
    assertThat(lines.list.stream().map(LogObserverTest::text).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            DEBUG handled locally eventId=e-1 type=orders.OrderCompleted handlers=2
            DEBUG published eventId=e-1 type=orders.OrderCompleted topic=orders brokerId=b-1
            WARN not published eventId=e-1 type=orders.OrderCompleted topic=orders kind=THROTTLED reason=too busy retryAfterMillis=3000
            WARN not known whether published eventId=e-1 type=orders.OrderCompleted topic=orders kind=THROTTLED reason=too busy retryAfterMillis=3000
            DEBUG stored in the outbox eventId=e-1 type=orders.OrderCompleted topic=orders
            DEBUG published from the outbox eventId=e-1 topic=orders brokerId=b-1
            WARN not published from the outbox eventId=e-1 topic=orders kind=THROTTLED reason=too busy retryAfterMillis=3000 retryInMillis=1000
            WARN outbox held up topic=orders kind=THROTTLED reason=too busy retryAfterMillis=3000 retryInMillis=1000
            DEBUG delivered subscription=delivery messageId=m-1 attempt=0
            DEBUG handler started eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2
            DEBUG handled eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 tookMillis=1000
            WARN handler failed eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 error=java.lang.IllegalStateException tookMillis=1000
            INFO tried again later eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 delayMillis=1000
            INFO compensated eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2
            ERROR compensation failed eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 error=java.lang.IllegalStateException
            INFO handled before, only settled eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2
            INFO being handled elsewhere eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 delayMillis=1000
            WARN guard unavailable eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 reason=too busy handledAnyway=true
            DEBUG skipped eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 reason=NO_HANDLER
            INFO skipped eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 reason=EXPIRED
            WARN not an event subscription=delivery messageId=m-1 attempt=0 reason=too busy
            ERROR dead-lettered eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 reason=EXHAUSTED detail=java.lang.IllegalStateException
            ERROR dead-lettered eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 reason=NOT_RETRYABLE detail=java.lang.IllegalStateException
            ERROR dead-lettered subscription=delivery messageId=m-1 attempt=0 reason=UNDECODABLE detail=too busy
            ERROR not dead-lettered, stays in its queue eventId=e-1 type=orders.OrderCompleted subscription=delivery messageId=m-1 attempt=2 kind=THROTTLED reason=too busy retryAfterMillis=3000
            WARN lease lost subscription=delivery messageId=m-1 attempt=0 reason=too busy
            DEBUG settled subscription=delivery messageId=m-1 attempt=0
            DEBUG given back subscription=delivery messageId=m-1 attempt=0 delayMillis=1000
            WARN settlement not confirmed subscription=delivery messageId=m-1 attempt=0 reason=too busy
            DEBUG leases extended subscription=delivery count=7
            WARN receive failed subscription=delivery kind=THROTTLED reason=too busy retryAfterMillis=3000 retryInMillis=1000
            INFO health changed subscription=delivery state=UP
            ERROR health changed subscription=delivery state=DOWN reason=too busy
            INFO dead letters sent back subscription=delivery count=3""");
  }

  @Test
  void numbersStayNumbersForWhoeverReadsTheLineByMachine() {
    logged(new Signal.Handled(SUBJECT, Duration.ofMillis(12)));

    assertThat(lines.list.get(0).getKeyValuePairs())
        .extracting(pair -> entry(pair.key, pair.value))
        .contains(entry("attempt", 2L), entry("tookMillis", 12L));
  }

  @Test
  void aLineCarriesTheIdsAndLeavesTheContextAsItWas() {
    MDC.put("requestId", "r-1");
    MDC.put(MdcScope.EVENT_ID, "outer");
    observer.on(new Signal.Handled(SUBJECT, Duration.ZERO), NOON);
    observer.on(new Signal.Published(ENVELOPE, "orders", "b-1"), NOON);
    observer.on(new Signal.Redriven("delivery", 1), NOON);

    assertThat(lines.list)
        .extracting(line -> Map.copyOf(line.getMDCPropertyMap()))
        .containsExactly(
            Map.of(
                "requestId", "r-1",
                "eventId", "e-1",
                "correlationId", "c-1",
                "subscription", "delivery"),
            Map.of("requestId", "r-1", "eventId", "e-1", "correlationId", "c-1"),
            Map.of("requestId", "r-1", "subscription", "delivery"));
    assertThat(MDC.getCopyOfContextMap())
        .containsOnly(entry("requestId", "r-1"), entry("eventId", "outer"));
  }

  @Test
  void aLineThatNobodyWantsIsNotMade() {
    logger.setLevel(Level.WARN);
    observer.on(new Signal.Handled(SUBJECT, Duration.ZERO), NOON);
    observer.on(new Signal.Failed(SUBJECT, "x.Y", Duration.ZERO), NOON);

    assertThat(lines.list).hasSize(1);
  }

  @Test
  void theMessageOfAnExceptionIsLoggedOnlyWhenWanted() {
    Signal failed = new Signal.Failed(SUBJECT, "x.Y: card 4711", Duration.ZERO);

    assertThat(logged(failed)).contains(" error=x.Y ").doesNotContain("4711");
    lines.list.clear();
    observer.withExceptionMessages().on(failed, NOON);
    assertThat(text(lines.list.get(0))).contains(" error=x.Y: card 4711 ");
  }

  @Test
  void anotherLoggerCanBeChosen() {
    LogObserver.to(LogObserver.LOGGER + ".mine").on(new Signal.Redriven("delivery", 1), NOON);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLoggerName)
        .containsExactly(LogObserver.LOGGER + ".mine");
  }

  @Test
  void textFromTheWireCannotForgeALine() {
    String wild = "\r\nERROR forged \u001b[31m \u202e ${jndi:ldap://x} \u2028 \u0000";
    Envelope<?> envelope =
        AllSignals.envelope(AllSignals.metadata("${e}", "orders." + wild, null, Map.of("h", "v")));
    Subject subject = new Subject("delivery", wild, envelope.metadata(), 1);
    AllSignals.of(envelope, wild, wild)
        .forEach(signal -> observer.withExceptionMessages().on(signal, NOON));
    observer.on(new Signal.DeadLettered(subject, DeadLetter.Reason.REJECTED, wild), NOON);
    observer.on(new Signal.Published(envelope, wild, wild), NOON);

    assertThat(lines.list).hasSize(36);
    assertThat(everything()).doesNotContain("${");
    assertThat(everything().chars().filter(c -> c < ' ' || c > '~')).isEmpty();
  }

  @Test
  void textFromTheWireIsCut() {
    String name = logged(new Signal.Published(ENVELOPE, "t".repeat(100_000), "b"));
    String reason = logged(new Signal.LeaseLost(SUBJECT, "r".repeat(100_000)));

    assertThat(name).hasSizeLessThan(400).contains("ttt...(99800 more)");
    assertThat(reason).hasSizeLessThan(1_200).contains("rrr...(99000 more)");
  }

  @Test
  void noneOfTwentySecretsIsEverLogged() {
    List<String> secrets = IntStream.range(0, 20).mapToObj(i -> "canary" + (1000 + i)).toList();
    Map<String, String> headers = new HashMap<>();
    secrets.subList(0, 10).forEach(secret -> headers.put("header-" + secret.length(), secret));
    for (int i = 0; i < 10; i++) {
      headers.put("header-" + i, secrets.get(i));
    }
    EventMetadata metadata = AllSignals.metadata("e-1", "orders.OrderCompleted", null, headers);
    for (int i = 10; i < 19; i++) {
      Envelope<?> envelope =
          new Envelope<>(new AllSignals.Paid(secrets.get(i), secrets.get(i)), metadata);
      AllSignals.of(envelope, "too busy", secrets.get(19) + ": " + secrets.get(19))
          .forEach(signal -> observer.on(signal, NOON));
    }

    assertThat(lines.list).hasSize(9 * 34);
    assertThat(secrets).allSatisfy(secret -> assertThat(everything()).doesNotContain(secret));
  }

  /** All that any encoder could write. */
  private String everything() {
    return lines.list.stream()
        .flatMap(
            line ->
                Stream.of(
                    text(line),
                    line.getMessage(),
                    line.getMDCPropertyMap(),
                    String.valueOf(line.getMarkerList()),
                    String.valueOf(line.getThrowableProxy())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static Set<Class<?>> kindsOf(List<Signal> signals) {
    return signals.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> allKinds(Class<?> sealed) {
    Set<Class<?>> kinds = new HashSet<>();
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      if (kind.isSealed()) {
        kinds.addAll(allKinds(kind));
      } else {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
