package io.sealane.conformance.proxy;

import java.util.Set;
import java.util.function.Predicate;

/** To which requests a trouble comes. Immutable. */
public final class Rule {

  private final Predicate<String> actions;
  private final Trouble trouble;
  private final Predicate<Request> where;
  private final double share;
  private final int skipped;
  private final int times;

  private Rule(
      Predicate<String> actions,
      Trouble trouble,
      Predicate<Request> where,
      double share,
      int skipped,
      int times) {
    this.actions = actions;
    this.trouble = trouble;
    this.where = where;
    this.share = share;
    this.skipped = skipped;
    this.times = times;
  }

  /** To every request for one of these operations. */
  public static Rule on(Trouble trouble, String... actions) {
    Set<String> names = Set.of(actions);
    return new Rule(names::contains, trouble, request -> true, 1, 0, Integer.MAX_VALUE);
  }

  /** To every request. */
  public static Rule onAll(Trouble trouble) {
    return new Rule(action -> true, trouble, request -> true, 1, 0, Integer.MAX_VALUE);
  }

  /** Only to those requests. */
  public Rule where(Predicate<Request> condition) {
    return new Rule(actions, trouble, where.and(condition), share, skipped, times);
  }

  /** Only to that share of them, drawn by the proxy's seed; more than 0, at most 1. */
  public Rule share(double part) {
    return new Rule(actions, trouble, where, part, skipped, times);
  }

  /** Not to the first so many. */
  public Rule after(int requests) {
    return new Rule(actions, trouble, where, share, requests, times);
  }

  /** To so many and no more. */
  public Rule times(int requests) {
    return new Rule(actions, trouble, where, share, skipped, requests);
  }

  Trouble trouble() {
    return trouble;
  }

  boolean isAbout(String action, Request request) {
    return actions.test(action) && where.test(request);
  }

  double share() {
    return share;
  }

  int skipped() {
    return skipped;
  }

  int times() {
    return times;
  }
}
