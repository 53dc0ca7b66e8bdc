package io.sealane.benchmarks.snssqs.publish;

import io.awspring.cloud.sqs.operations.SqsTemplate;
import io.sealane.benchmarks.snssqs.client.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The ways to send straight into a queue of SQS. */
final class ToQueue {

  static final List<String> ALL =
      List.of(
          "sealane",
          "sealane blocking",
          SealanePublishing.IN_LISTS,
          "twin",
          "twin, lists of ten",
          "SqsAsyncBatchManager",
          "SqsTemplate",
          "SqsTemplate, lists of ten",
          "sqs-jms");

  private ToQueue() {}

  static Publishing by(String who, Clients clients) {
    return switch (who) {
      case "sealane" -> SealanePublishing.toQueue(clients);
      case SealanePublishing.IN_LISTS -> new InLists(200, SealanePublishing.toQueue(clients));
      case "sealane blocking" -> SealanePublishing.toQueueBlocking(clients);
      case "twin" -> {
        String url = clients.url(Publishing.DESTINATION);
        yield events -> clients.sqs().sendMessage(r -> r.queueUrl(url).messageBody(json(events)));
      }
      case "twin, lists of ten" -> twinOfTen(clients);
      case "SqsAsyncBatchManager" -> batchManager(clients);
      case "SqsTemplate" -> template(clients);
      case "SqsTemplate, lists of ten" -> templateOfTen(clients);
      case "sqs-jms" -> JmsPublishing.create(clients);
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static Publishing twinOfTen(Clients clients) {
    String url = clients.url(Publishing.DESTINATION);
    return InLists.ofTen(
        events -> {
          List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
          for (Note event : events) {
            String id = Integer.toString(entries.size());
            entries.add(
                SendMessageBatchRequestEntry.builder().id(id).messageBody(Json.of(event)).build());
          }
          return clients
              .sqs()
              .sendMessageBatch(r -> r.queueUrl(url).entries(entries))
              .thenAccept(reply -> InLists.requireAll(reply.failed().isEmpty()));
        });
  }

  private static Publishing batchManager(Clients clients) {
    String url = clients.url(Publishing.DESTINATION);
    SqsAsyncBatchManager manager =
        SqsAsyncBatchManager.builder()
            .client(clients.sqs())
            .scheduledExecutor(Executors.newScheduledThreadPool(2))
            .build();
    return events -> manager.sendMessage(r -> r.queueUrl(url).messageBody(json(events)));
  }

  private static Publishing template(Clients clients) {
    SqsTemplate template = SqsTemplate.newTemplate(clients.sqs());
    return events -> template.sendAsync(Publishing.DESTINATION, json(events));
  }

  private static Publishing templateOfTen(Clients clients) {
    SqsTemplate template = SqsTemplate.newTemplate(clients.sqs());
    return InLists.ofTen(
        events -> {
          List<Message<String>> messages = new ArrayList<>();
          events.forEach(event -> messages.add(MessageBuilder.withPayload(Json.of(event)).build()));
          return template
              .sendManyAsync(Publishing.DESTINATION, messages)
              .thenAccept(result -> InLists.requireAll(result.failed().isEmpty()));
        });
  }

  private static String json(List<Note> one) {
    return Json.of(one.get(0));
  }
}
