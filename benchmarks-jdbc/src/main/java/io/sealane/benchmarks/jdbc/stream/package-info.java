/** Event stores: append, read, catch up. */
@NullMarked
package io.sealane.benchmarks.jdbc.stream;

import org.jspecify.annotations.NullMarked;
