/** Sending in batches. */
@NullMarked
package io.sealane.snssqs.send;

import org.jspecify.annotations.NullMarked;
