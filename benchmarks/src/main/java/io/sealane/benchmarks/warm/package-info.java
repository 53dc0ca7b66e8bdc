/** When code is compiled, and can be measured. */
@NullMarked
package io.sealane.benchmarks.warm;

import org.jspecify.annotations.NullMarked;
