package io.sealane.test;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.error.PublishException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.history.EventHistory;
import io.sealane.publish.EventPublisher;
import io.sealane.test.assertion.RecordingAssert;
import io.sealane.test.progress.Queues;
import io.sealane.test.record.Recording;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AssertProvider;

/**
 * An application's events under test: in memory, in virtual time, and with everything that happens
 * recorded.
 *
 * <pre>{@code
 * try (var sealane = SealaneTest.with(shop::configure)) {
 *   sealane.publish(new OrderCompleted("o-1", 42_000)).awaitAll();
 *   assertThat(sealane).handled(OrderCompleted.class).once().by("delivery");
 *   assertThat(sealane).hasNoFailures().hasNoDeadLetters();
 * }
 * }</pre>
 *
 * <p>Time moves only while the test waits through this object, and then at once; see {@link
 * VirtualTime}. The ids of events are {@code e-1}, {@code e-2} and so on. Nothing is ever slept.
 */
public final class SealaneTest implements AutoCloseable, AssertProvider<RecordingAssert> {

  private static final int TRIES_IN_TROUBLE = 1_000;

  private final Sealane sealane;
  private final InMemoryTransport transport;
  private final Queues queues;
  private final VirtualTime time;
  private final Recording recording;
  private final Waiting waiting;
  private final NumberedIds ids;
  private final boolean inTrouble;

  SealaneTest(
      Sealane sealane,
      InMemoryTransport transport,
      Queues queues,
      VirtualTime time,
      Recording recording,
      Waiting waiting,
      NumberedIds ids,
      boolean inTrouble) {
    this.sealane = sealane;
    this.transport = transport;
    this.queues = queues;
    this.time = time;
    this.recording = recording;
    this.waiting = waiting;
    this.ids = ids;
    this.inTrouble = inTrouble;
  }

  /** Starts an application under {@link TestSetup#standard} circumstances. */
  public static SealaneTest with(Consumer<SealaneBuilder> configuration) {
    return TestSetup.standard().with(configuration);
  }

  /**
   * Runs a scenario again and again, each time in other trouble: duplicates, reordering, delays,
   * lost answers, ending leases, damaged bodies. The seeds are 1, 2 and so on, the same in each
   * run; {@code -Dsealane.seed=} runs only that one, {@code -Dsealane.seeds=} another number.
   *
   * @param seeds how often, 1 or more
   * @throws AssertionError if the scenario throws; the text names the seed
   */
  public static void survives(int seeds, Scenario scenario) {
    Survival.of(seeds, System.getProperties()).run(scenario);
  }

  /** Publishes an event. */
  public PublishedEvents publish(DomainEvent event) {
    return publish(Publication.of(event));
  }

  /** Publishes an event with what else is said about it. */
  public PublishedEvents publish(Publication publication) {
    return publishAll(List.of(publication));
  }

  /** Publishes events together, in this order. */
  public PublishedEvents publishAll(DomainEvent... events) {
    return publishAll(Stream.of(events).map(Publication::of).toList());
  }

  /** Publishes events together, in this order, with what else is said about them. */
  public PublishedEvents publishAll(List<Publication> publications) {
    List<String> named = new ArrayList<>();
    List<Publication> all = new ArrayList<>();
    for (Publication publication : publications) {
      String given = publication.id();
      String id = given == null ? ids.get() : given;
      named.add(id);
      all.add(publication.withId(id));
    }
    send(all);
    return new PublishedEvents(this, named);
  }

  /**
   * Puts a raw message on a topic, as a foreign system would.
   *
   * @param topic the name of a topic that the application publishes or subscribes to
   */
  public SealaneTest send(String topic, String body, Map<String, String> attributes) {
    Topic known = queues.topic(topic);
    if (known == null) {
      throw new IllegalArgumentException("no topic '" + topic + "' is known to this application");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    OutgoingMessage message = new OutgoingMessage(ids.get(), null, bytes, attributes);
    try (Sender sender = queues.sender(known)) {
      SendResult result = sender.send(List.of(message)).toCompletableFuture().join().get(0);
      if (!(result instanceof SendResult.Accepted)) {
        throw new IllegalStateException("the message was not accepted: " + result);
      }
    }
    return this;
  }

  /**
   * Waits until nothing is left in any queue and nothing is running.
   *
   * @throws AssertionError if that is not so when the limit of real time is reached
   */
  public SealaneTest awaitIdle() {
    waiting.untilIdle(sealane.health());
    return this;
  }

  /**
   * Lets that much time pass, with all that is due meanwhile.
   *
   * @throws AssertionError if the limit of real time is reached first
   */
  public SealaneTest pass(Duration howLong) {
    try {
      time.pass(howLong);
      return this;
    } catch (TimeoutException e) {
      throw new AssertionError("time did not pass: " + e.getMessage() + "\n" + time.busy(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while time passed", e);
    }
  }

  /** What publishes as the application does. */
  public EventPublisher publisher() {
    return sealane.publisher();
  }

  /** The application. */
  public Sealane sealane() {
    return sealane;
  }

  /** The dead letters of a subscription. */
  public DeadLetters deadLetters(String subscription) {
    return sealane.deadLetters(subscription);
  }

  /** The transport, which in trouble has {@link InMemoryTransport#faults}. */
  public InMemoryTransport transport() {
    return transport;
  }

  /** The time. */
  public VirtualTime time() {
    return time;
  }

  /** Everything that happened. */
  public Recording recording() {
    return recording;
  }

  /** What happened, by event. */
  public EventHistory history() {
    return recording.history();
  }

  /** The events of that type that were published, each once, in the order of publication. */
  public <E extends DomainEvent> List<E> published(Class<E> type) {
    return recording.published(type);
  }

  /** For {@code assertThat} of AssertJ. */
  @Override
  public RecordingAssert assertThat() {
    return new RecordingAssert(recording);
  }

  /**
   * Closes the application, which first handles what was published, for at most five virtual
   * seconds. What does not come to its end in real time is interrupted.
   */
  @Override
  public void close() {
    if (waiting.wasInVain()) {
      // Something is stuck: closing would only wait for it again.
      time.close();
    }
    try {
      sealane.close();
    } finally {
      time.close();
    }
  }

  SealaneTest awaitAll(List<String> eventIds) {
    if (inTrouble) {
      waiting.untilIdle(sealane.health());
    }
    waiting.until(eventIds, sealane.health());
    return this;
  }

  private void send(List<Publication> publications) {
    List<Publication> left = publications;
    for (int tries = 1; !left.isEmpty(); tries++) {
      try {
        sealane.publisher().publishAll(left);
        return;
      } catch (PublishException e) {
        if (!inTrouble || !e.isRetryable() || tries == TRIES_IN_TROUBLE) {
          throw e;
        }
        left = e.notAccepted();
        pass(Duration.ofMillis(100));
      }
    }
  }
}
