package io.sealane.benchmarks.snssqs.publish;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnection;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import io.sealane.benchmarks.snssqs.client.Clients;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

/** Over JMS: a session and a producer per thread, because they are for one only. */
final class JmsPublishing {

  private final SQSConnection connection;
  private final ThreadLocal<Sender> senders = ThreadLocal.withInitial(this::sender);

  private record Sender(Session session, MessageProducer producer) {}

  private JmsPublishing(SQSConnection connection) {
    this.connection = connection;
  }

  static Publishing create(Clients clients) {
    try {
      SQSConnectionFactory factory =
          new SQSConnectionFactory(new ProviderConfiguration(), clients.blockingSqs());
      JmsPublishing jms = new JmsPublishing(factory.createConnection());
      return new Threads().around(events -> jms.send(Json.of(events.get(0))));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(String text) throws JMSException {
    Sender mine = senders.get();
    mine.producer.send(mine.session.createTextMessage(text));
  }

  private Sender sender() {
    try {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      return new Sender(
          session, session.createProducer(session.createQueue(Publishing.DESTINATION)));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
