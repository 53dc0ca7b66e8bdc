/** The promises of a codec, whatever its format. */
@NullMarked
package io.sealane.conformance.codec;

import org.jspecify.annotations.NullMarked;
