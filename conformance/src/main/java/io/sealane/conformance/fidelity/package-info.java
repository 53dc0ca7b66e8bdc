/** The promises that an event arrives as what it was, through pipeline, codec and transport. */
@NullMarked
package io.sealane.conformance.fidelity;

import org.jspecify.annotations.NullMarked;
