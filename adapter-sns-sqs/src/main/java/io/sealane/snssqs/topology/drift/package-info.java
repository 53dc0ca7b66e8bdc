/** Compares what exists with what is wanted, and repairs it. */
@NullMarked
package io.sealane.snssqs.topology.drift;

import org.jspecify.annotations.NullMarked;
