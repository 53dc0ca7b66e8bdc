package io.sealane.consume.pipeline;

import io.sealane.error.Failure;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A receiver that remembers what it was asked, and answers when and what a test says. */
final class ScriptedReceiver implements Receiver {

  /** The receives, in the order of asking. */
  final List<ReceiveRequest> receives = new ArrayList<>();

  /** The batches of settlements, in the order of asking. */
  final List<List<Settlement>> settles = new ArrayList<>();

  /** The batches of extensions, in the order of asking. */
  final List<List<Delivery>> extensions = new ArrayList<>();

  private final Deque<CompletableFuture<ReceiveResult>> openReceives = new ArrayDeque<>();
  private final Deque<CompletableFuture<List<LeaseResult>>> openSettles = new ArrayDeque<>();
  private final Deque<CompletableFuture<List<LeaseResult>>> openExtensions = new ArrayDeque<>();
  private int closes;

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    receives.add(request);
    return opened(openReceives);
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    settles.add(batch);
    return opened(openSettles);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    extensions.add(batch);
    return opened(openExtensions);
  }

  private static <T> CompletionStage<T> opened(Deque<CompletableFuture<T>> open) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    open.addLast(answer);
    return answer;
  }

  /** How many receives wait for an answer. */
  int open() {
    return openReceives.size();
  }

  /** The receive that was asked for last. */
  ReceiveRequest lastReceive() {
    return receives.get(receives.size() - 1);
  }

  /** Answers the receive that is open for longest with these deliveries. */
  void bring(Delivery... deliveries) {
    answerReceive(new ReceiveResult.Received(List.of(deliveries)));
  }

  /** Answers the receive that is open for longest: it did not go through. */
  void fail(Failure failure) {
    answerReceive(new ReceiveResult.Failed(failure));
  }

  /** Answers the receive that is open for longest with whatever it is. */
  void answerReceive(@Nullable ReceiveResult result) {
    openReceives.removeFirst().complete(result);
  }

  /** The ids of each batch of settlements. */
  List<List<String>> settled() {
    return settles.stream()
        .map(batch -> batch.stream().map(one -> one.delivery().messageId()).toList())
        .toList();
  }

  /** The ids of each batch of extensions. */
  List<List<String>> extended() {
    return extensions.stream()
        .map(batch -> batch.stream().map(Delivery::messageId).toList())
        .toList();
  }

  /** Answers the settle that is open for longest, all entries alike. */
  void answerSettle(LeaseResult result) {
    int entries = settles.get(settles.size() - openSettles.size()).size();
    openSettles.removeFirst().complete(Collections.nCopies(entries, result));
  }

  /** Answers the settle that is open for longest, entry by entry. */
  void answerSettle(List<LeaseResult> results) {
    openSettles.removeFirst().complete(results);
  }

  /** Answers the extension that is open for longest, all entries alike. */
  void answerExtension(LeaseResult result) {
    int entries = extensions.get(extensions.size() - openExtensions.size()).size();
    openExtensions.removeFirst().complete(Collections.nCopies(entries, result));
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    return CompletableFuture.completedFuture(Backlog.UNKNOWN);
  }

  @Override
  public void close() {
    closes++;
  }

  /** How often it was closed. */
  int closes() {
    return closes;
  }
}
