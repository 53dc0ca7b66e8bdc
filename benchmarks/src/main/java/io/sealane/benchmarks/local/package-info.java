/** Publishing to handlers in the same thread, beside other event buses. */
@NullMarked
package io.sealane.benchmarks.local;

import org.jspecify.annotations.NullMarked;
