package io.sealane.benchmarks.table;

import org.jspecify.annotations.Nullable;

/**
 * A target and whether it was reached.
 *
 * @param what the figure in words
 * @param measured the figure, or null if it was not measured
 * @param bound the bound, with its direction
 * @param verdict met, MISSED or not measured
 */
public record Verdict(String what, @Nullable Double measured, String bound, String verdict) {}
