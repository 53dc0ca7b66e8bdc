/** How much is done, with which events, and what rounds come to. */
@NullMarked
package io.sealane.benchmarks.jdbc.trial;

import org.jspecify.annotations.NullMarked;
