/** The promises of an inbox. */
@NullMarked
package io.sealane.conformance.inbox;

import org.jspecify.annotations.NullMarked;
