package io.sealane.simulation.world;

import io.sealane.simulation.fault.FaultKind;
import java.time.Duration;

/**
 * A message that no application of ours has sent.
 *
 * @param kind what is wrong with it: undecodable, of unknown type, or in conflict
 * @param at when it comes
 * @param topic where
 * @param number a number of its own, or of the event that it contradicts
 */
public record Injection(FaultKind kind, Duration at, String topic, int number) {}
