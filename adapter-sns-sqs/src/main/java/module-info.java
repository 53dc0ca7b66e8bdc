/** The transport over Amazon SNS and Amazon SQS. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.sealane.snssqs {
  requires org.slf4j;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.regions;
  requires static transitive org.jspecify;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires transitive io.sealane.core;
  requires transitive software.amazon.awssdk.services.sns;
  requires transitive software.amazon.awssdk.services.sqs;

  exports io.sealane.snssqs;
  exports io.sealane.snssqs.topology;
  exports io.sealane.snssqs.topology.iam;
}
