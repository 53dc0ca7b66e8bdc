package io.sealane.benchmarks.snssqs.consume;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnection;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import io.sealane.benchmarks.snssqs.client.Clients;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** AWS's JMS library; a session is for one thread, so each handler has one. */
final class JmsListening implements Listening {

  private static final int PREFETCH = 10;

  private final Clients clients;
  private final String queue;
  private final int concurrency;
  private final Work work;
  private @Nullable SQSConnection connection;

  JmsListening(Clients clients, String queue, int concurrency, Work work) {
    this.clients = clients;
    this.queue = queue;
    this.concurrency = concurrency;
    this.work = work;
  }

  @Override
  public void start() throws JMSException {
    SQSConnection opened =
        new SQSConnectionFactory(
                new ProviderConfiguration().withNumberOfMessagesToPrefetch(PREFETCH),
                clients.blockingSqs())
            .createConnection();
    connection = opened;
    for (int i = 0; i < concurrency; i++) {
      Session session = opened.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session
          .createConsumer(session.createQueue(queue))
          .setMessageListener(
              message -> {
                try {
                  work.handle(Orders.read(((TextMessage) message).getText()));
                } catch (JMSException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    opened.start();
  }

  @Override
  public void stop() throws JMSException {
    Objects.requireNonNull(connection, "not started").close();
  }
}
