package io.sealane.snssqs.receive;

import io.sealane.snssqs.deadletter.Letters;
import io.sealane.snssqs.message.Read;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What a message that was moved back by SQS itself still says of its death: where it comes from. An
 * operator may move letters at the console as well as by Sealane.
 */
final class Returned {

  private Returned() {}

  /** The attributes of a delivery, with its provenance if it was a dead letter. */
  static Map<String, String> attributes(Message message, Read read, String subscription) {
    return read.dead() == null
        ? read.attributes()
        : Letters.read(message, read, subscription).redriveAttributes();
  }
}
