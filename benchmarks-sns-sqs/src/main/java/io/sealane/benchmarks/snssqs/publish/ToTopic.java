package io.sealane.benchmarks.snssqs.publish;

import io.awspring.cloud.sns.core.DefaultTopicArnResolver;
import io.awspring.cloud.sns.core.SnsTemplate;
import io.awspring.cloud.sns.core.batch.SnsBatchTemplate;
import io.awspring.cloud.sns.core.batch.converter.DefaultSnsMessageConverter;
import io.awspring.cloud.sns.core.batch.executor.SequentialBatchExecutionStrategy;
import io.sealane.benchmarks.snssqs.client.Clients;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** The ways to publish to a topic of SNS. */
final class ToTopic {

  static final List<String> ALL =
      List.of(
          "sealane",
          "sealane blocking",
          SealanePublishing.IN_LISTS,
          "twin",
          "twin, lists of ten",
          "SnsTemplate",
          "SnsBatchTemplate, lists of ten");

  private ToTopic() {}

  static Publishing by(String who, Clients clients) {
    return switch (who) {
      case "sealane" -> SealanePublishing.toTopic(clients);
      case SealanePublishing.IN_LISTS -> new InLists(200, SealanePublishing.toTopic(clients));
      case "sealane blocking" -> SealanePublishing.toTopicBlocking(clients);
      case "twin" -> events -> clients.sns().publish(r -> r.topicArn(arn()).message(json(events)));
      case "twin, lists of ten" -> twinOfTen(clients);
      case "SnsTemplate" -> template(new SnsTemplate(clients.blockingSns()));
      case "SnsBatchTemplate, lists of ten" -> batchTemplate(clients);
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static Publishing twinOfTen(Clients clients) {
    return InLists.ofTen(
        events -> {
          List<PublishBatchRequestEntry> entries = new ArrayList<>();
          for (Note event : events) {
            String id = Integer.toString(entries.size());
            entries.add(PublishBatchRequestEntry.builder().id(id).message(Json.of(event)).build());
          }
          return clients
              .sns()
              .publishBatch(r -> r.topicArn(arn()).publishBatchRequestEntries(entries))
              .thenAccept(reply -> InLists.requireAll(reply.failed().isEmpty()));
        });
  }

  private static Publishing template(SnsTemplate template) {
    return new Threads().around(events -> template.convertAndSend(arn(), json(events)));
  }

  private static Publishing batchTemplate(Clients clients) {
    SnsBatchTemplate template =
        new SnsBatchTemplate(
            new DefaultSnsMessageConverter(),
            new SequentialBatchExecutionStrategy(clients.blockingSns()),
            new DefaultTopicArnResolver(clients.blockingSns()));
    return InLists.ofTen(
        new Threads()
            .around(
                events -> {
                  List<String> texts = events.stream().map(Json::of).toList();
                  InLists.requireAll(!template.convertAndSend(arn(), texts).hasErrors());
                }));
  }

  private static String json(List<Note> one) {
    return Json.of(one.get(0));
  }

  private static String arn() {
    return Clients.arn(Publishing.DESTINATION);
  }
}
