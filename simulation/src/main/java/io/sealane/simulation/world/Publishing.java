package io.sealane.simulation.world;

import java.time.Duration;
import java.util.List;

/**
 * One call that publishes something.
 *
 * @param thread which of the publishing threads calls; each calls one after the other
 * @param at not before that time
 * @param events what it publishes
 * @param expiresAfter when the events expire after being published; zero for never
 * @param async whether the thread goes on with its next call without waiting for this one
 */
public record Publishing(
    int thread, Duration at, List<SimEvent> events, Duration expiresAfter, boolean async) {}
