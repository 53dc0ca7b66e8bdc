/** Handing things from thread to thread, beside other queues and asynchronous buses. */
@NullMarked
package io.sealane.benchmarks.handoff;

import org.jspecify.annotations.NullMarked;
