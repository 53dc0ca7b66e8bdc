package io.sealane.store;

/**
 * Lets the effect of an event happen once per subscription, however often the event comes. Which
 * promise that is depends on where the effect goes, so there are two kinds and neither can be taken
 * for the other. E is the handler's effect, M the guard's mark:
 *
 * <table>
 * <caption>What a crash can do</caption>
 * <tr><th>guard</th><th>before E</th><th>between E and M</th><th>after M, before settling</th>
 *     <th>two at once</th></tr>
 * <tr><td>none</td><td>comes again</td><td>&mdash;</td><td>E twice</td><td>E twice</td></tr>
 * <tr><td>{@link LeasedGuard}</td><td>comes again after the claim's lease</td>
 *     <td><b>E twice</b>, after the claim's lease</td><td>skipped</td>
 *     <td>one runs, unless E outlives the claim without renewing it</td></tr>
 * <tr><td>{@link TransactionalGuard}</td><td>comes again</td><td>impossible: E and M are one
 *     commit</td><td>skipped</td><td>the second waits, then skips</td></tr>
 * <tr><td>external E that takes the event id as its idempotency key</td><td>comes again</td>
 *     <td>repeated, a no-op at the far end</td><td>skipped</td><td>one effect</td></tr>
 * </table>
 *
 * <p>So: the effect is there exactly once if it shares the guard's transaction or takes the event's
 * id as a key. Otherwise it is there at least once, and the second one can come no earlier than the
 * claim's lease after the crash.
 */
public sealed interface Guard permits LeasedGuard, TransactionalGuard {}
