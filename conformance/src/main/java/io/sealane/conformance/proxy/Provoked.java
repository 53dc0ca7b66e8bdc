package io.sealane.conformance.proxy;

import java.util.SplittableRandom;

/** A rule at work. Safe for use by many threads. */
public final class Provoked {

  private final Rule rule;
  private final SplittableRandom random;
  private int matched;
  private int hits;
  private boolean over;

  Provoked(Rule rule, SplittableRandom random) {
    this.rule = rule;
    this.random = random;
  }

  /** How many requests it came to. */
  public synchronized int hits() {
    return hits;
  }

  /** Comes to no more requests. Idempotent. */
  public synchronized void end() {
    over = true;
  }

  /** Whether it comes to that request; counts it if so. */
  synchronized boolean comesTo(String action, Request request) {
    if (over || hits >= rule.times() || !rule.isAbout(action, request)) {
      return false;
    }
    if (matched++ < rule.skipped() || random.nextDouble() >= rule.share()) {
      return false;
    }
    hits++;
    return true;
  }

  synchronized SplittableRandom random() {
    return random.split();
  }

  Trouble trouble() {
    return rule.trouble();
  }
}
