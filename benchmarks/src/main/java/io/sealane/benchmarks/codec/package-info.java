/** Writing and reading events, beside bare Jackson and other JSON libraries. */
@NullMarked
package io.sealane.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
