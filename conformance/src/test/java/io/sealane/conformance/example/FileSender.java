package io.sealane.conformance.example;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a message into the folder of each queue. */
record FileSender(String topic, Folders folders, InstantSource clock) implements Sender {

  private static final int MAX_ATTRIBUTES = 20;
  private static final AtomicLong NUMBERS = new AtomicLong();

  // snippet: send
  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    return completedFuture(batch.stream().map(this::send).toList());
  }

  private SendResult send(OutgoingMessage message) {
    if (!folders.isTopic(topic)) {
      return rejected(Kind.MISSING, "no topic '" + topic + "'");
    }
    if (message.attributes().size() > MAX_ATTRIBUTES) {
      return rejected(Kind.INVALID, message.id() + " has over " + MAX_ATTRIBUTES + " attributes");
    }
    String sent = "%015d-%06d".formatted(clock.millis(), NUMBERS.incrementAndGet());
    try {
      for (Path queue : folders.queuesOf(topic)) {
        Path unseen = queue.resolveSibling(sent + "." + queue.getFileName());
        Files.write(unseen, MessageBytes.of(message));
        Files.move(unseen, new FileName(sent, clock.millis(), 0).in(queue));
      }
      return new SendResult.Accepted(sent);
    } catch (IOException e) {
      // Some queues may have it: the one who sends it again keeps its id.
      return new SendResult.Unknown(Failure.of(Kind.TRANSIENT, e.getClass().getName()));
    }
  }

  // end

  private static SendResult rejected(Kind kind, String reason) {
    return new SendResult.Rejected(Failure.of(kind, reason));
  }

  @Override
  public void close() {}
}
