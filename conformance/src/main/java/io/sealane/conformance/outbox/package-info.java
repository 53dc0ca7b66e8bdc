/** The promises of an outbox. */
@NullMarked
package io.sealane.conformance.outbox;

import org.jspecify.annotations.NullMarked;
