package io.sealane.transport.send;

import io.sealane.error.Failure;
import io.sealane.transport.send.SendResult.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A sender that remembers what it was given, and answers when and what a test says. */
public final class ScriptedSender implements Sender {

  /** The batches, in the order of sending. */
  public final List<List<OutgoingMessage>> batches = new ArrayList<>();

  private final List<CompletableFuture<List<SendResult>>> open = new ArrayList<>();
  private Function<List<OutgoingMessage>, CompletionStage<List<SendResult>>> script;
  private int closes;

  private ScriptedSender() {
    this.script =
        batch -> {
          CompletableFuture<List<SendResult>> answer = new CompletableFuture<>();
          open.add(answer);
          return answer;
        };
  }

  /** Answers nothing by itself; {@link #answer} does. */
  public static ScriptedSender silent() {
    return new ScriptedSender();
  }

  /** Answers each batch before it returns. */
  public static ScriptedSender answering(
      Function<List<OutgoingMessage>, List<SendResult>> answers) {
    ScriptedSender sender = new ScriptedSender();
    sender.script = batch -> CompletableFuture.completedFuture(answers.apply(batch));
    return sender;
  }

  /** Does with each batch as the test says, up to throwing. */
  public static ScriptedSender doing(
      Function<List<OutgoingMessage>, CompletionStage<List<SendResult>>> script) {
    ScriptedSender sender = new ScriptedSender();
    sender.script = script;
    return sender;
  }

  /** Accepts everything. */
  public static List<SendResult> accept(List<OutgoingMessage> batch) {
    return batch.stream().<SendResult>map(message -> new Accepted("b-" + message.id())).toList();
  }

  /** A refusal for now. */
  public static SendResult busy() {
    return new SendResult.Rejected(Failure.of(Failure.Kind.TRANSIENT, "busy"));
  }

  @Override
  public synchronized CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    batches.add(batch);
    return script.apply(batch);
  }

  /** Answers the open batch of the given number, counted from 0 in the order of sending. */
  public void answer(int number, SendResult... results) {
    open.get(number).complete(List.of(results));
  }

  /** Answers the open batch of the given number: all accepted. */
  public void accept(int number) {
    open.get(number).complete(accept(batches.get(number)));
  }

  /** The ids of each batch. */
  public synchronized List<List<String>> ids() {
    return batches.stream().map(batch -> batch.stream().map(OutgoingMessage::id).toList()).toList();
  }

  /** How many messages each batch had. */
  public synchronized List<Integer> sizes() {
    return batches.stream().map(List::size).toList();
  }

  /** How often it was closed. */
  public int closes() {
    return closes;
  }

  @Override
  public void close() {
    closes++;
  }
}
