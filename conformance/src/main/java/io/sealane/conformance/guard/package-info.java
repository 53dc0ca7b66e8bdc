/** The promises of a guard with leases. */
@NullMarked
package io.sealane.conformance.guard;

import org.jspecify.annotations.NullMarked;
