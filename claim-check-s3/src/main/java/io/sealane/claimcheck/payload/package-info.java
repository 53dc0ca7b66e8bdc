/** The port to what keeps bodies, and the values that it speaks in. */
@NullMarked
package io.sealane.claimcheck.payload;

import org.jspecify.annotations.NullMarked;
