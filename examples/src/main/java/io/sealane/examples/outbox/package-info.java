/** A shop whose process is killed while it works. */
@NullMarked
package io.sealane.examples.outbox;

import org.jspecify.annotations.NullMarked;
