/** What is measured in a JVM of its own: heap, threads, classes, idleness, latency. */
@NullMarked
package io.sealane.benchmarks.alone;

import org.jspecify.annotations.NullMarked;
