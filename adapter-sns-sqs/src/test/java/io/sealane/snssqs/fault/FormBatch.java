package io.sealane.snssqs.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.Request;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A batch of SNS: {@code Action=PublishBatch&PublishBatchRequestEntries.member.1.Id=…}. */
final class FormBatch implements AwsBatch {

  private static final Pattern FIELD =
      Pattern.compile("(PublishBatchRequestEntries\\.member\\.)([0-9]+)(\\.[^=]*)=(.*)");
  private static final Pattern DONE = Pattern.compile("(?s)<Successful>(.*)</Successful>");
  private static final Pattern FAILED = Pattern.compile("(?s)<Failed>(.*)</Failed>");

  private final Request request;

  /** The id of each entry by its number. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  FormBatch(Request request) {
    this.request = request;
    for (String field : request.text().split("&")) {
      Matcher entry = FIELD.matcher(field);
      if (entry.matches() && entry.group(3).equals(".Id")) {
        ids.put(entry.group(2), URLDecoder.decode(entry.group(4), UTF_8));
      }
    }
  }

  @Override
  public List<String> ids() {
    return List.copyOf(ids.values());
  }

  @Override
  public int visibility(String id) {
    return -1;
  }

  @Override
  public @Nullable Request without(Set<String> gone) {
    List<String> left = new ArrayList<>();
    ids.forEach(
        (number, id) -> {
          if (!gone.contains(id)) {
            left.add(number);
          }
        });
    List<String> fields = new ArrayList<>();
    for (String field : request.text().split("&")) {
      Matcher entry = FIELD.matcher(field);
      if (!entry.matches()) {
        fields.add(field);
      } else if (left.contains(entry.group(2))) {
        int number = left.indexOf(entry.group(2)) + 1;
        fields.add(entry.group(1) + number + entry.group(3) + "=" + entry.group(4));
      }
    }
    return left.isEmpty() ? null : request.withText(String.join("&", fields));
  }

  @Override
  public Reply withFailed(@Nullable Reply reply, Set<String> failed, AwsError error) {
    StringBuilder members = new StringBuilder(inside(FAILED, reply));
    for (String id : failed) {
      members.append("<member><Id>").append(id).append("</Id><Code>").append(error.code());
      members.append("</Code><Message>provoked</Message><SenderFault>");
      members.append(error.senderFault()).append("</SenderFault></member>");
    }
    return reply(inside(DONE, reply), members.toString());
  }

  @Override
  public Reply withSucceeded(@Nullable Reply reply, Set<String> succeeded) {
    StringBuilder members = new StringBuilder(inside(DONE, reply));
    for (String id : succeeded) {
      members.append("<member><Id>").append(id).append("</Id><MessageId>made-up-");
      members.append(id).append("</MessageId></member>");
    }
    return reply(members.toString(), inside(FAILED, reply));
  }

  private static String inside(Pattern list, @Nullable Reply reply) {
    Matcher found = list.matcher(reply == null ? "" : reply.text());
    return found.find() ? found.group(1) : "";
  }

  private static Reply reply(String done, String failed) {
    return Reply.of(
        200,
        "text/xml",
        "<PublishBatchResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
            + "<PublishBatchResult><Successful>"
            + done
            + "</Successful><Failed>"
            + failed
            + "</Failed></PublishBatchResult><ResponseMetadata><RequestId>provoked</RequestId>"
            + "</ResponseMetadata></PublishBatchResponse>");
  }
}
