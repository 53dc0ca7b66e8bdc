package io.sealane.snssqs.topology.address;

import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.SnsActions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Topic;

/** Finds a topic among all of an account, because SNS has no way to ask for one by name. */
final class TopicSearch {

  private final AwsCalls calls;

  TopicSearch(AwsCalls calls) {
    this.calls = calls;
  }

  /** Its ARN; fails as SNS does if there is none. */
  CompletionStage<String> find(String name) {
    return find(name, null);
  }

  private CompletionStage<String> find(String name, @Nullable String from) {
    return calls
        .call(SnsActions.LIST, ListTopicsRequest.builder().nextToken(from).build())
        .thenCompose(
            page -> {
              Optional<String> found =
                  page.topics().stream()
                      .map(Topic::topicArn)
                      .filter(arn -> arn.endsWith(":" + name))
                      .findFirst();
              if (found.isPresent()) {
                return CompletableFuture.completedFuture(found.get());
              }
              String next = page.nextToken();
              return next == null || next.isEmpty() ? missing(name) : find(name, next);
            });
  }

  private static CompletionStage<String> missing(String name) {
    return CompletableFuture.failedFuture(
        NotFoundException.builder().message("no topic '" + name + "'").statusCode(404).build());
  }
}
