/** The time that a test lives in: virtual, or real and bounded. */
@NullMarked
package io.sealane.conformance.time;

import org.jspecify.annotations.NullMarked;
