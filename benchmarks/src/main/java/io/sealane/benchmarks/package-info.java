/** Measurements of the library's hot paths. */
@NullMarked
package io.sealane.benchmarks;

import org.jspecify.annotations.NullMarked;
