/** Consuming, by Sealane and by its peers. */
@NullMarked
package io.sealane.benchmarks.snssqs.consume;

import org.jspecify.annotations.NullMarked;
