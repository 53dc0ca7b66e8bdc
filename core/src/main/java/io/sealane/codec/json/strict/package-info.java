/**
 * A Jackson mapper that keeps the promises of the codec: what it reads is bounded and names no
 * class, what it writes it can read back.
 */
@NullMarked
package io.sealane.codec.json.strict;

import org.jspecify.annotations.NullMarked;
