package io.sealane.conformance.lifecycle;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Printed;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.Disposition;
import io.sealane.consume.RetryPolicy;
import io.sealane.event.Publication;
import io.sealane.transport.Capability;
import io.sealane.transport.receive.Delivery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What events hold is told to handlers only. */
public interface KeepsSecrets extends TransportPromise {

  /** Would be seen anywhere. */
  String SECRET = "cAnArY-0451";

  @Test
  @Case(id = "68", kind = Case.Kind.FAULTS)
  default void noPayloadOrHeaderIsInSignalsHealthOrWhatIsPrinted(Rig rig) {
    Printed printed = rig.open(Printed.capture());
    Till till = new Till(rig).failing(visit -> visit.deliveryCount() == 1);
    Disposition bad =
        rig.declares(Capability.DEAD_LETTERS) ? Disposition.DEAD_LETTER : Disposition.SKIP;
    Shop shop = rig.shop(till).with(s -> s.retry(RetryPolicy.standard()).undecodable(bad)).start();
    rig.faults().provoke(Fault.SENT_TWICE, 1);
    rig.faults().provoke(Fault.SETTLE_FAILED, 2);
    shop.sealane().publisher().publish(secret());
    shop.send(Messages.text("{\"" + SECRET + "\": \"" + SECRET, Map.of("name", SECRET)));
    shop.send(Messages.text(broken(rig), Map.of("name", SECRET)));
    shop.isQuiet();
    shop.sealane().close();
    assertThat(shop.journal().all()).as("signals").isNotEmpty();
    assertThat(shop.journal().all())
        .allSatisfy(signal -> assertThat(signal.toString()).doesNotContain(SECRET));
    assertThat(shop.control().health().reason()).doesNotContain(SECRET);
    assertThat(printed.text()).doesNotContain(SECRET);
    assertThat(till.visits()).as("the handler sees it").isNotEmpty();
  }

  @Test
  @Case(id = "68", kind = Case.Kind.FAULTS)
  default void noPayloadOrHeaderIsInTheTextsOfExceptions(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    for (Fault fault :
        new Fault[] {
          Fault.SEND_INVALID, Fault.SEND_DENIED, Fault.SEND_MISSING, Fault.SEND_REJECTED
        }) {
      rig.faults().provoke(fault, ALWAYS);
      Throwable thrown = catchThrowable(() -> shop.sealane().publisher().publish(secret()));
      assertThat(thrown).isNotNull();
      assertThat(textOf(thrown)).doesNotContain(SECRET);
      rig.faults().heal();
    }
  }

  @Test
  @Case(id = "68")
  default void noBodyOrAttributeIsInTheTextsOfWhatATransportGives(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send(Messages.text(SECRET, Map.of("name", SECRET)));
    Delivery delivery = channel.takeOne();
    assertThat(delivery.toString()).doesNotContain(SECRET);
    channel.done(delivery);
    assertThat(channel.done(delivery).toString()).doesNotContain(SECRET);
  }

  private static Publication secret() {
    return Publication.of(new Opened("o-1", SECRET)).withHeader("header", SECRET);
  }

  /** An event without its data's end. */
  private static String broken(Rig rig) {
    String body = new String(rig.calls().batches().get(0).get(0).body(), StandardCharsets.UTF_8);
    return body.substring(0, body.length() - 2) + SECRET;
  }

  private static String textOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
