package io.sealane.snssqs.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure.Kind;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Replies that speak of too little, too much or something else: fault F10 of the matrix. */
class BatchReplyTest {

  @Test
  void eachEntryHasItsOwnResult() {
    BatchReply reply = new BatchReply(3);
    reply.failed("2", "ThrottlingException", false);
    reply.accepted("0", "broker-0");
    reply.failed("1", "InvalidMessageContents", true);
    List<SendResult> results = reply.results();
    assertThat(results.get(0)).isEqualTo(new Accepted("broker-0"));
    assertThat(kind(results.get(1))).isEqualTo(Kind.INVALID);
    assertThat(kind(results.get(2))).isEqualTo(Kind.THROTTLED);
  }

  @Test
  void ofAnEntryThatIsNotSpokenOfTheFateIsUnknown() {
    BatchReply reply = new BatchReply(2);
    reply.accepted("0", "broker-0");
    assertThat(reply.results().get(1)).isInstanceOf(Unknown.class);
  }

  @Test
  void idsThatThereAreNotChangeNothing() {
    BatchReply reply = new BatchReply(1);
    for (String id : new String[] {"1", "-1", "x", "", "99999999999", null}) {
      reply.accepted(id, "broker");
      reply.failed(id, "InternalError", false);
    }
    reply.accepted("0", "broker-0");
    assertThat(reply.results()).containsExactly(new Accepted("broker-0"));
  }

  @Test
  void anEntryThatIsBothAcceptedAndFailedIsUnknown() {
    BatchReply reply = new BatchReply(2);
    reply.accepted("0", "broker-0");
    reply.failed("0", "InternalError", false);
    reply.accepted("1", "broker-1");
    reply.accepted("1", "broker-1");
    assertThat(reply.results().get(0)).isInstanceOf(Unknown.class);
    assertThat(reply.results().get(1)).isEqualTo(new Accepted("broker-1"));
  }

  @Test
  void withoutAReplyOnlyWhatCertainlyNeverArrivedIsRejected() {
    Exception refused = SdkClientException.builder().cause(new ConnectException("refused")).build();
    assertThat(BatchReply.none(2, refused)).hasSize(2).allMatch(Rejected.class::isInstance);
    Exception lost = SdkClientException.create("the connection was closed");
    assertThat(BatchReply.none(2, lost)).hasSize(2).allMatch(Unknown.class::isInstance);
  }

  private static Kind kind(SendResult result) {
    return ((Rejected) result).failure().kind();
  }
}
