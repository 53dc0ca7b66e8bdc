package io.sealane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.consume.EventContext;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.EventMetadata;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.test.time.VirtualTime;
import io.sealane.translate.InboundTranslator;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** A whole application at the border to a foreign system, in memory and in virtual time. */
final class Border implements AutoCloseable {

  private static final String NAME = "border";
  private static final Topic FOREIGN = Topic.of("foreign");

  /** Generous in real time: the first message has all classes rewritten on its way. */
  private final VirtualTime time = VirtualTime.create(VirtualTime.START, Duration.ofMinutes(5));

  private final Queue<EventMetadata> handled = new ConcurrentLinkedQueue<>();
  private final Queue<Signal> signals = new ConcurrentLinkedQueue<>();
  private final Sealane sealane;
  private final Sender sender;
  private final DeadLetters deadLetters;
  private int messages;

  Border(InboundTranslator translator) {
    InMemoryTransport transport = InMemoryTransport.create(time);
    sealane =
        Sealane.over(transport)
            .read(Language.CATALOG)
            .topics(FOREIGN)
            .subscribe(
                Subscription.named(NAME)
                    .to(FOREIGN.name())
                    .unguarded()
                    .retry(RetryPolicy.none())
                    .translatingForeign(translator)
                    .onWithContext(Language.Plain.class, this::take)
                    .onWithContext(Language.Open.class, this::take))
            .observe(watch())
            .scheduler(time)
            .executor(time)
            .start();
    sender = transport.sender(FOREIGN);
    deadLetters = sealane.deadLetters(NAME);
  }

  private void take(Object event, EventContext context) {
    handled.add(context.metadata());
  }

  private Observer watch() {
    return (signal, at) -> {
      if (signal instanceof Signal.OfDelivery) {
        signals.add(signal);
      }
    };
  }

  /** Sends a message and judges what becomes of it. */
  void receive(byte[] body, Map<String, String> attributes) {
    handled.clear();
    signals.clear();
    String id = "m-" + messages++;
    sender.send(List.of(new OutgoingMessage(id, null, body, attributes)));
    await();

    List<DeadLetter> letters = deadLetters.list();
    List<Signal.OfDelivery> seen =
        signals.stream().map(signal -> (Signal.OfDelivery) signal).toList();
    assertThat(seen.stream().filter(Signal.Delivered.class::isInstance)).as("once").hasSize(1);
    assertThat(seen.get(seen.size() - 1)).isInstanceOf(Signal.Settled.class);
    if (letters.isEmpty()) {
      areNumbered(seen.get(0).subject().messageId());
    } else {
      assertThat(handled).as("nothing of it was handled").isEmpty();
      assertThat(letters).hasSize(1);
      isAsItWas(letters.get(0), body, attributes);
      assertThat(deadLetters.discard(Selection.all())).isEqualTo(1);
    }
    signals.forEach(signal -> assertThat(Canary.isIn(reason(signal))).as("a leak").isFalse());
  }

  private void await() {
    try {
      assertThat(time.passUntil(this::isOver)).as("an end").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isOver() {
    return signals.stream().anyMatch(Signal.Settled.class::isInstance);
  }

  /** The events of a message are known by its id and their place, unless they said their own. */
  private void areNumbered(String messageId) {
    List<String> ids = new ArrayList<>();
    handled.forEach(metadata -> ids.add(metadata.id()));
    if (ids.stream().allMatch(id -> id.startsWith(messageId))) {
      assertThat(ids)
          .isEqualTo(IntStream.range(0, ids.size()).mapToObj(i -> messageId + "-" + i).toList());
    } else {
      assertThat(ids).as("of the catalogue, with its own id").hasSize(1);
    }
  }

  private static void isAsItWas(DeadLetter letter, byte[] body, Map<String, String> attributes) {
    assertThat(Arrays.equals(letter.body(), body)).as("the body is raw").isTrue();
    assertThat(letter.attributes()).containsAllEntriesOf(attributes);
    assertThat(letter.cause().attempts()).isZero();
    assertThat(Canary.isIn(letter.cause().detail())).as("the letter repeats payload").isFalse();
  }

  private static String reason(Signal signal) {
    if (signal instanceof Signal.Undecodable bad) {
      return bad.reason();
    }
    return signal instanceof Signal.DeadLettered dead ? dead.detail() : "";
  }

  @Override
  public void close() {
    sender.close();
    sealane.close();
    time.close();
  }
}
