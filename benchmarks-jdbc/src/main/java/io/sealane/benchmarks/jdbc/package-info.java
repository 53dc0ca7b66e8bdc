/** Benchmarks on a real PostgreSQL, beside the peers, in one run. */
@NullMarked
package io.sealane.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
