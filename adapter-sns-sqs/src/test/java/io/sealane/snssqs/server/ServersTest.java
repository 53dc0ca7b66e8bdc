package io.sealane.snssqs.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.snssqs.fault.AwsRouter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The servers themselves: they start empty, can be reached from this machine only, and end. */
class ServersTest {

  @Test
  void elasticMqCarriesAMessageThroughTheProxy() {
    try (AwsServer server = ElasticMq.start()) {
      carriesAMessage(server);
    }
  }

  @Test
  void fauxqsCarriesAMessageThroughTheProxy() {
    try (AwsServer server = Fauxqs.start()) {
      carriesAMessage(server);
    }
  }

  private static void carriesAMessage(AwsServer server) {
    try (HttpFaultProxy proxy = HttpFaultProxy.before(server.endpoint(), new AwsRouter(), 1);
        Clients clients = Clients.of(proxy.endpoint())) {
      var sqs = clients.sqs();
      assertThat(sqs.listQueues().join().queueUrls()).isEmpty();
      String url = sqs.createQueue(r -> r.queueName("one")).join().queueUrl();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("hello")).join();
      Message message =
          sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(1)).join().messages().get(0);
      assertThat(message.body()).isEqualTo("hello");
      sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())).join();
      assertThat(proxy.log().counts())
          .isEqualTo(
              Map.of(
                  "ListQueues",
                  1,
                  "CreateQueue",
                  1,
                  "SendMessage",
                  1,
                  "ReceiveMessage",
                  1,
                  "DeleteMessage",
                  1));
    }
  }

  @Test
  void fauxqsFansOutFromATopicThroughTheProxy() {
    try (AwsServer server = Fauxqs.start();
        HttpFaultProxy proxy = HttpFaultProxy.before(server.endpoint(), new AwsRouter(), 1);
        Clients clients = Clients.of(proxy.endpoint())) {
      var sqs = clients.sqs();
      String url = sqs.createQueue(r -> r.queueName("one")).join().queueUrl();
      String queue =
          sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
              .join()
              .attributes()
              .get(QueueAttributeName.QUEUE_ARN);
      String topic = clients.sns().createTopic(r -> r.name("t")).join().topicArn();
      clients
          .sns()
          .subscribe(
              r ->
                  r.topicArn(topic)
                      .protocol("sqs")
                      .endpoint(queue)
                      .attributes(Map.of("RawMessageDelivery", "true")))
          .join();
      clients.sns().publish(r -> r.topicArn(topic).message("to all")).join();
      assertThat(sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(1)).join().messages())
          .extracting(Message::body)
          .containsExactly("to all");
      assertThat(proxy.log().count("Publish")).isEqualTo(1);
    }
  }

  @Test
  void theServersListenOnTheLoopbackInterfaceOnly() throws Exception {
    try (AwsServer one = ElasticMq.start();
        AwsServer two = Fauxqs.start()) {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(each.getInetAddresses())) {
          if (!address.isLoopbackAddress()) {
            assertThat(reaches(address, one)).as("%s of %s", one.name(), address).isFalse();
            assertThat(reaches(address, two)).as("%s of %s", two.name(), address).isFalse();
          }
        }
      }
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      assertThat(reaches(loopback, one)).isTrue();
      assertThat(reaches(loopback, two)).isTrue();
    }
  }

  private static boolean reaches(InetAddress address, AwsServer server) {
    try (Socket socket = new Socket(address, server.endpoint().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aClosedServerIsGone() throws Exception {
    AwsServer server = Fauxqs.start();
    server.close();
    server.close();
    assertThat(reaches(InetAddress.getByName("127.0.0.1"), server)).isFalse();
  }
}
