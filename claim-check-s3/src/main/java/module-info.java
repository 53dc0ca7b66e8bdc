/** Messages whose bodies are kept elsewhere, and Amazon S3 to keep them in. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.sealane.claimcheck {
  requires org.slf4j;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires static transitive org.jspecify;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires transitive io.sealane.core;
  requires transitive software.amazon.awssdk.services.s3;

  exports io.sealane.claimcheck;
  exports io.sealane.claimcheck.payload;
  exports io.sealane.claimcheck.s3;
}
