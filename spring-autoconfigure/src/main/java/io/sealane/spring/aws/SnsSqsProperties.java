package io.sealane.spring.aws;

import io.sealane.snssqs.topology.TopologyMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What {@code sealane.sns-sqs.*} says.
 *
 * @param sns Whether topics are at SNS; otherwise what is published goes straight into the queues.
 * @param region Region of clients that the application does not bring itself. Default: as the SDK
 *     finds it.
 * @param endpoint Where SNS and SQS are for such clients, if not where AWS has them.
 * @param topology What a start does about topics and queues: verify, apply or none.
 * @param prefix What every name at SNS and SQS begins with; up to 40 of A-Z a-z 0-9 _ -.
 * @param account The account's twelve digits; looked up unless said.
 * @param retention For how long a queue keeps what nobody handles; 60 seconds to 14 days.
 * @param deadLetterRetention For how long dead letters are kept; 60 seconds to 14 days.
 * @param highThroughput Whether FIFO topics and queues limit their rate per message group.
 * @param topicMessageSize The largest message to a topic; 1 KB to 1 MB.
 * @param messageSize The same by topic, for those where it is another.
 * @param longPoll How long a receive waits for messages; 0 to 20 seconds.
 * @param fairQueues Whether queues without order are told the key as tenant; SQS charges for it.
 * @param direct Subscriptions by the topic that leads to them without SNS.
 */
@ConfigurationProperties("sealane.sns-sqs")
record SnsSqsProperties(
    @DefaultValue("true") boolean sns,
    @Nullable String region,
    @Nullable URI endpoint,
    @DefaultValue("verify") TopologyMode topology,
    @DefaultValue("") String prefix,
    @Nullable String account,
    @DefaultValue("4d") Duration retention,
    @DefaultValue("14d") Duration deadLetterRetention,
    @DefaultValue("true") boolean highThroughput,
    @DefaultValue("256KB") DataSize topicMessageSize,
    @DefaultValue Map<String, DataSize> messageSize,
    @DefaultValue("20s") Duration longPoll,
    @DefaultValue("false") boolean fairQueues,
    @DefaultValue Map<String, List<String>> direct) {}
