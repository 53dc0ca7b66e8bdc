package io.sealane.snssqs.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.policy.QueuePolicy.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePolicyTest {

  private static final String QUEUE = "arn:aws:sqs:eu-central-1:123456789012:delivery";
  private static final String ORDERS = "arn:aws:sns:eu-central-1:123456789012:orders";
  private static final String MAILS = "arn:aws:sns:eu-central-1:123456789012:mails";

  private final QueuePolicy policy = new QueuePolicy(QUEUE, List.of(MAILS, ORDERS));

  @Test
  void whatItWritesItTakesForTheSame() {
    assertThat(policy.compare(Json.compact(policy.toTree()))).isEqualTo(Match.SAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Another order, one text in place of a list, and SQS's own way to write the action.
        """
        {"Statement":{"Resource":["QUEUE"],"Action":["SQS:SendMessage"],"Effect":"Allow",
          "Condition":{"ArnEquals":{"aws:SourceArn":["ORDERS","MAILS"]}},
          "Principal":{"Service":["sns.amazonaws.com"]},"Sid":"SealaneTopics"}}""",
        // By others, and in two statements.
        """
        {"Statement":[
          {"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
           "Resource":"QUEUE","Condition":{"StringEquals":{"aws:SourceArn":"ORDERS"}}},
          {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sqs:*","Resource":"*",
           "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:sns:*:*:mai?s"},
                        "StringEquals":{"aws:SourceAccount":"123456789012"}}}]}"""
      })
  void whatSaysTheSameIsTheSame(String existing) {
    assertThat(policy.compare(filled(existing))).isEqualTo(Match.SAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "{}",
        // Another queue, topic, account, action, effect, principal; or a condition beside.
        """
        {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage",
          "Resource":"arn:aws:sqs:eu-central-1:123456789012:other"}]}""",
        """
        {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage",
          "Resource":"QUEUE","Condition":{"ArnEquals":{"aws:SourceArn":["ORDERS"]}}}]}""",
        """
        {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage",
          "Resource":"QUEUE","Condition":{"StringEquals":{"aws:SourceAccount":"999999999999"}}}]}""",
        """
        {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:ReceiveMessage",
          "Resource":"QUEUE"}]}""",
        """
        {"Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
          "Action":"sqs:SendMessage","Resource":"QUEUE"}]}""",
        """
        {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage",
          "Resource":"QUEUE","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}""",
        """
        {"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Principal":"*",
          "Action":"sqs:SendMessage","Resource":"QUEUE"}]}""",
        // Allowed to all, and then not to one.
        """
        {"Statement":[
          {"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"QUEUE"},
          {"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"QUEUE",
           "Condition":{"ArnEquals":{"aws:SourceArn":"ORDERS"}}}]}"""
      })
  void whatDoesNotLetEveryTopicSendForbids(String existing) {
    assertThat(policy.compare(filled(existing))).isEqualTo(Match.FORBIDS);
    assertThat(policy.forbidden(filled(existing))).isNotEmpty();
  }

  @Test
  void ourStatementMayNotLetOthersSend() {
    String wider =
        Json.compact(new QueuePolicy(QUEUE, List.of(MAILS, ORDERS, ORDERS + "2")).toTree());
    assertThat(policy.compare(wider)).isEqualTo(Match.WIDER);
  }

  @Test
  void statementsOfOthersAreKept() {
    String others =
        filled(
            """
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Bucket","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
               "Action":"sqs:SendMessage","Resource":"QUEUE"},
              {"Sid":"SealaneTopics","Effect":"Allow","Principal":"*","Action":"sqs:SendMessage",
               "Resource":"QUEUE","Condition":{"ArnEquals":{"aws:SourceArn":"ORDERS"}}}]}""");
    String merged = policy.mergedInto(others);
    assertThat(policy.compare(merged)).isEqualTo(Match.SAME);
    assertThat(Grant.read(merged))
        .extracting(Grant::sid)
        .containsExactly("Bucket", "SealaneTopics");
    assertThat(policy.mergedInto(merged)).isEqualTo(merged);
  }

  @Test
  void aTextWithQuotesOfRegularExpressionsIsNoPattern() {
    assertThat(
            new QueuePolicy("a.b", List.of(ORDERS))
                .compare(
                    """
                    {"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"axb"}}"""))
        .isEqualTo(Match.FORBIDS);
  }

  private static String filled(String template) {
    return template.replace("QUEUE", QUEUE).replace("ORDERS", ORDERS).replace("MAILS", MAILS);
  }
}
