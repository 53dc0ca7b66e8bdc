package io.sealane.snssqs.topology;

/**
 * Where topics and queues are.
 *
 * @param partition usually {@code aws}
 * @param region for example {@code eu-central-1}
 * @param account twelve digits
 */
public record AwsPlace(String partition, String region, String account) {

  /** The ARN of the topic with that name at SNS. */
  public String topicArn(String name) {
    return arn("sns", name);
  }

  /** The ARN of the queue with that name at SQS. */
  public String queueArn(String name) {
    return arn("sqs", name);
  }

  private String arn(String service, String name) {
    return String.join(":", "arn", partition, service, region, account, name);
  }
}
