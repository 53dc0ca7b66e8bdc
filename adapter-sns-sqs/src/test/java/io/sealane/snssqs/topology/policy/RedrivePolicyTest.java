package io.sealane.snssqs.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedrivePolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"deadLetterTargetArn\":\"arn:x\",\"maxReceiveCount\":50}",
        "{\"maxReceiveCount\":\"50\", \"deadLetterTargetArn\":\"arn:x\"}"
      })
  void aNumberMayBeText(String attribute) {
    assertThat(RedrivePolicy.parse(attribute)).contains(new RedrivePolicy("arn:x", 50));
  }

  @Test
  void whatCannotBeReadIsNone() {
    assertThat(RedrivePolicy.parse(null)).isEmpty();
    assertThat(RedrivePolicy.parse("")).isEmpty();
    assertThat(RedrivePolicy.parse("[]")).isEmpty();
  }

  @Test
  void aSubscriptionSaysNoCount() {
    assertThat(new RedrivePolicy("arn:x", 0).toJson())
        .isEqualTo("{\"deadLetterTargetArn\":\"arn:x\"}");
  }
}
