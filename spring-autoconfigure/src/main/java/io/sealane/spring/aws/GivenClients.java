package io.sealane.spring.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The application's own clients, as far as there is exactly one of a kind.
 *
 * @param sns topics, or null
 * @param sqs queues, or null
 * @param blockingSns topics, or null
 * @param blockingSqs queues, or null
 */
public record GivenClients(
    @Nullable SnsAsyncClient sns,
    @Nullable SqsAsyncClient sqs,
    @Nullable SnsClient blockingSns,
    @Nullable SqsClient blockingSqs) {}
