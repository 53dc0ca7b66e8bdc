package io.sealane.examples.story;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Prints what the actors say, in the order of the script: they act at the same time, and who is
 * first differs from run to run.
 */
final class Stage {

  private final PrintStream out;
  private final Map<String, BlockingQueue<String>> said = new ConcurrentHashMap<>();

  Stage(PrintStream out) {
    this.out = out;
  }

  /** Takes what the actor says, from any thread. */
  Consumer<String> voice(String actor) {
    return words -> heardFrom(actor).add(words);
  }

  void title(String text) {
    out.println(text);
  }

  void scene(String title) {
    pause();
    title(title);
    pause();
  }

  void pause() {
    out.println();
  }

  void tell(String text) {
    text.lines().forEach(line -> out.println("  " + line));
  }

  /** Waits until each of the actors has said something, in this order, and prints it. */
  void hear(String... actors) throws InterruptedException {
    for (String actor : actors) {
      print(actor, next(actor));
    }
  }

  /** Waits until the actor has said so many things, which may come in any order. */
  void hearAll(String actor, int count) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(next(actor));
    }
    Collections.sort(all);
    all.forEach(words -> print(actor, words));
  }

  /** What was said and is not in the script. */
  List<String> unheard() {
    return said.values().stream().flatMap(BlockingQueue::stream).toList();
  }

  private String next(String actor) throws InterruptedException {
    String words = heardFrom(actor).poll(30, TimeUnit.SECONDS);
    if (words == null) {
      throw new IllegalStateException(actor + " has nothing to say, but the script says otherwise");
    }
    return words;
  }

  private void print(String actor, String words) {
    tell("%-10s %s".formatted(actor, words));
  }

  private BlockingQueue<String> heardFrom(String actor) {
    return said.computeIfAbsent(actor, unused -> new LinkedBlockingQueue<>());
  }
}
